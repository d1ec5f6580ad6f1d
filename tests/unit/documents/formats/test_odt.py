"""OpenDocument texts, feature by feature."""

from __future__ import annotations

import pytest

from reader.documents.formats.odt import read_odt
from reader.errors import PizhuError
from tests.office import odt, shown, zipped

LEVEL = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1"'
    ' text:display-levels="2" style:num-suffix="."/></text:list-style>'
)


def read(body: str, styles: str = "", automatic: str = "") -> list[str]:
    return shown(read_odt(odt(body, styles, automatic), "x.odt", None))


def item(*blocks: str) -> str:
    return f"<text:list-item>{''.join(blocks)}</text:list-item>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_white_space() -> None:
    body = p(' 甲\n  乙<text:s text:c="3"/>丙<text:tab/>丁<text:line-break/>戊')
    assert read(body) == ["甲 乙   丙\t丁", "戊"]
    assert len(read(p('甲<text:s text:c="999999999"/>乙'))[0]) < 200


def test_lists_count_nest_and_go_on() -> None:
    body = (
        '<text:list text:style-name="L">'
        + item(p("甲"), f"<text:list>{item(p('乙'))}{item(p('丙'))}</text:list>", p("续"))
        + item(p("丁"))
        + "</text:list>"
        + p("正文")
        + '<text:list text:style-name="L" text:continue-numbering="true">'
        + item(p("戊"))
        + "</text:list>"
        + f'<text:list text:style-name="L">{item(p("己"))}</text:list>'
    )
    assert read(body, LEVEL) == [
        "一、甲",
        "一.1. 乙",
        "一.2. 丙",
        "续",
        "二、丁",
        "正文",
        "三、戊",
        "一、己",
    ]


def test_headings_and_their_numbers() -> None:
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-prefix="第"'
        ' style:num-suffix="章" style:num-format="一, 二, 三, ..."/></text:outline-style>'
    )
    body = (
        '<text:h text:outline-level="1">总则</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">序</text:h>'
        '<text:h text:outline-level="2">细则</text:h>'
    )
    assert read(body, styles) == ["1 第一章 总则", "1 序", "2 细则"]


def test_styles_by_their_parents() -> None:
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="H" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    body = '<text:p text:style-name="P1">办法</text:p>' + p(
        '看得见<text:span text:style-name="H">看不见</text:span>'
    )
    assert read(body, "", automatic) == ["0 办法", "看得见"]


def test_tables() -> None:
    row = "<table:table-row>{}</table:table-row>".format
    cell = "<table:table-cell{}>{}</table:table-cell>".format
    body = (
        "<table:table><table:table-header-rows>"
        + row(cell("", p("渡口")) + cell("", p("船只")))
        + "</table:table-header-rows>"
        + row(cell("", p("上渡") + p("下渡")) + "<table:covered-table-cell/>")
        + row(cell(' table:number-columns-repeated="999999999"', ""))
        + "</table:table>"
    )
    lines = read(body)
    assert lines[:2] == ["head 渡口|船只", "row 上渡 下渡|"]
    assert len("".join(lines)) < 400


def test_repeated_rows_are_bounded() -> None:
    body = (
        '<table:table><table:table-row table:number-rows-repeated="999999999">'
        "<table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell/>"
        "</table:table-row></table:table>"
    )
    assert len(read(body)) <= 50_000


def test_deleted_text_codes_and_comments_are_left_out() -> None:
    body = (
        f"<text:tracked-changes><text:deletion>{p('删')}</text:deletion></text:tracked-changes>"
        + p(f"甲<office:annotation>{p('批')}</office:annotation>乙")
        + f"<text:table-of-content><text:index-body>{p('总则 1')}</text:index-body>"
        "</text:table-of-content>"
    )
    assert read(body) == ["甲乙", "furniture 总则 1"]


def refusal(data: bytes) -> str:
    with pytest.raises(PizhuError) as error:
        read_odt(data, "x.odt", None)
    return error.value.key


def test_what_is_no_text() -> None:
    assert refusal(b"PK\x03\x04") == "documents.damaged"
    assert refusal(zipped({"a": "a"})) == "documents.damaged"
    assert refusal(b"<a/>") == "documents.damaged"
    assert refusal(odt("")[:200]) == "documents.damaged"


def test_an_encrypted_one() -> None:
    manifest = (
        '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    )
    data = zipped({"content.xml": b"\0\1", "META-INF/manifest.xml": manifest})
    assert refusal(data) == "documents.encrypted"
