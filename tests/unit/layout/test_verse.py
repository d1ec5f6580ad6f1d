"""Verse is set as it is, and prose, lists and tables are not taken for it."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from reader.documents.opening import read_document
from reader.documents.paragraphs import Paragraphs
from reader.documents.records import from_record, to_record
from reader.layout import Layout, Manner, Rendition
from reader.layout.verse import Verse

OPENING = "老周在船头坐着，念起年轻时写的几行字来，声音不高，像是说给江水听的："
CLOSING = "他念完了，谁也没有作声。过了许久，船家才说，这样的句子，如今是没有人写了。"
FREE = ["我站在渡口", "看雾从江上来", "  钟声一下一下", "落在水里", "", "像谁把一句话", "又收回去"]
SONG = ["月光光，照渡口，", "渡口船，无人守。", "船底鱼，水底游，", "游到天光不回头。"]
OLD = ["江上人家住水西，一篙新绿没沙堤。", "夜深不见归来客，只听渔翁唱竹枝。"]
CHANGING = [
    "君不闻渡口钟声海上来，一声一声唤人回。",
    "君不闻雾里渔歌天外落，半江寒水半江梅。",
    "平生不识风波恶，只把船头对钓台。",
    "今宵且尽杯中物，莫问潮头去不回。",
]
LYRIC = [
    "雾锁长江，钟声远，一叶孤舟。",
    "问渡头，何人立，白了少年头。",
    "二十年前，灯火下，也曾同游。",
]
DUTIES = [
    "一要加强领导，落实各项责任。",
    "二要突出重点，抓好安全检查。",
    "三要强化保障，提高服务水平。",
]
SHORT_PROSE = ["天黑了。", "没有人说话。", "船靠了岸。", "他走了。", "钟又响了一下。"]
TALK = ["“走吧。”", "“再等等。”", "“等谁？”", "“等雾散。”"]
OFFICES = ["区发展改革委", "区财政局", "区水利局", "区生态环境局", "临江街道办事处"]
NAMES = ["王大有", "李水生", "张桂兰", "周长明"]
ITEMS = ["联系人：周长明", "电话：12345", "地址：渡口路3号", "邮编：400000"]


def verse_in(*lines: str) -> list[str]:
    document = read_document("\n".join(["渡口旧事", "", *lines]).encode(), "verse.txt")
    verse = Verse(document)
    return [p.text for p in document.paragraphs if verse.line(p.ordinal) is not None]


@pytest.mark.parametrize(
    "lines",
    [FREE, SONG, OLD, CHANGING, LYRIC],
    ids=["free", "song", "old", "changing", "lyric"],
)
def test_verse_between_prose(lines: list[str]) -> None:
    wanted = [line.strip() for line in lines if line]
    assert verse_in(OPENING, "", *lines, "", CLOSING) == wanted
    assert verse_in(OPENING, *lines, CLOSING) == wanted


def test_verse_without_an_introduction() -> None:
    assert verse_in(CLOSING, "", *SONG, "", CLOSING) == SONG
    assert len(verse_in(CLOSING, "", *FREE, "", CLOSING)) == len(FREE) - 1


def test_a_sentence_that_stands_apart_is_no_line() -> None:
    assert "歌到此为止。" not in verse_in(OPENING, "", *FREE, "", "歌到此为止。", "", CLOSING)


@pytest.mark.parametrize(
    "lines",
    [SHORT_PROSE, TALK, OFFICES, NAMES, ITEMS, DUTIES],
    ids=["short prose", "talk", "offices", "names", "items", "duties"],
)
@pytest.mark.parametrize("before", [CLOSING, OPENING, "现将名单公布如下："])
def test_what_is_no_verse(before: str, lines: list[str]) -> None:
    assert verse_in(before, "", *lines, "", CLOSING) == []


def test_stanzas_and_indents_are_kept() -> None:
    text = "\n".join(["渡口旧事", "", OPENING, "", *FREE, "", CLOSING])
    document = read_document(text.encode(), "verse.txt")
    made = Layout(Rendition(document), 40, Manner(even=True, hanging=True))
    rows = [row for _, row in made.window(made.first, 100)]
    first = next(at for at, row in enumerate(rows) if row.role == "verse")
    shown = [
        " " * row.indent + made.rendition.text(row.paragraph)[row.start : row.end]
        for row in rows[first - 1 : first + 8]
    ]
    assert shown == [
        "",
        "        我站在渡口",
        "        看雾从江上来",
        "          钟声一下一下",
        "        落在水里",
        "",
        "        像谁把一句话",
        "        又收回去",
        "",
    ]


POEMS = ["登楼", "", *OLD, "", "听钟二首", "", "其一", "", *OLD, "", "其二", "", *OLD]


def test_titles_stand_among_poems() -> None:
    document = read_document("\n".join(["渡口旧诗", "", *POEMS]).encode(), "poems.txt")
    layout = Layout(Rendition(document), 60)
    rows = layout.window(layout.place_of(1, 0), 20)
    told = [
        (row.role, layout.rendition.text(row.paragraph)[row.start : row.end])
        for _, row in rows
        if row.role != "blank"
    ]
    assert [text for role, text in told if role == "verse-title"] == [
        "登楼",
        "听钟二首",
        "其一",
        "其二",
    ]
    assert [text for role, text in told if role == "verse"] == OLD * 3
    assert [row.role for _, row in rows].count("blank") == 6


SHORT = ["江雾合，渡头空。", "钟声远，一灯红。"]


@pytest.mark.parametrize("poems", [(OLD, SHORT, LYRIC), (LYRIC, OLD, SHORT), (SHORT, SHORT, OLD)])
def test_poems_of_an_anthology_may_each_have_a_form_of_their_own(poems: tuple[list[str]]) -> None:
    lines: list[str] = []
    for number, poem in enumerate(poems):
        lines += ["登楼听钟渡口"[2 * number :][:2], "", *poem, ""]
    shown = [line for line in lines if line]
    assert verse_in(*lines)[-len(shown) + 1 :] == shown[1:]


def test_duties_under_headings_are_no_poems() -> None:
    advice = ["严格落实责任，切实抓好安全生产工作。", "抓紧整改，定期复查，及时公开结果。"]
    assert verse_in("组织领导", "", *advice, "", "监督检查", "", *advice) == []


def test_short_headings_of_prose_are_no_titles_of_poems() -> None:
    assert verse_in("起因", "", *SHORT_PROSE, "", "经过", "", *SHORT_PROSE) == []
    assert verse_in("起因", "", "雾散了，船也开了。", "钟响了。", "", "经过", "", "人来了。") == []


def test_a_line_that_does_not_fit_goes_on_below() -> None:
    text = "\n".join([OPENING, *["江上的人家住在水的西边，", "一篙新绿漫过了长长的沙堤，"] * 3])
    made = Layout(Rendition(read_document(text.encode(), "verse.txt")), 24)
    rows = [row for row in made.rows(1) if row.holds_text]
    assert [row.indent for row in rows] == [8, 8]
    assert made.rendition.text(1)[rows[1].start :] == "的西边，"


def test_very_many_short_lines_take_no_time_to_look_at() -> None:
    document = read_document(("江上人家\n水西渡口\n" * 20_000).encode(), "verse.txt")
    verse = Verse(document)
    assert verse.line(20_000) is None
    assert len(verse._lines) < 1_000


def test_lines_of_a_long_run_are_made_once() -> None:
    read = read_document("\n".join(["渡口旧事", *"水乡石桥" * 200]).encode(), "verse.txt")
    document = from_record(to_record(read), None)
    with patch.object(Paragraphs, "_make", autospec=True, side_effect=Paragraphs._make) as made:
        Verse(document).line(500)
    assert 400 < made.call_count < 410
