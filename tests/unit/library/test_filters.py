from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import PizhuError
from reader.library.entries import Card, Entry, language_of, place_of
from reader.library.genres import Genre, of_title
from reader.library.querying.columns import Columns
from reader.library.querying.filters import part

ENTRY = Entry(
    1,
    Path("/shelf/2031/渡口.txt"),
    Card(
        "0" * 16, "临江区渡口管理办法", "临江区人民政府", "临江区", "2031-05-01",
        "临政〔2031〕7号", "statute", 900, 12, "simplified", "zh",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "accepted"),
    [
        ("issuer:臨江區", True),
        ("发文机关：人民政府", True),
        ("issuer:“人民 政府”", False),
        ("-issuer:临江", False),
        ("title:办法 place:临江", True),
        ("path:2031", True),
        ("path:2030", False),
        ("kind:statute", True),
        ("kind:规划", False),
        ("date:2031", True),
        ("date:2031-05", True),
        ("date:2031-06", False),
        ("date:2030..2032", True),
        ("date:..2031", True),
        ("date:2031-05-02..", False),
    ],
)
def test_filters_look_at_what_a_document_says_of_itself(query: str, accepted: bool) -> None:
    request = part(query)
    assert Columns([ENTRY]).accepted(request) == [0] * accepted
    assert request.filters
    assert not request.words


@pytest.mark.parametrize(
    "query",
    ["渡口 办法", "“issuer:临江”", "/date:20\\/21/", "kind:heading 渡口", "section:总则", "12:30"],
)
def test_what_is_no_filter_is_left_to_the_query_language(query: str) -> None:
    assert part(query) == ((), query)


def test_words_stay_beside_filters() -> None:
    assert part("渡口 date:2031 -码头").words.split() == ["渡口", "-码头"]


@pytest.mark.parametrize("value", ["五月", "..", "2031/5", "2031..五月"])
def test_what_is_no_date_is_told(value: str) -> None:
    with pytest.raises(PizhuError, match="no date"):
        part(f"date:{value}")


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("临江区渡口管理办法（试行）", Genre.STATUTE),
        ("臨江區政府工作報告", Genre.REPORT),
        ("临江区“十四五”规划", Genre.PLAN),
        ("关于印发渡口管理办法的通知", Genre.NOTICE),
        ("渡口三人谈访谈录", Genre.TRANSCRIPT),
        ("渡口", None),
    ],
)
def test_titles_tell_the_sort(title: str, genre: Genre | None) -> None:
    assert of_title(title) is genre


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("澜州市临江区人民政府办公室", "澜州市临江区"),
        ("临江区发展改革委", "临江区"),
        ("云海省澜州市工作报告", "云海省澜州市"),
        ("渡口管理办法", ""),
    ],
)
def test_names_of_authorities_begin_with_their_region(name: str, place: str) -> None:
    assert place_of(name) == place


@pytest.mark.parametrize(
    ("text", "language"),
    [("渡口管理", "zh"), ("渡し場のきまり", "ja"), ("나루터 규칙", "ko"), ("ferry", "und")],
)
def test_languages_are_told_by_their_scripts(text: str, language: str) -> None:
    assert language_of(text) == language
