from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.opening import read_document
from reader.documents.references import MOST, References

STATUTE = """渡口管理法

第一章 总则
第一条 为了管好渡口，制定本法。
第二条 渡口分为两类：
（一）官渡；
（二）义渡。
官渡由县设立。
第二章 摆渡
第三条 船工应当遵守第二条第一款第（二）项的规定，不得违反本法第一条。
第四条 依照《航道条例》第三条、第四条和第一条处理的，不适用前条。
第五条 依照渔业法第二条处罚的，按照该法第一条办理；依照《中华人民共和国渡口管理法》第二条的除外。
第六条 见第一章、本章、第九十九条、附件2。
本条第一款自公布之日起施行。
附件1
渡口名录
附件2
船工名册
"""
MADE = read_document(STATUTE.encode(), "渡口.txt")
FOUND = References(MADE)


def at(words: str) -> int:
    return next(p.ordinal for p in MADE.paragraphs if p.text.startswith(words))


def led(words: str) -> list[tuple[str, str]]:
    """Return the references in a paragraph, each with the first words of where it leads."""
    ordinal = at(words)
    text = MADE.paragraphs[ordinal].text
    return [
        (text[r.start : r.end], MADE.paragraphs[r.target[0]].text[r.target[1] :][:4])
        for r in FOUND.in_paragraph(ordinal)
    ]


def test_articles_with_their_parts_and_this_law_by_its_name() -> None:
    assert led("第三条") == [("第二条第一款第（二）项", "（二）义"), ("本法第一条", "第一条 ")]


def test_another_law_is_not_this_one_and_neither_is_what_goes_on_about_it() -> None:
    assert led("第四条") == [("前条", "第三条 ")]


def test_a_law_named_without_brackets_and_this_one_by_its_full_name() -> None:
    assert led("第五条") == [("第二条", "第二条 ")]


def test_chapters_and_what_does_not_exist() -> None:
    assert led("第六条") == [("第一章", "第一章 "), ("本章", "第二章 "), ("附件2", "附件2")]


def test_this_article() -> None:
    assert led("本条第一款")[0][1].startswith("见第一章")


@pytest.mark.parametrize("words", ["第一章", "附件1", "渡口管理法"])
def test_headings_hold_none(words: str) -> None:
    assert led(words) == []


def test_the_nearest_is_at_the_place_or_behind_it_or_the_last() -> None:
    ordinal = at("第三条")
    first, second = FOUND.in_paragraph(ordinal)
    assert FOUND.nearest(ordinal, 0) == first
    assert FOUND.nearest(ordinal, first.end - 1) == first
    assert FOUND.nearest(ordinal, first.end) == second
    assert FOUND.nearest(ordinal, second.end + 3) == second
    assert FOUND.nearest(at("第一章"), 0) is None


def test_traditional_text_is_read_too() -> None:
    made = read_document("第一條 渡口。\n第二條 準用第一條之規定。\n".encode(), "渡口.txt")
    (reference,) = References(made).in_paragraph(1)
    assert reference.target[0] == 0


def test_there_is_an_end_to_them() -> None:
    text = "第一条 渡口。\n第二条 " + "见第一条。" * 5000
    made = read_document(text.encode(), "渡口.txt")
    assert len(References(made).in_paragraph(1)) == MOST - 1  # less the heading


@settings(max_examples=60)
@given(st.text("第一二三条款项章本前《》法（）、见附件专栏1 \n", max_size=80))
def test_they_lie_in_the_text_and_lead_into_the_document(text: str) -> None:
    made = read_document(f"第一章 甲\n第一条 乙。\n{text}\n第二条 丙。".encode(), "随.txt")
    found = References(made)
    for paragraph in made.paragraphs:
        end = 0
        for reference in found.in_paragraph(paragraph.ordinal):
            assert end <= reference.start < reference.end <= len(paragraph.text)
            target, offset = reference.target
            assert 0 <= offset <= len(made.paragraphs[target].text)
            end = reference.end
