"""What stands between a title and the text, and how headings and items stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.layout import Layout, Rendition
from reader.layout.fields import find_fields, set_fields
from reader.text.width import cell_width
from tests.handmade import BODY, HEADING, METADATA, document

if TYPE_CHECKING:
    from reader.documents.model import ParagraphKind
    from reader.layout.rows import Row

MEASURE = 60
TEXT = "雾津的雾一年有一百四十天，渡工听钟行船，从不误点，外地人初来总不相信。"


def rows(*parts: tuple[ParagraphKind, str] | str) -> list[list[Row]]:
    """Return the rows of each paragraph but those of air."""
    made = document((HEADING, "在渡口工作会议上的讲话"), *parts, TEXT)
    layout = Layout(Rendition(made), MEASURE)
    return [[row for row in layout.rows(p.ordinal) if row.holds_text] for p in made.paragraphs]


def is_centred(row: Row, text: str) -> bool:
    return row.indent == (MEASURE - cell_width(text)) // 2


@pytest.mark.parametrize(
    "line",
    [
        "（2024年3月15日）",
        "区长　林望舒",
        "顾南溪1，沈鹤年2，秦一诺1",
        "二〇二四年三月十五日",
        "（雾津区第三届人民代表大会第二次会议通过）",
    ],
)
def test_a_byline_stands_in_the_middle(line: str) -> None:
    assert is_centred(rows(line)[1][0], line)
    assert all(is_centred(found[0], line) for found in rows(line, line)[1:3])


def test_a_history_in_one_pair_of_brackets_stands_in_the_middle() -> None:
    first, second = "（潮历二百一十六年三月通过", "同年八月公布）"
    found = rows(first, second)
    assert is_centred(found[1][0], first)
    assert is_centred(found[2][0], second)


@pytest.mark.parametrize(
    "line",
    [
        "雾散了。",
        "（一）总体要求",
        "渡口、码头，一律都要清扫干净",
        "他说：“走。”",
        "（没有关上的括号",
    ],
)
def test_text_below_a_title_is_no_byline(line: str) -> None:
    assert rows(line)[1][0].indent == 4


def test_a_list_below_a_title_is_no_byline() -> None:
    assert rows(*["渡口名录"] * 6)[1][0].indent == 4


def test_a_line_further_down_is_no_byline() -> None:
    assert rows(TEXT, "区长　林望舒")[2][0].indent == 4


@pytest.mark.parametrize("line", ["同志们：", "区人民政府:", "各乡镇人民政府，各街道办事处：" * 2])
def test_whom_a_text_addresses_begins_at_the_margin(line: str) -> None:
    assert rows(line)[1][0].indent == 0
    assert rows("（2024年3月15日）", line)[2][0].indent == 0
    assert rows(TEXT, "会议要求：")[2][0].indent == 4


def test_addressees_among_the_facts_are_text() -> None:
    number, to = "（雾津府发〔2024〕7号）", "各乡镇人民政府，各街道办事处，区级各部门：" * 2
    found = rows((METADATA, number), (METADATA, to))
    assert is_centred(found[1][0], number)
    assert (found[2][0].indent, found[2][1].indent, found[2][0].role) == (0, 0, "body")


@pytest.mark.parametrize("mark", ["- ", "• ", "●", "◆ "])
def test_items_with_bullets_hang(mark: str) -> None:
    found = rows(TEXT, mark + TEXT)[2]
    assert [row.indent for row in found] == [4, *[4 + cell_width(mark)] * (len(found) - 1)]


def test_a_dash_without_a_space_is_no_bullet() -> None:
    assert rows(TEXT, "-5℃以下停航，" + TEXT)[2][1].indent == 0


def test_a_third_heading_has_air_above_unless_it_follows_another() -> None:
    made = document((HEADING, "法"), TEXT, (HEADING, "甲"), (HEADING, "乙"), (BODY, TEXT), level=3)
    layout = Layout(Rendition(made), MEASURE)
    air = [sum(row.role == "blank" for row in layout.rows(at)) for at in range(5)]
    assert air == [0, 1, 1, 0, 0]


FACTS = "| [ 索引号 ] | 1153/2021-37 | [ 发文字号 ] | |"
LONG = "[ 主题分类 ] 国民经济发展规划、计划、渡口管理与航标设置 [ 体裁分类 ] 规划 [ 有效性 ] 是"


def columns(text: str, measure: int) -> list[list[tuple[int, str]]]:
    found = set_fields(0, text, measure)
    assert "".join(text[row.start : row.end] for row in found) == text
    return [[(p.column, text[p.start : p.end]) for p in row.pieces] for row in found]


def test_facts_with_labels_stand_in_columns_without_bars() -> None:
    labels = [(0, "[ 索引号 ]"), (12, "1153/2021-37"), (32, "[ 发文字号 ]")]
    assert columns(FACTS, 64) == [[(0, labels[0][1]), (14, labels[1][1]), labels[2]]]


def test_facts_stand_below_one_another_where_there_is_no_room() -> None:
    assert [[c for c, _ in line] for line in columns(FACTS, 40)] == [[0, 14], [0]]
    wide = columns(LONG, 64)
    assert [[c for c, _ in line] for line in wide] == [[0, 14], [0, 14], [0, 14]]
    narrow = columns(LONG, 40)
    assert [[c for c, _ in line] for line in narrow][:2] == [[0, 14], [14]]
    assert all(c + cell_width(part) <= 40 for line in narrow for c, part in line)


@pytest.mark.parametrize(
    "text", ["编辑：林望舒 [本报记者]", "[1] 林望舒. 渡口志.", "无", "| a | b |"]
)
def test_other_facts_are_not_taken_apart(text: str) -> None:
    assert find_fields(text) == []
