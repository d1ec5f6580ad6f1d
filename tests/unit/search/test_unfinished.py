"""Queries as they are typed, letter by letter."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import PizhuError
from reader.search import Manner, Query, compile_query, compile_typed, quoted
from reader.search.query import And, OfKind, Or, Pattern, Text


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ('甲 "乙', And((Text("甲"), Text("乙")))),
        ("「乙 丙", Text("乙 丙")),
        ('甲 "', Text("甲")),
        ('"', None),
        ("甲 OR", Text("甲")),
        ("甲 OR ", Text("甲")),
        ("甲 AND", Text("甲")),
        ("甲 OR -", Or((Text("甲"), Text("-")))),
        ("(甲 OR 乙", Or((Text("甲"), Text("乙")))),
        ("(甲 OR ", Text("甲")),
        ("((甲 乙) OR (丙 ", Or((And((Text("甲"), Text("乙"))), Text("丙")))),
        ("甲 tag:", Text("甲")),
        ("tag:", None),
        ("kind:head", None),
        ("甲 kind:h", Text("甲")),
        ("kind:标", None),
        ("甲 kind:heading", And((Text("甲"), OfKind("heading")))),
        ("/", None),
        ("甲 /乙(", Text("甲")),
        ("甲 /乙[丙", Text("甲")),
        ("1/2", Text("1/2")),
        ("", None),
    ],
)
def test_what_a_query_means_so_far(typed: str, root: object) -> None:
    assert compile_typed(typed, Manner.PLAIN).root == root


def test_an_open_expression_is_looked_for() -> None:
    root = compile_typed("/第.章", Manner.PLAIN).root
    assert isinstance(root, Pattern)
    assert root.regex.pattern == "第.章"


@pytest.mark.parametrize(
    ("typed", "key", "position"),
    [
        ("OR 甲", "search.missing_term", 1),
        ("甲 kind:book", "search.unknown_kind", 3),
        ("kind:head 甲", "search.unknown_kind", 1),
        ("甲 /乙(/", "search.bad_regex", 5),
        ("甲 /乙(/ 丙 “丁", "search.bad_regex", 5),
        ("tag: 甲", "search.empty_field", 5),
        ("甲 AND OR 乙", "search.missing_term", 7),
        ("( " * 100 + "甲", "search.too_deep", 101),
    ],
)
def test_a_mistake_stays_one(typed: str, key: str, position: int) -> None:
    with pytest.raises(PizhuError) as caught:
        compile_typed(typed, Manner.PLAIN)
    assert caught.value.key == key
    assert caught.value.values["position"] == position


FINISHED = (
    '甲 -乙 OR "丙 丁" /第.(章|节)/',
    "(甲 OR tag:乙) AND kind:heading",
    "section:「甲 乙」 -(丙 OR 丁)",
    "~甲乙丙 py:minying region:资讯 note:“乙 丙”",
)


@pytest.mark.parametrize("query", FINISHED)
def test_no_beginning_of_a_correct_query_is_a_mistake(query: str) -> None:
    for end in range(len(query) + 1):
        compile_typed(query[:end], Manner.TYPED)
    assert compile_typed(query, Manner.TYPED) == compile_query(query, manner=Manner.TYPED)


@settings(deadline=None, max_examples=150)
@given(st.text('甲( )/"“”「」-:OR~[\\', max_size=14))
def test_whatever_is_typed_means_something_or_is_explained(typed: str) -> None:
    with suppress(PizhuError):
        assert isinstance(compile_typed(typed, Manner.TYPED), Query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("民营经济", "民营经济"),
        ("甲 乙", '"甲 乙"'),
        ("-甲", '"-甲"'),
        ('"甲"', '“"甲"”'),
        ("tag:甲", '"tag:甲"'),
        ("OR", '"OR"'),
    ],
)
def test_a_query_for_exactly_a_text(text: str, query: str) -> None:
    assert quoted(text) == query
