"""Bytes become text, whatever encoding they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.encoding import decode
from reader.errors import PizhuError

SIMPLIFIED = "第一章　总则\n第一条　为了规范河道采砂管理，保障防洪安全，制定本办法。\n"
TRADITIONAL = "第一章　總則\n第一條　為了規範河道採砂管理，保障防洪安全，制定本辦法。\n"


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        ("Plain words, and no more.\n", "utf-16-le", "utf-16-le"),
        ("Plain words, and no more.\n", "utf-16-be", "utf-16-be"),
        ("Plain words, and no more.\n", "ascii", "utf-8"),
        ("Le café était fermé.", "utf-8", "utf-8"),
        ("", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, codec: str, found: str) -> None:
    assert decode(text.encode(codec)) == (text, found)


def test_big5_is_chosen_although_it_is_valid_gb18030() -> None:
    data = TRADITIONAL.encode("big5")
    data.decode("gb18030")
    assert decode(data).text == TRADITIONAL


def test_a_character_cut_at_the_end_does_not_matter() -> None:
    for codec in ("utf-8", "gb18030", "big5hkscs", "utf-16-le"):
        assert decode(TRADITIONAL.encode(codec)[:-3]).text[:30] == TRADITIONAL[:30]


def test_a_few_bad_bytes_leave_it_utf8() -> None:
    data = bytearray((SIMPLIFIED * 5).encode())
    data[40] = 0xFF
    data[100] = 0x80
    text, encoding = decode(bytes(data))
    assert encoding == "utf-8"
    assert 0 < text.count("\ufffd") <= 6


def test_line_breaks_stay_as_they_are() -> None:
    assert decode("一\r\n二\r三\n".encode()).text == "一\r\n二\r三\n"


def test_some_nulls_in_text_are_text() -> None:
    assert decode(("中\0文" + SIMPLIFIED).encode()).text.startswith("中\0文")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "gb2312", "big5", "utf-16-be"])
def test_what_the_user_says_is_done(codec: str) -> None:
    assert decode("正文".encode(codec), codec).text == "正文"


def test_even_a_wrong_encoding_that_the_user_names_is_used() -> None:
    assert decode("中文".encode(), "latin-1").encoding == "iso8859-1"


@pytest.mark.parametrize("name", ["utf8x", "rot13", "hex", "idna", "", "\0", "编码", "\ud800"])
def test_an_unknown_encoding_is_refused_with_a_hint(name: str) -> None:
    with pytest.raises(PizhuError) as error:
        decode(b"text", name)
    assert error.value.key == "documents.encoding"
    assert error.value.values["nearest"]


def test_the_hint_is_near() -> None:
    with pytest.raises(PizhuError) as error:
        decode(b"text", "GB-18031")
    assert error.value.values["nearest"] == "gb18030"


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "DOCX"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "EPUB"),
        (b"PK\x03\x04" + bytes(26) + b"a.txt", "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "PNG"),
    ],
)
def test_a_known_format_is_named(data: bytes, title: str) -> None:
    with pytest.raises(PizhuError) as error:
        decode(data, name="方案.doc")
    assert error.value.key == "documents.format"
    assert error.value.values == {"name": "方案.doc", "format": title}


@pytest.mark.parametrize("data", [bytes(500), bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 9])
def test_binary_data_are_refused(data: bytes) -> None:
    with pytest.raises(PizhuError) as error:
        decode(data)
    assert error.value.key == "documents.binary"


def test_lone_surrogates_of_utf16_are_replaced() -> None:
    data = "\ufeff".encode("utf-16-le") + "甲\ud800乙\udc00".encode("utf-16-le", "surrogatepass")
    text = decode(data).text
    text.encode()
    assert text[0] == "甲"
    assert "\ufffd" in text


def test_a_language_that_is_not_chinese_gets_a_second_opinion() -> None:
    text = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。" * 6
    assert decode(text.encode("shift_jis")).text == text


@given(st.binary(max_size=300))
def test_any_bytes_end_well(data: bytes) -> None:
    try:
        decode(data).text.encode()
    except PizhuError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), "utf-8")
