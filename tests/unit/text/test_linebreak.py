from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.linebreak import HANGING, HUNG, NO_END, NO_START, break_lines
from reader.text.width import cell_width


def lines(text: str, measure: int, first_indent: int = 0, indent: int = 0) -> list[str]:
    starts = [*break_lines(text, measure, first_indent, indent), len(text)]
    return [text[a:b] for a, b in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("", 10, [""]),
        ("山水之间", 8, ["山水之间"]),
        ("山水之间有人家", 8, ["山水之间", "有人家"]),
        # a mark does not start a line
        ("山水之间，有人家", 8, ["山水之", "间，有", "人家"]),
        ("他问：山水？他答", 10, ["他问：山", "水？他答"]),
        ("江上往来人（们）去", 12, ["江上往来人", "（们）去"]),
        ("山水之间”说完了", 8, ["山水之", "间”说", "完了"]),
        # an opening mark does not end one
        ("他说过“江上往来”", 7, ["他说过", "“江上", "往来”"]),
        ("请读《岳阳楼记》", 6, ["请读", "《岳阳", "楼记》"]),
        # double marks stay whole and start no line
        ("他走了——再没回", 8, ["他走了——", "再没回"]),
        ("一二三四——五六七", 9, ["一二三", "四——五", "六七"]),
        ("江水东流……不回头", 9, ["江水东", "流……不", "回头"]),
        # numbers keep their units, words their letters
        ("到了一二2023年的夏天", 12, ["到了一二", "2023年的夏天"]),
        ("增长了大约5.6%左右", 12, ["增长了大约", "5.6%左右"]),
        ("全区实现GDP一千亿元", 10, ["全区实现", "GDP一千", "亿元"]),
        ("面积共计扩大了三万亩地", 18, ["面积共计扩大了三", "万亩地"]),
        ("人数增至２０２３人", 12, ["人数增至", "２０２３人"]),
        ("他住在该楼第12层东侧", 12, ["他住在该楼", "第12层东侧"]),
        ("the quick brown fox", 10, ["the quick ", "brown fox"]),
        ("it’s a dog’s life now", 10, ["it’s a ", "dog’s life ", "now"]),
        # a slash parts neither line
        ("山水之间和/或江边", 12, ["山水之间", "和/或江边"]),
        # a word longer than the line is cut
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
        # an address that takes more than half of the line goes on behind a joint
        ("见https://a.example/one/two/three", 26, ["见https://a.example/one/", "two/three"]),
        ("见（https://a.example/one/two/）", 26, ["见（https://a.example/one/", "two/）"]),
        ("江水东流去不回头https://a.example/", 26, ["江水东流去不回头", "https://a.example/"]),
        # a last line of one character takes company
        ("一二三四五六七八九", 8, ["一二三四", "五六七", "八九"]),
        ("一二三四五。", 10, ["一二三", "四五。"]),
        # nothing but marks: no lawful break
        ("，，，，，，", 6, ["，，，", "，，，"]),
    ],
)
def test_breaks(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


def test_indents() -> None:
    assert lines("一二三四五六七八九十", 10, 4, 2) == ["一二三", "四五六七", "八九十"]


def test_combining_marks_stay_with_their_letter() -> None:
    assert lines("e\u0301" * 6, 4) == ["e\u0301" * 4, "e\u0301" * 2]


@pytest.mark.parametrize(
    "text",
    ["e" + "\u0301" * 100_000, "字" + "\u200d" * 100_000, "字\ufe0f" * 50_000, "\u200b" * 100_000],
)
def test_rows_of_invisible_characters_are_bounded(text: str) -> None:
    assert max(map(len, lines(text, 20))) <= 4 * 20


@pytest.mark.parametrize("unit", ["字", "a", "，", " ", "一a，", "5", "a\u0301", "“", "第1年"])
def test_one_huge_line_ends(unit: str) -> None:
    text = unit * 100_000
    parts = lines(text, 80, 4)
    assert "".join(parts) == text


ALPHABET = (
    "中文字年月日万元，。、；：？！“”‘’（）《》—…·12.5%GDPabc \u3000\u0301\u200d\ufe0f☀𠮷\x00"
)
TEXTS = st.text(st.one_of(st.sampled_from(ALPHABET), st.characters()), max_size=300)


@given(TEXTS, st.integers(2, 90), st.integers(0, 12), st.integers(0, 12))
@example("一" * 44 + " " * 9, 80, 4, 0)
def test_lines_join_to_the_text_and_fit(text: str, measure: int, first: int, other: int) -> None:
    parts = lines(text, measure, first, other)
    assert "".join(parts) == text
    assert all(parts) or text == ""
    for number, part in enumerate(parts):
        room = max(measure - (other if number else first), 2)
        assert cell_width(part.rstrip(" \u3000\t")) <= room
        assert len(part) <= 4 * room + 4


CALM = st.text(st.sampled_from("山水之间有人家，。“”（）—…《》、"), max_size=300)


@given(CALM, st.integers(20, 80))
def test_forbidden_breaks_only_where_nothing_else_is_possible(text: str, measure: int) -> None:
    parts = lines(text, measure, 4)
    for before, after in pairwise(parts):
        if after[0] in NO_START or before[-1] in NO_END:
            joined = before + after[0]
            assert all(right in NO_START or left in NO_END for left, right in pairwise(joined))


@pytest.mark.parametrize("measure", range(6, 40))
def test_an_opening_bracket_with_a_space_does_not_end_a_line(measure: int) -> None:
    text = "[ 索引号 ] 00-01 [ 发文字号 ] 江发（ 2023 ）1号 [ 主题分类 ] 水利"
    assert not any(line.rstrip().endswith(("[", "（")) for line in lines(text, measure))


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("江边的人家，多年在此", 10, ["江边的人家，", "多年在此"]),
        ("江边的人家。”多年在此", 10, ["江边的人", "家。”多年", "在此"]),  # only one mark can
        ("他说：“江边的人家。多年", 11, ["他说：“江边", "的人家。", "多年"]),
        ("江边的人家。", 10, ["江边的人家。"]),
        ("江边的人家，，多年", 10, ["江边的人", "家，，多年"]),
        ("江边人家GDP，多年在此", 11, ["江边人家GDP，", "多年在此"]),
    ],
)
def test_marks_hang(text: str, measure: int, expected: list[str]) -> None:
    starts = break_lines(text, measure, hanging=True)
    assert [text[a:b] for a, b in pairwise([*starts, len(text)])] == expected


@given(st.text("江水，。、；：？！“”（）a1 　—…", max_size=80), st.integers(4, 40))
def test_only_one_mark_stands_behind_the_measure(text: str, measure: int) -> None:
    starts = break_lines(text, measure, hanging=True)
    for start, end in pairwise([*starts, len(text)]):
        line = text[start:end].rstrip(" \u3000")
        excess = cell_width(line) - measure
        assert excess <= 0 or (line[-1] in HANGING and excess <= HUNG)


def test_hanging_marks_leave_more_lines_full() -> None:
    text = "河道，堤岸。水库、渡口；人家多年在此" * 40
    full = [
        sum(b - a >= 10 for a, b in pairwise(break_lines(text, 20, hanging=hanging)))
        for hanging in (False, True)
    ]
    assert full[1] > full[0]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("修路一共花了三百万元左右", "万元"),
        ("今年种了十二亿亩好田地", "亿亩"),
        ("这条河全长大约3公里多些", "3公里"),
        ("从渡口走路要2小时才到的", "2小时"),
        ("全村有老井120口上下", "120"),
        ("水位比去年高了5%左右吧", "5%"),
    ],
)
def test_a_number_and_its_unit_stay_together(text: str, together: str) -> None:
    start = text.index(together)
    inside = range(start + 1, start + len(together))
    for measure in range(10, 24):
        assert not set(break_lines(text, measure)) & set(inside), measure


def test_characters_of_a_unit_may_part_where_no_number_stands_before_them() -> None:
    assert any(7 in break_lines("大家都说那条公里程表不准", measure) for measure in range(10, 24))
