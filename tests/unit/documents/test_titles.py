"""Titles, boxes, contents, wrapped lines: one rule at a time."""

from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.model import ParagraphKind, SectionKind
from reader.documents.structure import Analysis, analyse

BODY = "这里是正文，说的是渡口的事，一时说不完。"


def run(*lines: str) -> Analysis:
    return analyse(split_lines("\n".join(lines)))


def titles(analysis: Analysis) -> list[str]:
    sections = (s for root in analysis.sections for s in root.walk())
    return [s.title for s in sections if s.kind is SectionKind.TITLE]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["关于修桥的通知", BODY, BODY], ["关于修桥的通知"]),
        (["关于印发修桥方案", "的通知", BODY, BODY], ["关于印发修桥方案的通知"]),
        (["关于转发《修桥", "条例》的通知", BODY, BODY], ["关于转发《修桥条例》的通知"]),
        (["云溪县人民政府", "关于修桥的决定", BODY], ["云溪县人民政府关于修桥的决定"]),
        (
            ["云溪县人民政府", "云溪县人民政府关于修建东门石桥的决定", BODY],
            ["云溪县人民政府关于修建东门石桥的决定"],
        ),
        (["修桥管理办法（试行）", BODY], ["修桥管理办法（试行）"]),
        (["桥梁管理条例（草案）", "第一条 为了修桥，制定本条例。"], ["桥梁管理条例（草案）"]),
        (["渡口", BODY, BODY], ["渡口"]),
        (["渡口", "——一个老故事", BODY, BODY], ["渡口——一个老故事"]),
        ([BODY, BODY], []),
        (["各位代表：", BODY, BODY], []),
        (["(上接2版)", "今日渡口", BODY, BODY], []),
        (["一、目标", BODY], []),
        # the document that a notice wraps
        (
            ["关于印发《修桥办法》的通知", BODY, "县政府", "2024年6月1日", "修桥办法", "第一条 修"],
            ["关于印发《修桥办法》的通知", "修桥办法"],
        ),
        # the same title once more
        (["修桥工程规划纲要", "修桥工程", "规划纲要", BODY], ["修桥工程规划纲要"]),
        # in the middle of the text
        ([BODY, "(二)修桥。" + BODY, "云溪县人民政府工作报告", BODY], ["云溪县人民政府工作报告"]),
    ],
)  # fmt: skip
def test_titles(lines: list[str], found: list[str]) -> None:
    assert titles(run(*lines)) == found


def test_a_title_in_front_holds_the_document() -> None:
    analysis = run("关于修桥的通知", "一、目标", BODY, "二、办法", BODY)
    assert [root.title for root in analysis.sections] == ["关于修桥的通知"]
    assert analysis.sections[0].end == len(analysis.paragraphs)


def test_a_displaced_title_holds_nothing() -> None:
    lines = ["(二)修桥。" + BODY, "云溪县人民政府工作报告", BODY, "(三)铺路。" + BODY]
    analysis = run(*lines)
    section, _ = analysis.sections
    assert (section.paragraph, section.end) == (0, 3)
    assert [(s.paragraph, s.end) for s in section.children] == [(1, 2)]
    assert "displaced-title" in [finding.kind for finding in analysis.findings]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第五篇牢固树立协同发展理念,融入沿江城市", "群建设新格局"),
        ("第三节在主城南部滨江打造白", "鹭洲“一座乐园”"),
        ("第一章全面提升“十大", "工程”建设水平"),
        ("（二）大力推进竹编产业转型升级", "和品牌建设"),
    ],
)
def test_a_wrapped_heading_is_joined(first: str, second: str) -> None:
    analysis = run(first, "", second, "", BODY * 3)
    heading = analysis.paragraphs[0]
    assert heading.text == first + second
    assert heading.source_offset(len(first)) == len(first) + 2
    assert analysis.sections[0].title == first + second


@pytest.mark.parametrize(
    "second",
    ["（一）目标", "单位：万元", "前言", "专栏1 桥梁", "短短一句。", "清晨,雾起", "图1 桥"],
)
def test_what_follows_a_heading_is_not_joined(second: str) -> None:
    assert run("第五章全面提升桥梁建设水平", second, BODY * 3).paragraphs[1].text == second


@pytest.mark.parametrize(
    ("line", "kind", "marker"),
    [
        ("专栏3\u2002 桥梁工程", SectionKind.BOX, "专栏3"),
        ("專欄 12：橋樑", SectionKind.BOX, "專欄 12"),
        ("附件2：格式", SectionKind.APPENDIX, "附件2"),
        ("附录", SectionKind.APPENDIX, "附录"),
        ("附表一 桥梁", SectionKind.APPENDIX, "附表一"),
        ("附錄A 橋樑", SectionKind.APPENDIX, "附錄A"),
    ],
)
def test_boxes_and_appendices(line: str, kind: SectionKind, marker: str) -> None:
    analysis = run("第一章 桥", BODY, line, BODY)
    sections = [s for root in analysis.sections for s in root.walk()]
    assert (sections[1].kind, sections[1].marker, sections[1].title) == (kind, marker, line)


@pytest.mark.parametrize("line", ["专栏作家说", "附件下载", "附件所列清单", "专栏3、专栏4都说到"])
def test_what_is_no_box(line: str) -> None:
    assert len([s for r in run("第一章 桥", BODY, line, BODY).sections for s in r.walk()]) == 1


@pytest.mark.parametrize("entry", ["{}", "{}……………3", "{} . . . . . 12", "{}\t7", "{}　5"])
def test_contents_are_not_doubled(entry: str) -> None:
    headings = ["第一章 桥", "第二章 路", "第三章 船"]
    body = [line for heading in headings for line in (heading, BODY)]
    analysis = run("关于桥的规划", "目　录", *map(entry.format, headings), *body)
    sections = [s.title for r in analysis.sections for s in r.walk()]
    assert sections == ["关于桥的规划", *headings]
    assert {p.kind for p in analysis.paragraphs[1:5]} == {ParagraphKind.FURNITURE}
