from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Hit, compile_query, find, find_all
from reader.search.hits import Hits
from reader.search.literal import Literal
from tests.handmade import document


def found(text: str, needle: str) -> list[int]:
    literal = Literal(needle, text)
    assert literal.count(text) == len(literal.places(text))
    return [start for start, _ in literal.spans(text)]


def one_by_one(text: str, needle: str) -> list[int]:
    expected = []
    at = text.find(needle)
    while at >= 0:
        expected.append(at)
        at = text.find(needle, at + len(needle))
    return expected


@settings(deadline=None)
@given(st.text("甲乙a.", max_size=60), st.text("甲乙a.", min_size=1, max_size=5))
def test_places_are_those_that_str_find_gives(text: str, needle: str) -> None:
    assert found(text, needle) == one_by_one(text, needle)


@pytest.mark.parametrize("needle", ["丙", "甲丙", "丙甲", "甲丙乙", "甲乙", "乙甲", "丙丙", "丁"])
def test_places_of_rare_and_of_frequent_characters(needle: str) -> None:
    text = "甲乙" * 3000 + "甲丙乙甲丙甲" + "甲乙" * 3000 + "丙丙丙"
    assert found(text, needle) == one_by_one(text, needle)


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
