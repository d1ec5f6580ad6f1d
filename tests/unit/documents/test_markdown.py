"""Markdown, whose offsets lead into the file itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import Document, ParagraphKind
from reader.documents.opening import read_document
from reader.errors import PizhuError

PROSE = "清晨的雾还没有散，渡船已经靠在石阶旁边了，老艄公坐在船尾。"
PIECES = (
    *("# 甲", "## ", "- ", "1. ", "> ", "```", "~~~", "|", "|-|-|", "**", "_", "`", "[", "](b)"),
    *("![", "<b>", "</p>", "<!--", "-->", "&amp;", "&#1;", "\\*", "\\", "---", "===", "[^1]: "),
    *("\n", "\n\n", "\r\n", "\r", "    ", "\t", " ", "　", "雾", "江。", "a.", "\0", "\x1b[2J"),
)


def read(text: str) -> Document:
    return read_document(text.encode(), "a.md")


def outline(text: str) -> list[str]:
    return [f"{section.level} {section.title}" for section in read(text).outline]


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read(text).paragraphs]


def test_headings() -> None:
    assert outline(
        f"# 渡口旧事\n\n{PROSE}\n\n## 一、江边\n\n（一）雾。{PROSE}\n\n（二）船。{PROSE}\n\n"
        f"## 二、山里 ##\n\n{PROSE}\n\n细目\n----\n\n{PROSE}\n"
    ) == ["0 渡口旧事", "1 一、江边", "2 （一）雾。", "2 （二）船。", "1 二、山里", "1 细目"]


def test_several_headings_of_the_first_rank_are_no_titles() -> None:
    assert outline(f"# 江边\n{PROSE}\n# 山里\n{PROSE}") == ["1 江边", "1 山里"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("一、总则", "（一）目的"), ("第三章 雾", "3.1 成因"), ("1. 开始", "1.1 安装")],
)
def test_a_numbered_heading_is_no_title(first: str, second: str) -> None:
    """A file may begin with a chapter: alone in the first rank, yet one of a sequence."""
    text = f"# {first}\n\n{PROSE}\n\n## {second}\n\n{PROSE}\n"
    assert outline(text) == [f"1 {first}", f"2 {second}"]


def test_marks_are_left_out_and_offsets_stay_true() -> None:
    source = (
        '见**渡船**、*江*、~~雾~~、`code`、[链接](http://a/(b) "雾")、<b>山</b>、'
        "![图](c.png)\\*星\\*&amp;雾。\n"
    )
    document = read(source)
    (paragraph,) = document.paragraphs
    assert paragraph.text == "见渡船、江、雾、code、链接、山、图*星*&雾。"
    assert document.source == source
    for text in ("渡船", "江", "雾", "code", "链接", "山", "图", "星", "。"):
        at = paragraph.text.index(text)
        start, end = paragraph.source_span(at, at + len(text))
        assert source[start:end] == text
    last = paragraph.source_offset(paragraph.text.rindex("雾"))
    assert last == source.rindex("雾")


def test_lists_quotes_and_code() -> None:
    assert texts(
        "3. 甲\n4. **乙**\n   - 丙\n\n> 引文\n> 续文\n\n"
        "```py\n# 第一章\n\nx = 1\n```\n\n    第二章\n"
    ) == ["3. 甲", "4. 乙", "丙", "引文续文", "# 第一章", "x = 1", "第二章"]
    code = read("- 第一章 雾\n- 第二章 江\n\n文\n\n    第三章 山\n").paragraphs
    assert [p.kind for p in code[:2]] == [ParagraphKind.ITEM] * 2
    assert code[-1].kind is ParagraphKind.BODY


def test_tables() -> None:
    document = read(
        "| 桥名 | 年代 |\n|---|:-:|\n| **落星** | 清 |\n| a\\|b |\n\n| 甲 |\n|---|\n| 乙 |\n"
    )
    assert [p.text for p in document.paragraphs] == ["桥名\t年代", "落星\t清", "a|b\t", "甲", "乙"]
    assert [(table.first, len(table.rows), table.header) for table in document.tables] == [
        (0, 3, 1),
        (3, 2, 1),
    ]
    row = document.paragraphs[1]
    assert document.source[row.source_offset(0)] == "落"


def test_line_breaks_in_paragraphs() -> None:
    wrapped = (
        "渡船已经靠在石阶旁边了，老艄公坐在船尾。雾还没有\n"
        "散，江面上什么也看不见，只听见水声一阵一阵。从远\n处传来钟声。"
    )
    assert texts(wrapped) == [wrapped.replace("\n", "")]
    assert texts("雾散了。\n船开了，\n人走了。\n") == ["雾散了。", "船开了，人走了。"]
    assert texts("one\ntwo\n") == ["one two"]
    assert texts("江水长  \n江水短\\\n江水深<br>山") == ["江水长", "江水短", "江水深", "山"]


def test_html_inside() -> None:
    assert texts(
        "<div align=center>居中 <b>文字</b></div>\n\n<!-- 不\n见 -->\n\n<p>甲</p><p>乙</p>\n"
    ) == [
        "居中 文字",
        "甲",
        "乙",
    ]


def test_notes_are_kept() -> None:
    assert texts("雾[^1]。\n\n[^1]: 晨雾\n\n[a]: http://b\n") == ["雾[^1]。", "[^1]: 晨雾"]


def test_front_matter() -> None:
    document = read(f'---\ntitle: "渡口旧事"\nauthor: 沈砚秋\ntags:\n  - 江\n---\n\n{PROSE}\n')
    assert [p.text for p in document.paragraphs] == [PROSE]
    assert {field.key: field.value for field in document.metadata} == {
        "标题": "渡口旧事",
        "作者": "沈砚秋",
    }
    assert document.title == "渡口旧事"
    assert document.paragraphs[0].source_offset(0) == document.source.index(PROSE)
    assert texts(f"---\n{PROSE}\n---\n")[0] == PROSE


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "big5", "utf-16"])
def test_encodings(codec: str) -> None:
    text = "# 第一章 江\r\n\r\n清晨，江上有船，人不能行。\r\n" * 3
    document = read_document(text.encode(codec), "a.md")
    assert document.source == text
    assert document.paragraphs[1].text == "清晨，江上有船，人不能行。"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_the_text_is_offsets_lead_to_it(text: str) -> None:
    try:
        document = read(text)
    except PizhuError:
        return
    for paragraph in document.paragraphs:
        for segment in paragraph.segments:
            assert 0 <= segment.source <= segment.source + segment.length <= len(document.source)
        starts = [segment.source for segment in paragraph.segments]
        assert starts == sorted(starts)
