"""Paragraphs: what is joined, what is taken out, what kind each is, where each came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.formats.text import split_lines
from reader.documents.model import Paragraph, ParagraphKind, Section
from reader.documents.structure import Analysis, analyse
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = "把扩大内需同供给侧结构性改革结合起来，以创新驱动引领和创造新的需求，"


def run(text: str) -> Analysis:
    return analyse(split_lines(text))


def texts(text: str) -> list[str]:
    return [p.text for p in run(text).paragraphs]


def test_indentation_is_left_out() -> None:
    assert texts("　　第一段话。\n\n\t第二段话。  \n") == ["第一段话。", "第二段话。"]


def test_a_paragraph_cut_in_a_word_is_joined() -> None:
    first, second = LONG + "构建供应安", "全与应急保障体系，提升能力。"
    analysis = run(f"{first}\n\n{second}\n\n另一段话，在这里。")
    assert [p.text for p in analysis.paragraphs] == [first + second, "另一段话，在这里。"]
    assert [f.kind for f in analysis.findings] == ["joined"]


def test_what_ends_without_a_stop_before_a_heading_is_not_joined() -> None:
    assert len(texts(f"{LONG}构建供应安\n\n二、保障措施\n\n{LONG}好。")) == 3


def test_lines_of_verse_are_not_joined() -> None:
    verse = ["青青子衿，悠悠我心", "纵我不往，子宁不嗣音", "青青子佩，悠悠我思"]
    assert texts("\n".join(verse)) == verse


def test_artefacts_are_taken_out_and_reported() -> None:
    analysis = run("一、目标\n1．[bookmark: _GoBack]修桥铺路。早日动工，方便往来。")
    assert analysis.paragraphs[1].text == "1．修桥铺路。早日动工，方便往来。"
    assert ("artefact", 1) in [(f.kind, f.paragraph) for f in analysis.findings]


def test_kinds() -> None:
    analysis = run(
        "关于修桥的通知\n云发〔2022〕8号\n一、任务\n各村要做到：\n"
        "（一）清淤；\n（二）护坡。\n表1 工期\n打印本页\n"
    )
    assert [p.kind.value for p in analysis.paragraphs] == [
        "heading", "metadata", "heading", "body", "item", "item", "caption", "furniture",
    ]  # fmt: skip


def test_a_table_of_pipes() -> None:
    analysis = run("下表列出工期。\n| 村 | 工期 |\n|---|---|\n| 东村 | 三月 |\n| 西村 | |\n完。")
    table = analysis.tables[0]
    assert (table.first, table.header) == (1, 1)
    rows = analysis.paragraphs[table.first : table.end]
    assert [row.text for row in rows] == ["村\t工期", "东村\t三月", "西村\t"]
    assert {row.kind for row in rows} == {ParagraphKind.ROW}
    cells = [
        [row.text[cell.start : cell.end] for cell in spans]
        for row, spans in zip(rows, table.rows, strict=True)
    ]
    assert cells == [["村", "工期"], ["东村", "三月"], ["西村", ""]]


def test_a_table_of_tabs() -> None:
    rows = ["序号\t指标\t数值", *(f"{n}\t指标{n}\t{n * 10}" for n in range(1, 9)), "9\t\t90"]
    analysis = run("\n".join(["下表列出指标。", *rows, "甲\t乙\t丙\t丁", "完。\t只有一处。"]))
    (table,) = analysis.tables
    assert (table.first, table.header) == (1, 1)
    shown = [row.text for row in analysis.paragraphs[table.first : table.end]]
    assert shown == rows
    assert analysis.paragraphs[-1].text == "完。\t只有一处。"


def test_a_flattened_table_is_rebuilt() -> None:
    rows = [(n, f"指标{'甲乙丙丁戊己'[n - 1]}(个)", n * 10, n * 12, "预期性") for n in range(1, 7)]
    cells = ["序号", "指标", "2020", "2025", "属性", *(str(c) for row in rows for c in row)]
    text = "专栏1 主要指标\n\n" + "\n\n".join(cells) + "\n\n第二章 发展\n\n正文在此。"
    analysis = run(text)
    assert len(analysis.tables) == 1
    assert analysis.paragraphs[analysis.tables[0].first + 1].text == "1\t指标甲(个)\t10\t12\t预期性"


def test_damage_is_reported() -> None:
    line = "渡口书场十三处，每处每周说书三场，听众不限。"
    analysis = run(
        f"(一)书场。{line}\n{line}\n(二)茶馆。全力?I措资金，修缮老屋。\n{line}\n(五)集市。开放早市。"
    )
    found = [(f.kind, f.paragraph, f.detail) for f in analysis.findings]
    assert ("repeated", 3, line[:16]) in found
    assert ("mojibake", 2, "?I") in found
    assert ("gap", 4, "(二)→(五)") in found


# --- properties over any text

PIECES = st.sampled_from(
    [
        LONG,
        "第一章 总则",
        "第二条　为了修桥，制定本法。",
        "一、目标",
        "（一）修桥。早日动工，方便往来。",
        "1．甲；",
        "目　录",
        "第一章 总则……3",
        "专栏1 桥",
        "铁路。加快推进工程建设。",
        "关于修桥的通知",
        "[bookmark: _GoBack]甲",
        "| a | b |",
        "|---|---|",
        "3",
        "40",
        "预期性",
        "指标(个)",
        "全与应急。",
        "",
        "　　",
        "——坚持守正。把守正放在首位，一以贯之。",
        "编辑:甲 美编:乙",
        "第",
        "(",
        "1.1.1.1 甲",
        "附件：1．甲",
        "附件1",
        "2024年6月20日",
        "楔子",
        "— 3 —",
        "\u200b",
        "a\u0301",
        "\x1b[31m",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40).map("\n".join)


def check_segments(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Check that each segment says what its source says; return the source offsets covered."""
    covered: set[int] = set()
    for ordinal, paragraph in enumerate(paragraphs):
        assert paragraph.ordinal == ordinal
        end = 0
        for segment in paragraph.segments:
            assert segment.start >= end
            end = segment.start + segment.length
            source = text[segment.source : segment.source + segment.length]
            assert sanitise(source) == paragraph.text[segment.start : end]
            places = set(range(segment.source, segment.source + segment.length))
            assert not places & covered
            covered |= places
        assert end <= len(paragraph.text)
    return covered


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_or_doubled(text: str) -> None:
    analysis = run(text)
    covered = check_segments(text, analysis.paragraphs)
    for line in split_lines(text):
        if "bookmark" in line.text or line.text.strip()[:1] == "|":
            continue
        for offset, character in enumerate(line.text):
            if not character.isspace() and character not in "\u200b\u2060\ufeff\u00ad":
                assert line.start + offset in covered


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_sections_form_a_tree(text: str) -> None:
    analysis = run(text)
    sections = [section for root in analysis.sections for section in root.walk()]
    assert [section.index for section in sections] == list(range(len(sections)))
    places = [(s.paragraph, s.offset) for s in sections]
    assert places == sorted(places)
    check_ranges(analysis.sections, 0, len(analysis.paragraphs))
    for section in sections:
        paragraph = analysis.paragraphs[section.paragraph]
        assert paragraph.text.startswith(section.title)
        assert section.body is None or len(section.title) <= section.body < len(paragraph.text)
    for table in analysis.tables:
        kinds = {p.kind for p in analysis.paragraphs[table.first : table.end]}
        assert kinds == {ParagraphKind.ROW}


def check_ranges(sections: Sequence[Section], start: int, end: int) -> None:
    for section in sections:
        assert start <= section.paragraph < section.end <= end
        check_ranges(section.children, section.paragraph, section.end)
        start = section.end


def test_extreme_texts_end_well() -> None:
    for text in ("", "\n" * 50_000, "　\n" * 5_000, "天" * 500_000, "（" * 100_000, "一\n" * 5_000):
        check_ranges(run(text).sections, 0, len(text) + 1)


def test_headings_nested_sixty_deep() -> None:
    text = "\n".join(".".join("1" * depth) + " 甲" for depth in range(1, 61))
    assert len(run(text).paragraphs) == 60
