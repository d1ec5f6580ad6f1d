"""Numbers that word processors count, as they write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.formats.list_numbers import ListCounter, ListLevel
from reader.documents.formats.number_formats import write_number
from reader.text.numerals import parse_numeral


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 15, "十五"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1260, "一千二百六十"),
        ("chineseCountingThousand", 2005, "二千零五"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 101, "一○一"),
        ("chineseLegalSimplified", 16, "壹拾陆"),
        ("ideographLegalTraditional", 26, "貳拾陸"),
        ("japaneseCounting", 111, "百十一"),
        ("ideographDigital", 2035, "二〇三五"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("decimalEnclosedCircle", 10, "⑩"),
        ("decimalEnclosedCircleChinese", 50, "㊿"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 34, "３４"),
        ("numberInDash", 5, "- 5 -"),
        ("none", 5, ""),
        ("nobody knows it", 5, "5"),
    ],
)
def test_formats(name: str, value: int, written: str) -> None:
    assert write_number(value, name) == written


@given(st.integers(1, 9999))
def test_chinese_numbers_mean_what_they_count(value: int) -> None:
    for name in ("chineseCountingThousand", "chineseLegalSimplified", "ideographDigital"):
        assert parse_numeral(write_number(value, name)) == value


@given(st.integers(-(10**9), 10**9), st.sampled_from(["lowerLetter", "upperRoman", "bullet"]))
def test_no_number_is_too_large(value: int, name: str) -> None:
    assert len(write_number(value, name)) < 40


CHAPTER = ListLevel("第%1章", "chineseCountingThousand")
SECTION = ListLevel("%1.%2", legal=True)


def test_deeper_numbers_start_anew_and_hold_the_outer_ones() -> None:
    counter = ListCounter()
    depths = (0, 1, 1, 0, 1)
    labels = [counter.count([CHAPTER, SECTION], depth) for depth in depths]
    assert labels == ["第一章 ", "1.1 ", "1.2 ", "第二章 ", "2.1 "]


def test_articles_may_count_on_through_the_chapters() -> None:
    article = ListLevel("第%2条", "chineseCountingThousand", restart=0)
    counter = ListCounter()
    labels = [counter.count([CHAPTER, article], depth) for depth in (0, 1, 1, 0, 1)]
    assert labels[-1] == "第三条 "


def test_a_depth_may_restart_after_one_outer_depth_only() -> None:
    levels = [ListLevel("%1"), ListLevel("%2"), ListLevel("%3", restart=1)]
    counter = ListCounter()
    labels = [counter.count(levels, depth).strip() for depth in (0, 1, 2, 1, 2, 0, 2)]
    assert labels == ["1", "1", "1", "2", "2", "2", "1"]


def test_outer_numbers_that_never_came_begin_at_their_start() -> None:
    assert ListCounter().count([CHAPTER, ListLevel("%1.%2")], 1) == "一.1 "


def test_what_ends_in_a_chinese_sign_stands_close() -> None:
    assert ListCounter().count([ListLevel("%1、", "chineseCounting")], 0) == "一、"
    assert ListCounter().count([ListLevel("(%1)", spaced=False)], 0) == "(1)"
    assert ListCounter().count([ListLevel("\uf0b7", "bullet")], 0) == "• "


def test_a_restart_sets_the_next_number() -> None:
    counter = ListCounter()
    counter.count([CHAPTER], 0)
    counter.restart(0, 9)
    assert counter.count([CHAPTER], 0) == "第九章 "
