"""Word documents, feature by feature."""

from __future__ import annotations

import pytest

from reader.documents.formats.docx import read_docx
from reader.errors import PizhuError
from tests.office import docx, numbered, p, shown, table, zipped

STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="My"/><w:basedOn w:val="1"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="caption"/></w:style>'
)
LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="第%1条　"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="21"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="404"/></w:num>'
)


def read(body: str, **parts: str) -> list[str]:
    return shown(read_docx(docx(body, **parts), "x.docx", None))


def styled(text: str, style: str) -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>')


def run(inside: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr>{inside}</w:r></w:p>"


def test_styles_make_headings() -> None:
    body = (
        styled("规程", "T")
        + styled("总则", "1")
        + styled("附则", "mine")
        + styled("正文", "loop")
        + styled("表1 船只", "cap")
        + styled("总则 1", "toc")
        + p("直接定级", '<w:outlineLvl w:val="2"/>')
        + p("明说是正文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    )
    assert read(body, styles=STYLES) == [
        "0 规程",
        "1 总则",
        "1 附则",
        "正文",
        "caption 表1 船只",
        "furniture 总则 1",
        "3 直接定级",
        "明说是正文",
    ]


def test_a_whole_paragraph_in_a_headings_style_is_none() -> None:
    text = "（一）指导思想。坚持以渡口为本。"
    assert read(styled(text, "1"), styles=STYLES) == [text]


def test_numbers_are_counted_as_word_shows_them() -> None:
    body = (
        numbered("甲", 1)
        + numbered("乙", 1, 1)
        + numbered("丙", 2)
        + numbered("丁", 3)
        + numbered("戊", 1)
        + numbered("己", 4)
        + numbered("庚", 1, 8)
    )
    assert read(body, numbering=NUMBERING) == [
        "第一条　甲",
        "1.1 乙",
        "第二条　丙",
        "第二十一条　丁",
        "第二十二条　戊",
        "己",
        "庚",
    ]


def test_a_style_can_be_numbered_and_a_paragraph_can_refuse() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="art"><w:name w:val="Article"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    tied = NUMBERING.replace("<w:isLgl/>", '<w:pStyle w:val="art"/>')
    refusing = p("不编号", '<w:pStyle w:val="art"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read(styled("甲", "art") + refusing, styles=styles, numbering=tied) == [
        "一.1 甲",
        "不编号",
    ]


def test_a_list_can_be_defined_by_a_style() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{LEVELS}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert read(numbered("甲", 1), numbering=numbering) == ["第一条　甲"]


def test_bullets_are_items() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert read(numbered("蓑衣", 1), numbering=numbering) == ["item • 蓑衣"]


def test_what_is_shown_of_a_paragraph() -> None:
    body = (
        "<w:p><w:r><w:t>一</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>二</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>三</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>四</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:ruby><w:rt><w:r><w:t>wù</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>雾</w:t></w:r></w:rubyBase></w:ruby>"
        '<w:r><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:tab/></w:r></w:p>'
    )
    assert read(body) == ["一二三四雾-☑\t"]


def test_a_forced_break_parts_lines_but_joins_a_heading() -> None:
    inside = "<w:t>雾津渡口</w:t><w:br/><w:t>夜航办法</w:t>"
    assert read(run(inside)) == ["雾津渡口", "夜航办法"]
    title = f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r>{inside}</w:r></w:p>'
    assert read(title, styles=STYLES) == ["0 雾津渡口 夜航办法"]
    assert read(run('<w:br w:type="page"/><w:t>甲</w:t>')) == ["甲"]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
    body = run(
        f'<mc:AlternateContent xmlns:mc="m"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>正文</w:t>"
    )
    assert read(body) == ["正文", "框中"]


def test_cells_that_span_and_a_table_in_a_cell() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    below = "<w:tcPr><w:vMerge/></w:tcPr>"
    body = table(
        [p("渡口"), p("船") + p("只"), p("备注")],
        [wide + p("合计"), table([p("内"), p("表")])],
        [p("上渡"), p("3"), below + p("看不见")],
    )
    assert read(body) == ["row 渡口|船 只|备注", "row 合计||内 表", "row 上渡|3|"]


def test_a_table_of_one_column_is_a_frame() -> None:
    assert read(
        table(
            [
                p("专栏1 渡口"),
            ],
            [p("甲。") + p("乙。")],
        )
    ) == ["专栏1 渡口", "甲。", "乙。"]


def test_tables_stand_between_blank_lines() -> None:
    lines = read_docx(docx(table([p("甲"), p("乙")]) * 2), "x", None).lines
    assert [bool(line.text) for line in lines] == [False, True, False, False, True, False]


def test_notes_follow_the_paragraph_or_come_last() -> None:
    def reference(kind: str, key: int) -> str:
        return run(f'<w:t>文</w:t><w:{kind}Reference w:id="{key}"/>')

    foot = (
        '<w:footnote w:type="separator" w:id="0">' + p("线") + "</w:footnote>"
        '<w:footnote w:id="5">' + p("脚注") + p("续") + "</w:footnote>"
    )
    end = '<w:endnote w:id="5">' + p("尾注") + "</w:endnote>"
    body = (
        reference("endnote", 5)
        + reference("footnote", 5)
        + reference("footnote", 99)
        + table([reference("footnote", 5), p("乙")])
    )
    assert read(body, footnotes=foot, endnotes=end) == [
        "文［i］",
        "文［1］",
        "body ［1］脚注 续",
        "文",
        "row 文［1］|乙",
        "body ［i］尾注",
    ]


def test_content_controls_are_looked_into() -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>"
    assert read(wrapped) == ["甲"]


def test_the_strict_form_has_other_namespaces() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{styled("总则", "1")}</w:body></w:document>'
    assert shown(read_docx(zipped({"word/document.xml": body}), "x", None)) == ["总则"]


def refusal(data: bytes) -> str:
    with pytest.raises(PizhuError) as error:
        read_docx(data, "x.docx", None)
    assert "\n" not in str(error.value)
    return error.value.key


def test_what_is_no_document() -> None:
    assert refusal(b"PK\x03\x04") == "documents.damaged"
    assert refusal(zipped({"a.txt": "a"})) == "documents.damaged"
    assert refusal(zipped({"word/document.xml": "<a/>"})) == "documents.damaged"
    assert refusal(zipped({"word/document.xml": "<a>"})) == "documents.damaged"


def test_bombs() -> None:
    assert refusal(zipped({"word/document.xml": b"<a>" + b" " * (1 << 24)})) == (
        "documents.too-large"
    )
    deep = "<w:tbl><w:tr><w:tc>" * 3000
    assert refusal(docx(deep)) == "documents.damaged"
    entities = (
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a xmlns:w="w"><w:body>&b;</w:body></a>'
    )
    lines = read_docx(zipped({"word/document.xml": entities}), "x", None).lines
    assert "".join(line.text for line in lines) == ""


def test_tables_in_tables_have_a_limit() -> None:
    body = p("底")
    for _ in range(50):
        body = table([body, p("旁")])
    assert "旁" in read(body)[0]


def test_a_span_cannot_fill_the_memory() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + p("甲")
    (line,) = read(table([wide, p("乙")]))
    assert len(line) < 100
