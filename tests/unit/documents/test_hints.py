"""What the format of a source says of a line wins over what the text looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.model import ParagraphKind, SectionKind, Segment
from reader.documents.structure import Hint, Line, analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure import Analysis

BODY, ITEM, CAPTION = ParagraphKind.BODY, ParagraphKind.ITEM, ParagraphKind.CAPTION
METADATA, FURNITURE = ParagraphKind.METADATA, ParagraphKind.FURNITURE
APART = Hint(kind=ParagraphKind.HEADING)
PROSE = "河道两岸的堤防已经加固，汛期前还要逐段检查一遍，发现隐患立即处理。"


def level(depth: int) -> Hint:
    return Hint(level=depth)


def row(*texts: str, header: bool = False) -> tuple[str, Hint]:
    cells, start = [], 0
    for text in texts:
        cells.append((start, start + len(text)))
        start += len(text) + 1
    return "\t".join(texts), Hint(cells=tuple(cells), header=header)


def analysis(*parts: str | tuple[str, Hint]) -> Analysis:
    lines, start = [], 0
    for part in parts:
        text, hint = part if isinstance(part, tuple) else (part, None)
        lines.append(Line(text, start, hint))
        start += len(text) + 1
    return analyse(lines)


def outline(*parts: str | tuple[str, Hint]) -> list[str]:
    roots = analysis(*parts).sections
    return [f"{s.level} {s.title}" for root in roots for s in root.walk()]


def test_inferred_headings_stand_beside_and_below_given_ones() -> None:
    found = analysis(
        ("渡口的桥", level(0)),
        ("缘起", level(1)),
        "（一）旧桥",
        PROSE,
        "（二）新桥",
        PROSE,
        ("第一章 造桥", level(1)),
        ("用料。选石", level(2)),
        PROSE,
        "第二章 修桥",
        PROSE,
    )
    assert [(s.level, s.kind, s.title) for root in found.sections for s in root.walk()] == [
        (0, SectionKind.TITLE, "渡口的桥"),
        (1, SectionKind.NAMED, "缘起"),
        (2, SectionKind.NUMBERED, "（一）旧桥"),
        (2, SectionKind.NUMBERED, "（二）新桥"),
        (1, SectionKind.NUMBERED, "第一章 造桥"),
        (2, SectionKind.NAMED, "用料。选石"),
        (1, SectionKind.NUMBERED, "第二章 修桥"),
    ]


def test_a_title_is_still_inferred_where_the_format_gives_none() -> None:
    assert outline("关于修桥的通知", ("目标", level(1)), PROSE, ("办法", level(1)), PROSE) == [
        "0 关于修桥的通知",
        "1 目标",
        "1 办法",
    ]


def test_given_levels_keep_their_order_without_gaps() -> None:
    assert outline(
        ("水志", level(0)),
        ("河流", level(2)),
        PROSE,
        ("支流", level(4)),
        PROSE,
        ("湖泊", level(2)),
        PROSE,
        ("渠道", level(3)),
        PROSE,
    ) == ["0 水志", "1 河流", "3 支流", "1 湖泊", "2 渠道"]


def test_numbered_lines_become_sections_below_given_headings() -> None:
    assert outline(
        ("总体要求", level(1)),
        "（一）指导思想。" + PROSE,
        "（二）工作目标。" + PROSE,
        ("主要任务", level(1)),
        "（三）加固堤防。" + PROSE,
        "（四）疏浚河道。" + PROSE,
    ) == [
        "1 总体要求",
        "2 （一）指导思想。",
        "2 （二）工作目标。",
        "1 主要任务",
        "2 （三）加固堤防。",
        "2 （四）疏浚河道。",
    ]


def test_a_level_that_the_format_leaves_out_stands_between() -> None:
    assert outline(
        ("第一章 总则", level(1)),
        "第一节 范围",
        ("一、定义", level(3)),
        PROSE,
        ("二、原则", level(3)),
        PROSE,
        "第二节 职责",
        ("一、水务部门", level(3)),
        PROSE,
        ("第二章 附则", level(1)),
        PROSE,
    ) == [
        "1 第一章 总则",
        "2 第一节 范围",
        "3 一、定义",
        "3 二、原则",
        "2 第二节 职责",
        "3 一、水务部门",
        "1 第二章 附则",
    ]


def test_a_forgotten_number_stands_beside_its_siblings() -> None:
    assert outline(
        ("一、现状", level(2)), PROSE, "二、问题", PROSE, ("三、对策", level(2)), PROSE
    ) == ["1 一、现状", "1 二、问题", "1 三、对策"]


def test_a_given_heading_may_look_like_anything() -> None:
    found = outline(
        ("您当前的位置：首页 > 水务", level(1)),
        PROSE,
        ("第二十条的适用。", level(2)),
        PROSE,
        ("2023", level(2)),
        PROSE,
    )
    assert found == ["1 您当前的位置：首页 > 水务", "2 第二十条的适用。", "2 2023"]


def test_body_is_no_heading() -> None:
    body = Hint(kind=BODY)
    names = ["第一章 总则", "第二章 职责", "附则"]
    assert outline(*(part for name in names for part in ((name, body), PROSE))) == []
    assert outline(*(part for name in names for part in (name, PROSE))) != []


@pytest.mark.parametrize("kind", [BODY, ITEM, CAPTION, METADATA, FURNITURE])
def test_a_given_kind_is_kept(kind: ParagraphKind) -> None:
    found = analysis(PROSE, ("第一章 总则", Hint(kind=kind)), PROSE)
    assert [paragraph.kind for paragraph in found.paragraphs] == [BODY, kind, BODY]


def test_a_heading_without_a_level_is_placed_by_its_number() -> None:
    assert outline(
        ("关于加强河道管理的通知", APART),
        PROSE,
        ("一、总体要求", APART),
        PROSE,
        ("重点河段", APART),
        PROSE,
        ("一般河段", APART),
        PROSE,
        ("二、保障措施", APART),
        PROSE,
    ) == [
        "0 关于加强河道管理的通知",
        "1 一、总体要求",
        "2 重点河段",
        "2 一般河段",
        "1 二、保障措施",
    ]


def test_a_title_said_again_is_one_title() -> None:
    found = analysis(
        ("白水县人民政府关于印发防汛预案的通知", level(0)),
        "来源：白水县人民政府",
        "白水县人民政府",
        "关于印发防汛预案的通知",
        "各乡镇人民政府：",
        PROSE,
    )
    assert [s.title for s in found.sections] == ["白水县人民政府关于印发防汛预案的通知"]


def test_contents_that_repeat_given_headings_are_furniture() -> None:
    names = ["第一章 源头", "第二章 中游", "第三章 河口"]
    found = analysis(
        ("目录", level(1)), *names, *(p for name in names for p in ((name, level(1)), PROSE))
    )
    assert [s.title for s in found.sections] == names
    assert [p.kind for p in found.paragraphs[:4]] == [FURNITURE] * 4


def test_rows_are_tables() -> None:
    found = analysis(
        row("河名", "长度", header=True),
        row("白水", " 12 "),
        row("", ""),
        row("青水", "30"),
        "",
        row("合计", "42"),
        row("站名", "水位", header=True),
        row("上站", "3.1"),
    )
    assert [(t.first, len(t.rows), t.header) for t in found.tables] == [
        (0, 3, 1),
        (3, 1, 0),
        (4, 2, 1),
    ]
    texts = [p.text for p in found.paragraphs]
    assert texts == ["河名\t长度", "白水\t12", "青水\t30", "合计\t42", "站名\t水位", "上站\t3.1"]
    first, last = found.tables[0].rows[1]
    assert texts[1][first.start : first.end] == "白水"
    assert found.paragraphs[1].source_offset(last.start) == len("河名\t长度\n白水\t ")


def test_empty_cells_of_a_row_are_kept() -> None:
    found = analysis(PROSE, row("村", "工期", header=True), row("", "三月"), PROSE)
    (table,) = found.tables
    assert (table.first, table.end, table.header) == (1, 3, 1)
    assert found.paragraphs[2].text == "\t三月"
    assert [[(c.start, c.end) for c in cells] for cells in table.rows] == [
        [(0, 1), (2, 4)],
        [(0, 0), (1, 3)],
    ]
    assert found.paragraphs[2].source_offset(1) == len(PROSE) + 1 + len("村\t工期\n\t")


def test_rows_of_keys_are_metadata() -> None:
    found = analysis(
        row("索引号：", "11330110/2021-7", "主题分类：", "水利"),
        row("标题", "关于防汛的通知", "", ""),
        "",
        row("名称", "数量"),
        row("沙袋", "300"),
    )
    assert {f.key: f.value for f in found.metadata} == {
        "索引号": "11330110/2021-7",
        "主题分类": "水利",
        "标题": "关于防汛的通知",
    }
    assert [p.kind for p in found.paragraphs] == [METADATA] * 2 + [ParagraphKind.ROW] * 2
    assert len(found.tables) == 1


def test_segments_say_where_the_text_came_from() -> None:
    source = "  **堤防**已经[加固](http://example.org)。"
    text = "  堤防已经加固。"
    line = Line(
        text,
        0,
        None,
        (
            Segment(0, 0, 2),
            Segment(2, 4, 2),
            Segment(4, 8, 2),
            Segment(6, 11, 2),
            Segment(8, 34, 1),
        ),
    )
    (paragraph,) = analyse([line]).paragraphs
    assert paragraph.text == text.strip()
    for offset, character in enumerate(paragraph.text):
        assert source[paragraph.source_offset(offset)] == character


def test_lines_of_one_width_are_not_joined_across_hints() -> None:
    full = "堤防沿河而建，每隔三里设一处闸口，汛期由专人看守，闸口"
    parts: Sequence[str | tuple[str, Hint]] = [full] * 20
    assert len(analysis(*parts).paragraphs) < 20
    assert len(analysis(*[(full, Hint(kind=BODY))] * 20).paragraphs) == 20


def test_text_of_which_nothing_came_from_the_source_still_has_a_place() -> None:
    placed = Line("补上的字", 0, None, (Segment(0, 7, 0),))
    row = Line("甲\t", 0, Hint(cells=((0, 1), (2, 2))), (Segment(0, 9, 0),))
    for paragraph, place in zip(analyse([placed, row]).paragraphs, (7, 9), strict=True):
        assert paragraph.source_offset(0) == place


def test_a_label_stands_beside_a_given_heading() -> None:
    found = outline(
        ("钟声的定位", level(0)),
        ("摘要", level(1)),
        PROSE,
        "关键词：钟声；渡运",
        ("1 引言", level(1)),
    )
    assert found == ["0 钟声的定位", "1 摘要", "1 关键词：", "1 1 引言"]


def test_a_fragment_begins_below_the_lost_parent_of_a_given_heading() -> None:
    found = outline(
        *("（三）修桥。" + PROSE, "（四）补路。" + PROSE),
        ("三、保障", level(1)),
        "（一）用人。" + PROSE,
    )
    assert found == ["2 （三）修桥。", "2 （四）补路。", "1 三、保障", "2 （一）用人。"]
