"""Rich Text Format, feature by feature."""

from __future__ import annotations

import pytest

from reader.documents.formats.rtf import read_rtf
from reader.errors import PizhuError
from tests.office import shown

FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"


def read(body: str, head: str = r"\ansi") -> list[str]:
    return shown(read_rtf(f"{{\\rtf1{head}{FONTS}{body}}}".encode("latin-1"), "x.rtf", None))


def escaped(text: str, codec: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def test_unicode_with_what_stands_for_it() -> None:
    assert read(r"\u38654?\u27941\'3f\uc0\u28193{\uc2\u21475\'a1\'a1}\par") == ["雾津渡口"]
    assert read(r"\u-26882?\par") == [chr(65536 - 26882)]
    assert read(r"\u-10187?\u-9164?\par") == ["\U0001d434"]
    assert read(r"\u-10187?\u65?\par") == ["\ufffdA"]
    assert read(r"\uc2\u38654?\'a1\u28193?\'a1\par") == ["雾渡"]
    assert read(r"\uc0\u38654?\u28193?\par") == ["雾?渡?"]


@pytest.mark.parametrize(("font", "codec"), [(1, "gbk"), (2, "big5")])
def test_code_pages_by_font(font: int, codec: str) -> None:
    assert read(rf"\f{font} {escaped('雨水一升', codec)}\par") == ["雨水一升"]


def test_the_code_page_of_the_document() -> None:
    assert read(escaped("渡口", "gbk") + r"\par", r"\ansi\ansicpg936") == ["渡口"]
    assert read(escaped("渡口", "big5") + r"\par", r"\ansi\ansicpg950") == ["渡口"]
    assert read(r"\'93quoted\'94\par") == ["“quoted”"]


def test_raw_bytes_and_letters_as_second_bytes() -> None:
    body = r"\f1 " + "渡口".encode("gbk").decode("latin-1") + r"\'81A\par"
    assert read(body) == ["渡口" + b"\x81A".decode("gbk")]


def test_characters_with_names() -> None:
    assert read(r"a\~b\_c\emdash\tab d\{\}\\\par") == ["a\xa0b-c—\td{}\\"]


def test_headings_by_level_or_style() -> None:
    body = (
        r"{\stylesheet{\s1\outlinelevel1 Any;}{\s2 heading 1;}{\s3\sbasedon2 Mine;}{\s4 Title;}}"
        r"\pard\s4 A\par\pard\s1 B\par\pard\s2 C\par\pard\s3 D\par"
        r"\pard\outlinelevel2 E\par\pard F\par"
    )
    assert read(body) == ["0 A", "2 B", "1 C", "1 D", "3 E", "F"]


def test_what_is_not_shown() -> None:
    body = (
        r"{\info{\title T}{\company C}}{\header H\par}{\*\unknown U}{\pict 00ff}{\v hidden}"
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\object{\*\objdata 00}{\result R}}"
        r"\bin3 }}}x\par"
    )
    assert read(body) == ["7Rx"]


def test_metadata() -> None:
    data = (
        rb"{\rtf1{\info{\upr{\title ??}{\*\ud{\title \u38654?}}}{\author A}"
        rb"{\creatim\yr2024\mo3\dy1\hr9\min5}}x}"
    )
    assert {field.key: field.value for field in read_rtf(data, "x", None).metadata} == {
        "标题": "雾",
        "作者": "A",
        "创建时间": "2024-03-01T09:05",
    }


def test_labels_notes_and_boxes() -> None:
    body = (
        r"{\listtext 1.\tab}item{\footnote{\super x}note} goes on"
        r"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box\par}}}\par "
        r"end{\*\footnote\ftnalt last}\par"
    )
    assert read(body) == [
        "1. item［1］ goes on",
        "box",
        "body ［1］xnote",
        "end［i］",
        "body ［i］last",
    ]


def test_tables() -> None:
    body = (
        r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\intbl A\cell B\cell C\cell\row"
        r"\trowd\cellx2000\cellx3000\intbl D\par d\cell E\cell\row\pard F\par"
        r"\trowd\cellx3000\intbl G\par H\cell\row\pard"
    )
    assert read(body) == ["head A|B|C", "row D d||E", "F", "G", "H"]


def test_text_without_a_last_paragraph_mark_is_kept() -> None:
    assert read("end") == ["end"]
    assert read("{{{open") == ["open"]


def refusal(data: bytes) -> str:
    with pytest.raises(PizhuError) as error:
        read_rtf(data, "x.rtf", None)
    return error.value.key


def test_what_cannot_be_read() -> None:
    assert refusal(b"plain") == "documents.damaged"
    assert refusal(b"{\\rtf1" + b"{" * 100_000) == "documents.damaged"


def test_braces_too_many_do_no_harm() -> None:
    assert read("a}}}}b") == ["ab"]
