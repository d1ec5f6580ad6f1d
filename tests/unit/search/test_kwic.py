from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import (
    Hit,
    Order,
    compile_query,
    dispersion,
    find_all,
    in_order,
    merged,
    strip,
    surroundings,
)
from tests.handmade import document

DOCUMENT = document(
    "发展民营经济，支持經濟", "数字经济：支撑 GDP 经济", "（ＧＤＰ）经济支持", "经济"
)


@pytest.mark.parametrize(
    ("hit", "left", "right"),
    [
        (Hit(0, 4, 6), ("营", "民", "展", "发"), ("支", "持", "经", "济")),
        (Hit(1, 12, 14), ("gdp", "撑", "支", "济", "经", "字", "数"), ()),
        (Hit(2, 5, 7), ("gdp",), ("支", "持")),
        (Hit(3, 0, 2), (), ()),
    ],
)
def test_surroundings_are_words_from_the_hit_outwards(
    hit: Hit, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert surroundings(DOCUMENT, hit, Order.LEFT) == left
    assert surroundings(DOCUMENT, hit, Order.RIGHT) == right
    assert surroundings(DOCUMENT, hit, Order.PLACE) == ()


def test_like_surroundings_come_together() -> None:
    hits = find_all(DOCUMENT, compile_query("经济"))
    assert in_order(DOCUMENT, hits, Order.PLACE) is hits
    left = [hit[:2] for hit in in_order(DOCUMENT, hits, Order.LEFT)]
    assert left.index((2, 5)) == left.index((1, 12)) - 1  # both behind GDP, the shorter first
    right = [hit[:2] for hit in in_order(DOCUMENT, hits, Order.RIGHT)]
    assert right == [(0, 9), (1, 12), (3, 0), (2, 5), (0, 4), (1, 2)]


@settings(deadline=None)
@given(
    st.lists(st.text("甲乙", max_size=9), min_size=1, max_size=9).filter(any),
    st.integers(min_value=1, max_value=20),
)
def test_dispersion_counts_every_hit_where_it_begins(texts: list[str], buckets: int) -> None:
    doc = document(*texts)
    hits = find_all(doc, compile_query("甲"))
    whole = "".join(text + "\n" for text in texts)
    expected = [0] * buckets
    for at, character in enumerate(whole):
        if character == "甲":
            expected[int(at / len(whole) * buckets)] += 1
    assert dispersion(doc, hits, buckets) == expected
    assert merged(expected, 1) == [len(hits)]
    assert merged(expected, buckets) == expected


def test_parts_are_merged() -> None:
    assert merged([1, 2, 3, 4, 5], 2) == [6, 9]
    assert merged([1, 2], 4) == [1, 0, 2, 0]
    assert merged([], 2) == [0, 0]


@pytest.mark.parametrize(
    ("counts", "bars"),
    [
        ([], ""),
        ([0, 0], "  "),
        ([0, 3], " █"),
        ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
        ([1, 100], "▁█"),
    ],
)
def test_the_strip_shows_more_where_there_are_more(counts: list[int], bars: str) -> None:
    assert strip(counts) == bars
