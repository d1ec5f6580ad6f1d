from __future__ import annotations

import pytest

from reader.errors import PizhuError
from reader.search import compile_query
from reader.search.query import And, InSection, Not, Noted, OfKind, Or, Pattern, Tagged, Text


@pytest.mark.parametrize(
    ("query", "root"),
    [
        ("", None),
        (" \u3000 ", None),
        ("民營經濟", Text("民营经济")),
        ("ＡＢＣ", Text("abc")),
        ("甲 乙\u3000丙", And((Text("甲"), Text("乙"), Text("丙")))),
        ("甲 AND 乙", And((Text("甲"), Text("乙")))),
        ("甲 OR 乙 丙", Or((Text("甲"), And((Text("乙"), Text("丙")))))),
        ("(甲 OR 乙) 丙", And((Or((Text("甲"), Text("乙"))), Text("丙")))),
        ("((甲 乙) OR 丙)", Or((And((Text("甲"), Text("乙"))), Text("丙")))),
        ("甲 -乙", And((Text("甲"), Not(Text("乙"))))),
        ("甲 －乙", And((Text("甲"), Not(Text("乙"))))),
        ("甲 -(乙 丙)", And((Text("甲"), Not(And((Text("乙"), Text("丙"))))))),
        ('"甲 乙"', Text("甲 乙")),
        ("“甲 乙”丙", And((Text("甲 乙"), Text("丙")))),
        ("＂甲＂", Text("甲")),
        ("(“）甲” OR 乙)", Or((Text(")甲"), Text("乙")))),
        ("(1)", Text("(1)")),
        ("（一）指导", Text("(一)指导")),
        ("附件(2)", Text("附件(2)")),
        ("1-2", Text("1-2")),
        ("1/2", Text("1/2")),
        ("- 甲", And((Text("-"), Text("甲")))),
        ("or", Text("or")),
        ("十四五”", Text("十四五”")),
        ("tag:重点", Tagged("重点")),
        ("標籤：重點", Tagged("重点")),
        ('note:"要 问"', Noted("要 问")),
        ("section:總則 甲", And((InSection("总则"), Text("甲")))),
        ("kind:heading", OfKind("heading")),
        ("類型:標題", OfKind("heading")),
        ("(kind:row 甲)", And((OfKind("table row"), Text("甲")))),
        ("http://x", Text("http://x")),
        ("2:1", Text("2:1")),
    ],
)
def test_what_queries_mean(query: str, root: object) -> None:
    assert compile_query(query).root == root


@pytest.mark.parametrize(
    ("query", "key", "position"),
    [
        ('甲 "乙', "search.unclosed", 3),
        ("“乙", "search.unclosed", 1),
        ("/乙", "search.unclosed", 1),
        (r"/乙\/", "search.unclosed", 1),
        ("甲 (乙 OR 丙", "search.unclosed", 3),
        ("甲 OR", "search.missing_term", 5),
        ("OR 甲", "search.missing_term", 1),
        ("甲 AND OR 乙", "search.missing_term", 7),
        ('甲 ""', "search.missing_term", 3),
        ("( )", "search.missing_term", 3),
        ("//", "search.missing_term", 1),
        ("tag:", "search.empty_field", 5),
        ("tag: 甲", "search.empty_field", 5),
        ("甲 kind:book", "search.unknown_kind", 3),
        ("-甲", "search.only_without", 1),
        ("-甲 -乙", "search.only_without", 1),
        ("甲 OR -乙", "search.only_without", 1),
        ("甲 /乙(/", "search.bad_regex", 5),
        ("-" * 60 + "甲", "search.too_deep", 51),
        ("( " * 5000 + "甲", "search.too_deep", 101),
    ],
)
def test_what_is_wrong_is_told_with_its_place(query: str, key: str, position: int) -> None:
    with pytest.raises(PizhuError) as caught:
        compile_query(query)
    assert caught.value.key == key
    assert caught.value.values["position"] == position
    assert str(caught.value)


def test_a_regular_expression_among_words() -> None:
    root = compile_query(r"/第[一二]章\/x/ 甲").root
    assert isinstance(root, And)
    assert isinstance(root.terms[0], Pattern)
    assert root.terms[0].regex.pattern == r"第[一二]章\/x"


def test_the_whole_query_as_a_regular_expression() -> None:
    root = compile_query("甲 (乙|丙)", regex=True).root
    assert isinstance(root, Pattern)
    assert compile_query("", regex=True).root is None
    with pytest.raises(PizhuError) as caught:
        compile_query("甲(", regex=True)
    assert caught.value.values["position"] == 2
