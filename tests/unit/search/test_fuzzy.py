from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Manner, compile_query, find
from reader.search.fuzzy import edits_allowed, fuzzy_spans
from tests.handmade import document


@pytest.mark.parametrize(
    ("needle", "text", "expected"),
    [
        ("民营经济", "国营经济和民营经济。", ["国营经济", "民营经济"]),
        ("民营经济", "民营的经济", ["民营的经济"]),
        ("民营经济", "民经济", ["民经济"]),
        ("民营经济", "，营经济；民营经，", ["营经济", "民营经"]),
        ("民营经济", "民营企业", []),
        ("民营经济", "民营\n经济", []),
        ("民营经济", "民营经济民营经济", ["民营经济", "民营经济"]),
        ("民营", "国营民营", ["民营"]),
        ("高质量发展", "高质量的发展，质量发展，高质发", ["高质量的发展", "质量发展"]),
        ("研究生培养方案", "研究生的培养案", ["研究生的培养案"]),
        ("reserch", "research", ["research"]),
        ("，，甲", "，，", ["，，"]),
        ("甲乙，", "甲乙", ["甲乙"]),
        ("甲，，", "，，", ["，，"]),
        ("甲乙丙", "", []),
    ],
)
def test_what_is_like_a_word(needle: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in fuzzy_spans(text, needle)] == expected


@pytest.mark.parametrize(("size", "edits"), [(1, 0), (2, 0), (3, 1), (5, 1), (6, 2), (11, 3)])
def test_longer_words_may_differ_more(size: int, edits: int) -> None:
    assert edits_allowed("x" * size) == edits


@pytest.mark.parametrize(
    ("query", "manner", "expected"),
    [
        ("~民營經濟", Manner.PLAIN, ["国营经济", "民營經濟"]),
        ("～民營經濟", Manner.PLAIN, ["国营经济", "民營經濟"]),
        ('~"民營 經濟"', Manner.PLAIN, ["民營經濟"]),
        ("民營經濟", Manner.FUZZY, ["国营经济", "民營經濟"]),
        ("民營經濟 -國營", Manner.FUZZY, ["民營經濟"]),
        ('"民營經濟"', Manner.FUZZY, ["民營經濟"]),
        ("~國營", Manner.PLAIN, ["国营"]),
        ("~ 民營", Manner.PLAIN, []),
    ],
)
def test_fuzzy_words_in_queries(query: str, manner: Manner, expected: list[str]) -> None:
    parts = ["发展国营经济", "發展民營經濟"]
    hits = find(document(*parts), compile_query(query, manner=manner))
    assert [parts[hit.paragraph][hit.start : hit.end] for hit in hits] == expected


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, above = [i], row
        for j, b in enumerate(other, 1):
            row.append(min(above[j - 1] + (a != b), above[j] + 1, row[j - 1] + 1))
    return row[-1]


def by_brute_force(text: str, needle: str) -> list[tuple[int, int]]:
    matches = []
    for end in range(1, len(text) + 1):
        starts = range(text.rfind("\n", 0, end) + 1, end)
        best = min(((distance(text[s:end], needle), s) for s in starts), default=(99, 0))
        if best[0] <= edits_allowed(needle):
            matches.append((best[0], abs(end - best[1] - len(needle)), best[1], end))
    chosen: list[tuple[int, int]] = []
    for *_, start, end in sorted(matches):
        if all(end <= first or start >= last for first, last in chosen):
            chosen.append((start, end))
    return sorted(chosen)


def test_endless_repetition_is_taken_in_parts() -> None:
    spans = fuzzy_spans("甲" * 5000, "甲甲甲甲乙")
    ends = 0
    for _ in range(900):
        start, end = next(spans)
        assert start >= ends
        assert end - start == 5
        ends = end


@settings(deadline=None)
@given(st.text("甲乙丙\n", max_size=30), st.text("甲乙丙", min_size=3, max_size=12))
def test_against_brute_force(text: str, needle: str) -> None:
    assert list(fuzzy_spans(text, needle)) == by_brute_force(text, needle)
