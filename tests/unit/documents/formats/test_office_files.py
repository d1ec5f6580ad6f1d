"""Files that a word processor wrote: one text, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.formats import reader_for
from reader.documents.model import ParagraphKind
from reader.documents.opening import open_document
from reader.errors import PizhuError
from tests.office import shown

FOLDER = Path(__file__).parents[3] / "data" / "office"
LAMPS = (
    "航标灯由各渡口的值班渡工点亮，日落前一刻钟完成；雾浓时提前半个时辰，并敲钟三响告知两岸。"
    "能见度不足二十丈的，停航，直到钟声再响。渡工应当把停航的时刻写进记录簿，不得事后补写。"
)
EXPECTED = [
    "0 雾津渡口夜航办法",
    "为了让末班渡船在雾夜也有章可循，雾津渡务所根据近三年的夜航记录［1］，制定本办法。",
    "body ［1］记录存于石埠渡口值班室，共四十二册。",
    "1 第一章 灯火",
    "2 一.1 航标灯",
    LAMPS,
    "（一）红灯表示停航；",
    "（二）绿灯表示可以开船，其中：",
    "1. 单绿灯只准空船过河",
    "2. 双绿灯准许载客",
    "（三）黄灯表示候船。",
    "2 一.2 船头灯",
    "船头灯以桐油为燃料［2］，每盏照明不少于两个时辰［i］。",
    "body ［2］自二〇一九年起可以改用蓄电灯。",
    "换灯须两人同行，一人执灯，一人掌舵。",
    "值班电话：四短一长的钟声",
    "1 第二章 船只与渡工",
    "caption 表1 各渡口夜航配备",
    "head 渡口|船只|渡工|备注",
    "row 上渡|3|8|轮流值夜",
    "row 石埠|2|5|",
    "row 合计5艘||13|",
    "渡工夜班须备：",
    "item • 蓑衣一领",
    "item • 铜哨一枚",
    "本办法自惊蛰起施行\t解释权归渡务所。",
    "雾津渡务所",
    "body ［i］试验由雾津中学的学生完成。",
]
BOX = EXPECTED[15]
HEADINGS = ["雾津渡口夜航办法", "第一章 灯火", "一.1 航标灯", "一.2 船头灯", "第二章 船只与渡工"]


def lines(ending: str) -> list[str]:
    path = FOLDER / f"ferry-rules.{ending}"
    data = path.read_bytes()
    return shown(reader_for(path.name, data)(data, path.name, None))


@pytest.mark.parametrize("ending", ["docx", "odt", "fodt"])
def test_nothing_is_lost_or_added(ending: str) -> None:
    assert lines(ending) == EXPECTED


def test_the_program_writes_no_table_head_into_rtf() -> None:
    assert lines("rtf") == [line.replace("head ", "row ") for line in EXPECTED]


def test_text_boxes_of_the_old_format_come_last() -> None:
    assert lines("doc") == [line for line in EXPECTED if line != BOX] + [BOX]


def test_a_pdf_keeps_the_words_but_not_the_styles() -> None:
    found = lines("pdf")
    assert LAMPS in found
    assert EXPECTED[1] in found
    assert "row 合计5艘||13|" in found
    assert [line for line in found if line[0] in "12" and line[1] == " "] == [
        "1 第一章 灯火",
        "2 一.1 航标灯",
        "2 一.2 船头灯",
        "1 第二章 船只与渡工",
    ]
    assert not any("— 1 —" in line for line in found)
    assert sum("雾津渡口夜航办法" in line for line in found) == 1, "the page headers are gone"


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "doc", "pdf"])
def test_the_document(ending: str) -> None:
    document = open_document(FOLDER / f"ferry-rules.{ending}")
    assert [section.title for section in document.outline] == HEADINGS
    assert [section.level for section in document.outline] == [0, 1, 2, 2, 1]
    (table,) = document.tables
    assert [len(row) for row in table.rows] == [4, 4, 4, 4]
    assert document.metadata_value("作者") == "林渡"
    assert document.metadata_value("标题") == "雾津渡口夜航办法"


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_paragraphs_are_traced_back_to_the_source(ending: str) -> None:
    document = open_document(FOLDER / f"ferry-rules.{ending}")
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            start, end = paragraph.source_span(0, len(paragraph.text))
            assert document.source[start] == paragraph.text[0]
            assert document.source[end - 1] == paragraph.text[-1]


@pytest.mark.parametrize("ending", ["doc", "docx", "odt", "pdf"])
def test_a_password_ends_in_one_clear_line(ending: str) -> None:
    with pytest.raises(PizhuError) as error:
        open_document(FOLDER / f"locked.{ending}")
    assert error.value.key == "documents.encrypted"
