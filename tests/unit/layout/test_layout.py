from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.model import Cell
from reader.i18n import tr
from reader.layout.column import GUTTER, column
from reader.layout.layout import Layout, Place
from reader.layout.manner import Manner
from reader.layout.rendition import Rendition
from reader.layout.rows import Row, column_of, offset_at
from reader.layout.styles import RoleSpan
from reader.text.width import cell_width
from tests.handmade import (
    BODY,
    CAPTION,
    FURNITURE,
    HEADING,
    ITEM,
    METADATA,
    ROW,
    Doubling,
    changed,
    document,
)

if TYPE_CHECKING:
    from reader.documents.model import Document, ParagraphKind

PLAN = document(
    (FURNITURE, "首页 > 公告"),
    (FURNITURE, "分享到：微博"),
    (METADATA, "索引号：00-01"),
    (METADATA, "成文日期：二〇二三年"),
    (HEADING, "临江区水系治理三年行动计划"),
    (HEADING, "一、总体要求"),
    "为治理全区水系，现制定本计划。" * 6,
    "各镇、各街道应当结合实际认真贯彻落实。",
    (HEADING, "二、主要任务"),
    (ITEM, "（一）整治河道。" + "清理淤积，修复堤岸，" * 8),
    (CAPTION, "表1 任务分工"),
    (ROW, "任务|单位|时限"),
    (ROW, "河道清淤|水利局|2024年"),
    (ROW, "岸线绿化|园林局|2025年"),
    "附则。",
)


def layout(made: Document = PLAN, measure: int = 40, *, folded: bool = True) -> Layout:
    return Layout(Rendition(made), measure, Manner(folded=folded))


def page(made: Layout) -> list[Row]:
    return [row for _, row in made.window(made.first, 10_000)]


def shown(made: Layout, row: Row) -> str:
    cells = list(row.frame.ljust(made.measure))
    text = made.rendition.text(row.paragraph)
    line, at = "", 0
    for piece in row.pieces or row.fragments:
        line += "".join(cells[at : piece.column]) + (piece.label or text[piece.start : piece.end])
        at = cell_width(line)
    return (line + "".join(cells[at:])).rstrip()


def test_a_page() -> None:
    made = layout()
    assert [shown(made, row) for row in page(made)] == [
        tr("view.folded", count=2),
        "",
        "索引号：00-01",
        "成文日期：二〇二三年",
        "",
        "",
        "       临江区水系治理三年行动计划",
        "",
        "一、总体要求",
        "",
        "    为治理全区水系，现制定本计划。为治理",
        "全区水系，现制定本计划。为治理全区水系，",
        "现制定本计划。为治理全区水系，现制定本计",
        "划。为治理全区水系，现制定本计划。为治理",
        "全区水系，现制定本计划。",
        "    各镇、各街道应当结合实际认真贯彻",
        "落实。",
        "",
        "二、主要任务",
        "",
        "    （一）整治河道。清理淤积，修复堤岸，",
        "          清理淤积，修复堤岸，清理淤积，",
        "          修复堤岸，清理淤积，修复堤岸，",
        "          清理淤积，修复堤岸，清理淤积，",
        "          修复堤岸，清理淤积，修复堤岸，",
        "          清理淤积，修复堤岸，",
        "",
        "              表1 任务分工",
        "┌──────────┬────────┬────────┐",
        "│ 任务     │ 单位   │ 时限   │",
        "├──────────┼────────┼────────┤",
        "│ 河道清淤 │ 水利局 │ 2024年 │",
        "│ 岸线绿化 │ 园林局 │ 2025年 │",
        "└──────────┴────────┴────────┘",
        "",
        "    附则。",
    ]


def test_furniture_can_be_unfolded() -> None:
    made = layout(folded=False)
    assert [shown(made, row) for row in page(made)[:3]] == ["首页 > 公告", "分享到：微博", ""]


def test_a_place_in_folded_furniture_is_the_row_that_stands_for_it() -> None:
    assert layout().place_of(1, 3) == Place(0, 0)


def test_a_long_title_is_balanced() -> None:
    made = layout(document((HEADING, "临江区国民经济和社会发展第十四个五年规划")), 30)
    assert [shown(made, row).strip() for row in page(made)] == [
        "临江区国民经济和社会发展",
        "第十四个五年规划",
    ]


def test_nested_headings_share_their_air() -> None:
    made = layout(document((HEADING, "题"), (HEADING, "第一篇"), (HEADING, "第二篇"), "正文"))
    assert [shown(made, row) for row in page(made)] == [
        "                   题",
        "",
        "第一篇",
        "",
        "第二篇",
        "",
        "    正文",
    ]


WIDE = document(
    (ROW, "序号|任务|牵头单位|完成时限"),
    (ROW, "1|整治河道，清理多年淤积|区水利局、区住建局|2024年12月"),
    (ROW, "近期任务"),
    (ROW, "2|岸线绿化||2025年"),
)


def test_a_table_wraps_its_widest_cells() -> None:
    made = layout(WIDE, 50)
    assert [shown(made, row) for row in page(made)] == [
        "┌──────┬───────────────┬────────────┬────────────┐",
        "│ 序号 │ 任务          │ 牵头单位   │ 完成时限   │",
        "├──────┼───────────────┼────────────┼────────────┤",
        "│ 1    │ 整治河道，清  │ 区水利局、 │ 2024年12月 │",
        "│      │ 理多年淤积    │ 区住建局   │            │",
        "├──────┴───────────────┴────────────┴────────────┤",
        "│ 近期任务                                       │",
        "├──────┬───────────────┬────────────┬────────────┤",
        "│ 2    │ 岸线绿化      │            │ 2025年     │",
        "└──────┴───────────────┴────────────┴────────────┘",
    ]


def test_spaces_that_hang_do_not_bend_a_frame() -> None:
    made = layout(document((ROW, "渡口|船"), (ROW, "江水东流人家临江   而居|三")), 28)
    assert {cell_width(shown(made, row)) for row in page(made)} == {28}


def test_a_table_too_wide_unfolds_into_records() -> None:
    made = layout(WIDE, 24)
    assert [shown(made, row) for row in page(made)] == [
        "序号  任务  牵头单位",
        "完成时限",
        "────────────────────────",
        "序号：    1",
        "任务：    整治河道，清理",
        "          多年淤积",
        "牵头单位：区水利局、区住",
        "          建局",
        "完成时限：2024年12月",
        "────────────────────────",
        "近期任务",
        "────────────────────────",
        "序号：    2",
        "任务：    岸线绿化",
        "完成时限：2025年",
    ]


def test_numbers_end_at_the_same_cell() -> None:
    rows = [
        "镇|水库（座）|投资|备注",
        "望渡镇|11|2,046.0|5",
        "石门乡|5|-3.5%|无",
        "河口镇|—|318|有",
    ]
    made = layout(document(*((ROW, row) for row in rows)), 60)
    assert [shown(made, row) for row in page(made)][1:7] == [
        "│ 镇     │ 水库（座） │    投资 │ 备注 │",
        "├────────┼────────────┼─────────┼──────┤",
        "│ 望渡镇 │         11 │ 2,046.0 │ 5    │",
        "│ 石门乡 │          5 │   -3.5% │ 无   │",
        "│ 河口镇 │          — │     318 │ 有   │",
        "└────────┴────────────┴─────────┴──────┘",
    ]


COLUMNS = [
    [
        "┌──────┬────────────────────────┐",
        "│ 序号 │ 任务                   ┊",
        "├──────┼────────────────────────┤",
        "│ 1    │ 整治河道，清理多年淤积 ┊",
        "├──────┴────────────────────────┤",
        "│ 近期任务                      │",
        "├──────┬────────────────────────┤",
        "│ 2    │ 岸线绿化               ┊",
        "└──────┴────────────────────────┘",
    ],
    [
        "┌──────┬────────────────────┐",
        "│ 序号 ┊ 牵头单位           ┊",
        "├──────┼────────────────────┤",
        "│ 1    ┊ 区水利局、区住建局 ┊",
        "├──────┴────────────────────┤",
        "│ 近期任务                  │",
        "├──────┬────────────────────┤",
        "│ 2    ┊                    ┊",
        "└──────┴────────────────────┘",
    ],
    [
        "┌──────┬────────────┐",
        "│ 序号 ┊ 完成时限   │",
        "├──────┼────────────┤",
        "│ 1    ┊ 2024年12月 │",
        "├──────┴────────────┤",
        "│ 近期任务          │",
        "├──────┬────────────┤",
        "│ 2    ┊ 2025年     │",
        "└──────┴────────────┘",
    ],
]


@pytest.mark.parametrize(("first", "picture"), [(0, 0), (1, 0), (2, 1), (3, 2), (9, 2)])
def test_a_table_is_scrolled_sideways(first: int, picture: int) -> None:
    made = Layout(Rendition(WIDE), 34, Manner(tables={0: first}))
    assert [shown(made, row) for row in page(made)] == COLUMNS[picture]


def test_a_table_is_set_anew_where_it_stands() -> None:
    made = Layout(Rendition(WIDE), 34)
    records = page(made)
    made.adapt(Manner(tables={0: 2}))
    assert [shown(made, row) for row in page(made)] == COLUMNS[1]
    assert made.total == len(COLUMNS[1])
    made.adapt(Manner())
    assert page(made) == records


def test_hidden_cells_tell_how_they_come_on_the_screen() -> None:
    made = Layout(Rendition(WIDE), 34, Manner(tables={0: 2}))
    table = made.table(1)
    assert table is not None
    text = made.rendition.text(1)
    wanted = [table.first_that_shows(1, text.index(word)) for word in ("1", "河道", "区", "2024")]
    assert wanted == [None, 1, None, 3]
    assert table.first_that_shows(2, 0) is None


TABLES = st.lists(
    st.lists(st.text("江水渡口a1 ", max_size=30), min_size=3, max_size=3), min_size=2, max_size=6
)


@given(TABLES, st.integers(12, 60))
def test_a_scrolled_table_fits_and_shows_every_cell(cells: list[list[str]], measure: int) -> None:
    made = document(*((ROW, "|".join(row)) for row in cells))
    seen: dict[int, set[int]] = {ordinal: set() for ordinal in range(len(cells))}
    for first in range(3):
        layout = Layout(Rendition(made), measure, Manner(tables={0: first}))
        for row in page(layout):
            assert cell_width(shown(layout, row)) <= max(measure, 17)
            for piece in row.pieces:
                seen[row.paragraph].update(range(piece.start, piece.end))
    for ordinal, row_cells in enumerate(cells):
        text = "|".join(row_cells)
        wanted = {at for at, character in enumerate(text) if character not in "| "}
        assert wanted <= seen[ordinal]


def test_an_empty_document() -> None:
    made = layout(document())
    assert made.total == 0
    assert made.window(made.first, 9) == []
    assert made.first == made.last == made.place_at(5) == made.move(made.first, 3)
    assert made.last_top(4) == made.place_of(0, 0) == made.first


TEXT = st.text(st.sampled_from("山水之间，。“”（）—2023年GDP甲 \u0301"), max_size=120)
KIND = st.sampled_from([BODY, ITEM, HEADING, CAPTION, METADATA, FURNITURE, ROW])
PARTS = st.lists(
    st.tuples(KIND, TEXT).map(
        lambda part: (part[0], part[1] + "|" + part[1][::2]) if part[0] is ROW else part
    ),
    min_size=1,
    max_size=12,
)
MEASURE = st.integers(2, 90)


@given(PARTS, MEASURE)
def test_rows_hold_the_whole_text_within_the_measure(
    parts: list[tuple[ParagraphKind, str]], measure: int
) -> None:
    made = layout(document(*parts), measure, folded=False)
    for ordinal, (kind, text) in enumerate(parts):
        rows = [row for row in made.rows(ordinal) if row.role != "blank"]
        pieces = [piece for row in rows for piece in row.fragments if row.holds_text]
        if kind is not ROW:
            joined = "".join(text[piece.start : piece.end] for piece in pieces)
            assert joined == text
        elif measure >= 20:
            seen = {at for piece in pieces for at in range(piece.start, piece.end)}
            assert all(at in seen or text[at] in "| " for at in range(len(text)))
        for row in rows if measure >= 20 else ():
            assert cell_width(shown(made, row)) <= measure


@given(PARTS, MEASURE, st.data())
def test_every_code_point_is_found_on_its_row(
    parts: list[tuple[ParagraphKind, str]], measure: int, data: st.DataObject
) -> None:
    made = layout(document(*parts), max(measure, 12), folded=False)
    paragraph = data.draw(st.integers(0, len(parts) - 1))
    text = parts[paragraph][1]
    offset = data.draw(st.integers(0, max(len(text) - 1, 0)))
    row = made.row(made.place_of(paragraph, offset))
    assert row is not None
    fragments = [piece for piece in row.fragments if piece.start <= offset < piece.end]
    if fragments and cell_width(text[offset]):
        cell = column_of(row, text, offset)
        assert offset_at(row, text, cell) == offset
        assert offset_at(row, text, cell + cell_width(text[offset]) - 1) == offset


@given(PARTS, MEASURE)
def test_estimates_get_exact_where_the_eye_was(
    parts: list[tuple[ParagraphKind, str]], measure: int
) -> None:
    made = layout(document(*parts), measure)
    count = len(page(made))
    assert made.total == count
    for position, (place, _) in enumerate(made.window(made.first, count)):
        assert made.position(place) == position
        assert made.place_at(position) == place
        assert made.move(made.first, position) == place
        assert made.move(made.last, position - count + 1) == place


def test_estimates_are_near() -> None:
    made = layout(document(*["临江而居的人家都记得那年的水。" * 9] * 200), 60)
    assert made.total == pytest.approx(200 * 5, rel=0.1)


def test_converted_text_is_laid_out() -> None:
    made = Layout(Rendition(document("甲" * 30), Doubling()), 40)
    assert sum(row.end - row.start for row in made.rows(0)) == 60


@given(st.integers(0, 300), st.sampled_from([0, 2]))
def test_the_column_fits_its_pane(pane: int, hung: int) -> None:
    left, measure = column(pane, hung=hung)
    assert measure <= 80
    assert measure % 2 == 0
    assert left >= GUTTER
    assert left + measure + hung < max(pane, GUTTER + 4 + hung)


def test_marks_hang_behind_running_text_only() -> None:
    made = document((HEADING, "渡口人家的由来，传说"), "江边的人家，多年在此。" * 9)
    hanging = Layout(Rendition(made), 18, Manner(hanging=True))
    ends = {row.role: set[int]() for row in page(hanging)}
    for row in page(hanging):
        ends[row.role].add(cell_width(shown(hanging, row)))
    assert max(ends["body"]) == 20
    assert max(ends["title"]) <= 18
    usual = layout(made, 18)
    assert max(cell_width(shown(usual, row)) for row in page(usual)) == 18


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "[1]　渡口志编纂委员会. 渡口志[M].",
            ["[1]　渡口志编纂委员", "     会. 渡口志[M]."],
        ),
        ("各位代表：", ["各位代表："]),
        ("各位委员、同志们:", ["各位委员、同志们:"]),
        ("渡口包括：", ["    渡口包括："]),
    ],
)
def test_references_and_whom_a_speech_addresses_begin_at_the_margin(
    text: str, rows: list[str]
) -> None:
    made = layout(document(text), 20)
    assert [shown(made, row) for row in page(made)] == rows


def test_a_blank_row_parts_two_tables() -> None:
    rows = document((ROW, "甲|乙"), (ROW, "丙|丁"), (ROW, "戊|己"), (ROW, "庚|辛"))
    (table,) = rows.tables
    both = (
        table._replace(rows=table.rows[:2]),
        table._replace(first=2, rows=table.rows[2:]),
    )
    styles = Layout(Rendition(changed(rows, tables=both)), 40).styles
    assert [styles.gap(at, at + 1) for at in range(3)] == [0, 1, 0]


def test_uncertain_cells_are_told() -> None:
    made = document((ROW, "甲|乙"), (ROW, "丙|丁"))
    table = made.tables[0]
    doubtful = table._replace(rows=(table.rows[0], (Cell(0, 1), Cell(2, 3, uncertain=True))))
    styles = Layout(Rendition(changed(made, tables=(doubtful,))), 40).styles
    assert styles.spans(0) == ()
    assert styles.spans(1) == (RoleSpan(2, 3, "table-doubt"),)


@pytest.mark.parametrize("marker", ["1. ", "（1）", "①", "（一）", "1．", "•", "12) "])
def test_items_hang_under_their_text(marker: str) -> None:
    made = layout(document((ITEM, marker + "渡口起雾撞钟" * 6)), 40)
    first, *others = page(made)
    assert first.indent == 4
    assert {row.indent for row in others} == {4 + cell_width(marker)}


def test_thousands_of_rows_are_passed_over_unmade() -> None:
    made = layout(document(*[(BODY, "整治河道，修缮码头。" * 9)] * 4000))
    estimated = made.total
    place = made.move(made.first, 9000)
    assert made.position(place) == pytest.approx(9000, rel=0.1)
    assert made.total == pytest.approx(estimated, abs=10)  # hardly a row was counted
    assert made.move(made.first, estimated * 2) == made.last
    assert made.move(made.last, -estimated * 2) == made.first
