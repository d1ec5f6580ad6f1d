"""Places in edited documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.documents.opening import read_document
from reader.documents.revised import same_place

if TYPE_CHECKING:
    from reader.documents.model import Document

LINES = [f"第{n}段写的是第{n}口井。" for n in range(20)]


def opened(lines: list[str]) -> Document:
    return read_document("\n".join(lines).encode(), "x.txt")


def test_a_place_goes_along_with_its_words() -> None:
    before = opened(LINES)
    after = opened(["新的开头写在这里。", "又一段新的。", *LINES[:5], *LINES[7:]])
    assert same_place(before, after, (12, 3)) == (12, 3)
    assert same_place(before, after, (2, 1)) == (4, 1)


def test_what_was_removed_leaves_its_neighbour() -> None:
    before, after = opened(LINES), opened([*LINES[:5], *LINES[7:]])
    assert same_place(before, after, (5, 4)) == (4, 0)


def test_like_paragraphs_are_told_apart_by_their_neighbours() -> None:
    lines = ["甲井。", "同上。", "乙井。", "同上。", "丙井。"]
    before, after = opened(lines), opened(["新井。", "同上。", *lines])
    assert same_place(before, after, (3, 0)) == (5, 0)


def test_a_new_text_keeps_the_share() -> None:
    before = opened(LINES)
    after = opened([f"全新的第{n}段文字。" for n in range(10)])
    assert same_place(before, after, (10, 2)) == (5, 0)


@given(st.lists(st.sampled_from(LINES), min_size=1), st.lists(st.sampled_from(LINES), min_size=1))
def test_the_place_is_always_one(old: list[str], new: list[str]) -> None:
    before, after = opened(old), opened(new)
    for ordinal in range(len(before.paragraphs)):
        paragraph, offset = same_place(before, after, (ordinal, 2))
        assert 0 <= offset < len(after.paragraphs[paragraph].text)
