from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Hit, compile_query, find, find_all
from reader.search.hits import Hits
from reader.search.literal import Literal
from reader.search.packed import pack
from tests.handmade import document


def found(text: str, needle: str) -> list[int]:
    literal, packed = Literal(needle), pack([text])
    starts = list(literal.starts(packed))
    assert literal.count(packed) == len(starts)
    assert [start for start, _ in literal.spans(packed)] == starts
    return starts


def one_by_one(text: str, needle: str) -> list[int]:
    expected = []
    at = text.find(needle)
    while at >= 0:
        expected.append(at)
        at = text.find(needle, at + len(needle))
    return expected


# Two of these side by side hold the bytes of another one, and some the bytes of themselves.
CLOSE = [
    "丂乎乎䵎一\x4e",
    "\u4e00\u004e\ufffe",
    "一丁\u0101\u0001",
    "甲乙a.",
    "ab",
    "甲\U00020000\U00010002",
]


@settings(deadline=None, max_examples=400)
@given(st.data(), st.sampled_from(CLOSE))
def test_places_are_those_that_str_find_gives(data: st.DataObject, alphabet: str) -> None:
    text = data.draw(st.text(alphabet, max_size=60))
    needle = data.draw(st.text(alphabet, min_size=1, max_size=5))
    assert found(text, needle) == one_by_one(text, needle)


@settings(deadline=None)
@given(st.integers(1, 0xD7FF), st.integers(1, 0xD7FF), st.integers(0, 3))
def test_places_between_characters_do_not_count(one: int, other: int, before: int) -> None:
    pair = chr(one) + chr(other)
    astride = pair.encode("utf-16-le")[1:-1].decode("utf-16-le", "replace")
    text = "甲" * before + pair * 3 + "乙"
    assert found(text, astride) == one_by_one(text, astride)


@pytest.mark.parametrize("needle", ["甲", "乙甲", "甲乙甲", "一", "丙丙", "丁"])
def test_many_places(needle: str) -> None:
    text = "甲乙" * 3000 + "甲丙乙一\x4e" * 70 + "一甲乙" * 300 + "丙丙丙"
    assert found(text, needle) == one_by_one(text, needle)


def test_what_a_text_cannot_hold_is_not_found() -> None:
    assert found("plain", "甲") == []
    assert found("甲乙", "\U00020000") == []
    assert found("甲\U00020000", "\udc00") == []


def test_all_hits_at_once() -> None:
    doc = document("甲乙", "", "乙甲乙甲")
    hits = find_all(doc, compile_query("乙"))
    assert isinstance(hits, Hits)
    assert list(hits) == [Hit(0, 1, 2), Hit(2, 0, 1), Hit(2, 2, 3)]
    assert list(hits) == list(find(doc, compile_query("乙")))
    assert [hits[index] for index in range(len(hits))] == list(hits)
    assert hits[-1] == Hit(2, 2, 3)
    assert hits[1:] == list(hits)[1:]
    assert list(find_all(doc, compile_query(""))) == []
    assert list(find_all(doc, compile_query("kind:body 甲"))) == [
        Hit(0, 0, 1),
        Hit(2, 1, 2),
        Hit(2, 3, 4),
    ]


def test_a_line_break_in_a_query_is_a_space() -> None:
    doc = document("甲 乙", "甲", "乙")
    assert list(find(doc, compile_query('"甲\n乙"'))) == [Hit(0, 0, 3)]
