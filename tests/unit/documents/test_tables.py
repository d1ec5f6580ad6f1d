"""A table that was flattened to one cell a line gets its rows back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.documents.tables import CellLine, Rebuilt, rebuild

LABELS = [
    f"{a}{b}" for a in ("粮食", "水库", "道路", "苗木", "校舍") for b in ("产量", "面积", "数量")
]


def lines_of(text: str) -> list[CellLine]:
    """Return the lines of a flattened table, written with ``/`` for a line and ``∅`` for empty."""
    lines: list[CellLine] = []
    gap = 1
    for cell in text.replace("\n", "/").strip("/").split("/"):
        if cell == "∅":
            gap += 1
        else:
            lines.append(CellLine(cell, gap))
            gap = 1
    return lines


def shown(lines: list[CellLine], table: Rebuilt | None) -> str:
    """Return a table as text: ``|`` between cells, ``+`` between lines, ``?`` behind a guess."""
    assert table is not None
    return "\n".join(
        "|".join("+".join(lines[n].text for n in cell.lines) + "?" * cell.uncertain for cell in row)
        for row in table.rows
    )


def rebuilt(text: str) -> str:
    lines = lines_of(text)
    return shown(lines, rebuild(lines))


def test_numbered_rows_with_groups_sub_rows_and_empty_cells() -> None:
    text = """
序号/2020/目标/2020/完成/指标/属性/水务
1/水库总库容(万方)/120/133.5/预期性
2/河道水质达标率(%)/>85/91/约束性
农业
3/粮食产量/∅/∅/约束性
#早稻(万吨)/3.1/3.0
#晚稻(万吨)/4.2/4.4
4/茶园面积(亩)/8000/9100左右/预期性/#有机茶园(亩)/500/720/预期性
教育
5/义务教育巩固率(%)/∅/∅/∅
6/师生比/1:18/1:16.5/约束性
"""
    assert rebuilt(text) == (
        "序号|指标|2020+目标|2020+完成|属性\n"
        "水务\n"
        "1|水库总库容(万方)|120|133.5|预期性\n"
        "2|河道水质达标率(%)|>85|91|约束性\n"
        "农业\n"
        "3|粮食产量|||约束性\n"
        "|#早稻(万吨)|3.1|3.0|\n"
        "|#晚稻(万吨)|4.2|4.4|\n"
        "4|茶园面积(亩)|8000|9100左右|预期性\n"
        "|#有机茶园(亩)|500|720|预期性\n"
        "教育\n"
        "5|义务教育巩固率(%)|||\n"
        "6|师生比|1:18|1:16.5|约束性"
    )


def test_what_cannot_be_known_is_uncertain() -> None:
    text = """
序号/指标/2020/2025/属性
1/水库数量/12/14/预期性
2/茶园面积/9100/预期性
3/堤防长度/31/35/预期性
4/单位产值能耗/区级/下达/约束性
5/灌溉面积/约束性
6/苗木数量/700/900/约束性
"""
    assert rebuilt(text) == (
        "序号|指标|2020|2025|属性\n"
        "1|水库数量|12|14|预期性\n"
        "2|茶园面积|9100?|?|预期性\n"
        "3|堤防长度|31|35|预期性\n"
        "4|单位产值能耗|区级?|下达?|约束性\n"
        "5|灌溉面积|?|?|约束性\n"
        "6|苗木数量|700|900|约束性"
    )


def test_a_wrapped_cell_is_joined() -> None:
    text = """
专栏7　主要指标表/序号/指标/2020/2025/属性
1/每千名老人拥有养老/服务床位(张)/32/35/预期性
2/水库数量/12/14/预期性
3/单位产值能耗/∅/区级/下达/约束性
4/堤防长度/31/35/约束性
备注：能耗以上级下达数为准。/本表不含水库管理区。
"""
    assert rebuilt(text) == (
        "专栏7　主要指标表\n"
        "序号|指标|2020|2025|属性\n"
        "1|每千名老人拥有养老+服务床位(张)?|32|35|预期性\n"
        "2|水库数量|12|14|预期性\n"
        "3|单位产值能耗||区级+下达?|约束性\n"
        "4|堤防长度|31|35|约束性\n"
        "备注：能耗以上级下达数为准。\n"
        "本表不含水库管理区。"
    )


def test_rows_of_words_alone() -> None:
    text = """
序号/项目名称/建设内容/总投资/（万元）/责任单位
1/东堤加固/加固堤防三公里/1200/水利局
2/渡口改造/改造渡口两处/340/交通局
3/校舍翻修/翻修教学楼/∅/教育局
"""
    assert rebuilt(text) == (
        "序号|项目名称|建设内容|总投资+（万元）|责任单位\n"
        "1|东堤加固|加固堤防三公里|1200|水利局\n"
        "2|渡口改造|改造渡口两处|340|交通局\n"
        "3|校舍翻修|翻修教学楼||教育局"
    )


def test_a_group_in_a_table_without_closing_words() -> None:
    text = "序号/项目/2024/2025\n1/东堤/3/4\n2/西堤/5/6\n水库\n3/上水库/7/8\n4/下水库/1/9"
    assert rebuilt(text).split("\n")[3] == "水库"


def test_a_value_missing_in_a_table_without_closing_words() -> None:
    text = "1/东堤/3/4\n2/西堤/5\n3/北堤/7/8\n4/南堤/8/6"
    assert rebuilt(text).split("\n")[1] == "2|西堤|5?|?"


def test_surplus_lines_stay_in_the_last_cell() -> None:
    text = "1/东堤/3/4\n2/西堤/5/6/7/8\n3/北堤/7/8\n4/南堤/8/6"
    assert rebuilt(text).split("\n")[1] == "2|西堤|5|6+7+8?"


def test_a_lost_serial_number_does_not_end_the_table() -> None:
    text = "1/东堤/3/甲级\n2/西堤/5/乙级\n4/北堤/7/甲级\n5/南堤/8/乙级\n6/中堤/8/甲级"
    assert rebuilt(text).startswith("1|东堤|3|甲级\n2|西堤|5|乙级\n4|北堤|7|甲级")


def test_tables_without_blank_lines() -> None:
    lines = [line._replace(gap=0) for line in lines_of("1/东堤/3/甲级/2/西堤/5/乙级/3/北堤/7/甲级")]
    assert shown(lines, rebuild(lines)) == "1|东堤|3|甲级\n2|西堤|5|乙级\n3|北堤|7|甲级"


def test_a_sub_row_in_place_of_a_label() -> None:
    text = "1/东堤/3/甲级\n2/西堤/5/乙级\n3/#北堤/7/甲级\n4/南堤/8/乙级"
    assert rebuilt(text) == "1|东堤|3|甲级\n2|西堤|5|乙级\n3|?|?|\n|#北堤|7|甲级\n4|南堤|8|乙级"


def test_a_sub_row_with_a_value_missing() -> None:
    text = "1/东堤/3/4/甲级\n#土方/2\n2/西堤/5/1/乙级\n3/北堤/7/8/甲级\n4/南堤/8/6/乙级"
    assert rebuilt(text).split("\n")[1] == "|#土方|2?|?|"


def test_what_is_no_such_table() -> None:
    assert rebuild([]) is None
    assert rebuild(lines_of("序号/指标/属性")) is None
    assert rebuild(lines_of("第一条　为了规范河道采砂管理/第二条　本办法适用于/3/附则")) is None
    assert rebuild(lines_of("1/总则/2/分则/3/附则/4/附件")) is None
    assert rebuild([CellLine(str(n), 1) for n in range(100)]) is None


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Return rows with a serial, a label, values and a closing word; some of one group cell."""
    values = draw(st.integers(1, 4))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=4, max_size=12, unique=True))
    number = st.decimals(0, 9999, places=1).map(str)
    rows: list[list[str]] = []
    for serial, label in enumerate(labels, 1):
        if draw(st.integers(0, 5)) == 0:
            rows.append([f"第{serial}组建设"])
        cells = draw(st.lists(number, min_size=values, max_size=values))
        rows.append([str(serial), label, *cells, draw(st.sampled_from(["约束性", "预期性"]))])
    return rows


@given(tables())
def test_a_regular_table_comes_back_whole(rows: list[list[str]]) -> None:
    lines = [CellLine(cell, 1) for row in rows for cell in row]
    assert shown(lines, rebuild(lines)).split("\n") == ["|".join(row) for row in rows]


PIECES = st.sampled_from(
    [
        *"123456789",
        "10",
        "5.5",
        "指标",
        "序号",
        "约束性",
        "水务",
        "#其中",
        "注：无",
        "a",
        "",
        "市级",
    ]
)


@given(st.lists(st.builds(CellLine, PIECES, st.integers(0, 4)), max_size=60))
def test_every_line_is_in_one_cell(lines: list[CellLine]) -> None:
    table = rebuild(lines)
    if table is not None:
        assert sorted(n for row in table.rows for cell in row for n in cell.lines) == list(
            range(len(lines))
        )
        assert len({len(row) for row in table.rows} - {1}) == 1
        assert 0 <= table.header < len(table.rows)


def test_a_hundred_thousand_lines_are_no_trouble() -> None:
    lines = [CellLine(text, 1) for text in ["1", "名称", "2", "甲", "3", "乙", "4"] * 15_000]
    rebuild(lines)
    rebuild([CellLine(str(n % 999), n % 3) for n in range(100_000)])
    rebuild([CellLine("水" * (n % 9 + 1), 1) for n in range(100_000)])
