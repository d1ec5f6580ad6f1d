"""A file with tracked changes, comments, ruby, lists that start anew, and text that runs down."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.formats import reader_for
from reader.documents.formats.docx import read_docx
from reader.documents.formats.field_codes import guided_text
from reader.documents.formats.rtf import read_rtf
from reader.documents.opening import open_document, read_document
from tests.office import docx, p, shown

FOLDER = Path(__file__).parents[3] / "data" / "office"
EXPECTED = [
    "0 雾津渡口巡夜细则",
    "夜里由两名渡工巡堤，提罾网者绕行。",
    "前半句还没有说完，后半句接在同一段。",
    "巡夜按下列次序：",
    "（一）先巡上渡：",
    "1. 看灯",
    "2. 听钟",
    "（二）再巡石埠：",
    "1. 看缆",
    "2. 看锚",
    "雨夜另按下列次序：",
    "（一）先看水位；",
    "（二）再看灯火；",
    "（五）后看船只。",
    "门联竖写。",
    "夜半钟声到客船",
    "row 值夜|上半夜|柳渡",
    "row |下半夜|程渡",
    "本细则自谷雨起施行。",
]
BOX = EXPECTED[15]


def lines(ending: str) -> list[str]:
    path = FOLDER / f"night-rounds.{ending}"
    data = path.read_bytes()
    return shown(reader_for(path.name, data)(data, path.name, None))


@pytest.mark.parametrize("ending", ["docx", "fodt"])
def test_what_is_shown_once_all_changes_are_accepted(ending: str) -> None:
    assert lines(ending) == EXPECTED


def test_the_program_writes_other_numbers_into_the_old_format() -> None:
    expected = [line.replace("（二）再看", "（三）再看") for line in EXPECTED if line != BOX]
    assert lines("doc") == [*expected, BOX]


def test_the_program_marks_too_much_as_deleted_in_rtf() -> None:
    assert lines("rtf") == [line.removeprefix("前半句还没有说完，") for line in EXPECTED]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    body = p("一", mark) + p("二", mark) + p("三") + p("四", mark)
    assert shown(read_docx(docx(body), "x.docx", None)) == ["一二三", "四"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zēng),罾)', "罾"),
        (r"EQ \o(\s\up 11(dù kǒu),渡口) ", "渡口"),
        (r"EQ \f(1,2)", ""),
        ('HYPERLINK "https://dukou.example"', ""),
        (r"EQ \o(\s\up 11(" * 100_000, ""),
    ],
)
def test_phonetic_guides(code: str, text: str) -> None:
    assert guided_text(code) == text


def test_a_phonetic_guide_in_rtf() -> None:
    body = r"{\rtf1\ansi\ansicpg936 a{\field{\*\fldinst EQ \\o(\\s\\up 9(du),b)}{\fldrslt}}c\par}"
    assert shown(read_rtf(body.encode(), "x.rtf", None)) == ["abc"]


def test_a_file_is_what_its_content_says() -> None:
    rtf = (FOLDER / "ferry-rules.rtf").read_bytes()
    page = "<html><meta charset=utf-8><title>夜航</title><h1>夜航</h1><p>雾夜停航。".encode()
    wanted = open_document(FOLDER / "ferry-rules.rtf")
    assert [q.text for q in read_document(rtf, "a.docx").paragraphs] == [
        q.text for q in wanted.paragraphs
    ]
    assert [q.text for q in read_document(page, "a.doc").paragraphs] == ["夜航", "雾夜停航。"]
