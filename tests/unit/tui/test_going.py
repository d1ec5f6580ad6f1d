"""Places by what a reader calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.amounts import Amounts
from reader.documents.opening import read_document
from reader.documents.outline_columns import titles_of
from reader.documents.passages import Passages
from reader.layout.motions import Point
from reader.search.narrowing import Narrowing
from reader.tui.going import Targets

TEXT = """古井保护条例
第一章 总则
第一条 为了保护古井，制定本条例。
第二条 本条例所称古井，是指百年以上的水井。
第二章 管理
第三条 村民委员会负责管理。
第四条 取水应当爱护井台。
"""
START = Point(0, 0)


@pytest.fixture(scope="module")
def targets() -> Targets:
    document = read_document(TEXT.encode(), "wells.txt")
    return Targets(
        document, Amounts(document), Passages(document), Narrowing(titles_of(document.outline))
    )


@pytest.mark.parametrize(
    ("typed", "paragraph"),
    [
        ("1", 0),
        ("4", 3),
        ("99999", 6),
        ("0", 0),
        ("¶4", 3),
        ("第4段", 3),
        ("0%", 0),
        ("100%", 6),
        ("100％", 6),
        ("４", 3),
        ("１００％", 6),
        ("第三条", 5),
        ("3条", 5),
        ("第3条", 5),
        ("第二章", 4),
        ("本章", 1),
        ("guanli", 4),
        ("管理", 4),
    ],
)
def test_the_most_likely_place_comes_first(targets: Targets, typed: str, paragraph: int) -> None:
    assert targets.find(typed, Point(2, 0))[0].place.paragraph == paragraph


@pytest.mark.parametrize("typed", ["第九条", "没有的话", "%", "-3", "9" * 5000])
def test_what_is_nowhere_has_no_name(targets: Targets, typed: str) -> None:
    assert targets.named(typed, START) == []


def test_nothing_typed_offers_all_headings(targets: Targets) -> None:
    assert len(targets.find("", START)) == 7


@given(st.floats(0, 1))
def test_every_share_of_a_text_is_a_place(share: float) -> None:
    document = read_document(TEXT.encode(), "wells.txt")
    amounts = Amounts(document)
    paragraph, offset = amounts.at(share)
    assert 0 <= offset < len(document.paragraphs[paragraph].text)
    length = amounts.between((0, 0), (len(document.paragraphs), 0))
    assert amounts.between((0, 0), (paragraph, offset)) == pytest.approx(share * length, abs=2)
