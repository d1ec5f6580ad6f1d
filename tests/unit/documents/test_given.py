"""What the format of a source says wins; inference fills what it leaves out."""

from __future__ import annotations

from reader.documents.model import ParagraphKind, Section
from reader.documents.structure import Analysis, Hint, Line, analyse

BODY = "这里是正文，说的是渡口的事，一时说不完。"


def run(*lines: str | tuple[str, Hint]) -> Analysis:
    made, start = [], 0
    for line in lines:
        text, hint = line if isinstance(line, tuple) else (line, None)
        made.append(Line(text, start, hint))
        start += len(text) + 1
    return analyse(made)


def outline(analysis: Analysis) -> list[tuple[int, str, str]]:
    def told(section: Section) -> tuple[int, str, str]:
        return section.level, section.kind.value, section.title

    return [told(s) for root in analysis.sections for s in root.walk()]


def test_given_headings_with_inferred_ones_below() -> None:
    analysis = run(
        ("渡口的桥", Hint(level=0)),
        ("缘起", Hint(level=1)),
        "（一）旧桥",
        BODY,
        "（二）新桥",
        BODY,
        ("第一章 造桥", Hint(level=1)),
        ("用料。选石", Hint(level=2)),
        BODY,
        "第二章 修桥",
        BODY,
    )
    assert outline(analysis) == [
        (0, "title", "渡口的桥"),
        (1, "named", "缘起"),
        (2, "numbered", "（一）旧桥"),
        (2, "numbered", "（二）新桥"),
        (1, "numbered", "第一章 造桥"),
        (2, "named", "用料。选石"),
        (1, "numbered", "第二章 修桥"),
    ]


def test_given_kinds() -> None:
    analysis = run(
        ("一、这是条目", Hint(kind=ParagraphKind.ITEM)),
        ("页眉", Hint(kind=ParagraphKind.FURNITURE)),
        ("桥的照片", Hint(kind=ParagraphKind.CAPTION)),
        BODY,
    )
    assert [p.kind.value for p in analysis.paragraphs] == ["item", "furniture", "caption", "body"]
    assert outline(analysis) == []


def test_given_rows() -> None:
    analysis = run(
        BODY,
        ("村\t工期", Hint(cells=((0, 1), (2, 4)), header=True)),
        ("\t三月", Hint(cells=((0, 0), (1, 3)))),
        ("\t", Hint(cells=((0, 0), (1, 1)))),
        BODY,
    )
    table = analysis.tables[0]
    assert (table.first, table.end, table.header) == (1, 4, 1)
    rows = analysis.paragraphs[1:4]
    assert [row.text for row in rows] == ["村\t工期", "\t三月", "\t"]
    assert [[(c.start, c.end) for c in cells] for cells in table.rows] == [
        [(0, 1), (2, 4)],
        [(0, 0), (1, 3)],
        [(0, 0), (1, 1)],
    ]
    assert rows[1].source_offset(1) == len(BODY) + 1 + 5 + 1


def test_a_title_is_still_inferred_where_the_format_gives_none() -> None:
    analysis = run("关于修桥的通知", ("目标", Hint(level=1)), BODY, ("办法", Hint(level=1)), BODY)
    assert outline(analysis) == [
        (0, "title", "关于修桥的通知"),
        (1, "named", "目标"),
        (1, "named", "办法"),
    ]
