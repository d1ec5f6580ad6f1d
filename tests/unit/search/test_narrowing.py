"""Headings found by what is typed of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.narrowing import Narrowing
from reader.text.fold import fold

HEADINGS = ["第一章 总则", "第一节 民营经济", "第二节 海洋經濟", "第二章 附则", "专栏1 GDP增长"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("经济", [1, 2]),
        ("經濟", [1, 2]),
        ("第二", [2, 3]),
        ("第二 则", [3]),
        ("minying", [1]),
        ("myjj", [1]),
        ("jingji", [1, 2]),
        ("gdp", [4]),
        ("营济", [1]),
        ("济营", []),
        ("xyz", []),
    ],
)
def test_what_is_typed_finds_headings_in_their_order(typed: str, found: list[int]) -> None:
    assert Narrowing(HEADINGS).find(typed) == found


def test_no_headings_fit_anything() -> None:
    assert Narrowing([]).find("章") == []


@given(
    st.lists(st.text("一二三章节经济ab", max_size=6), max_size=8), st.text("一二章ab", min_size=1)
)
def test_what_holds_the_word_is_found(names: list[str], word: str) -> None:
    holding = [at for at, name in enumerate(names) if fold(word) in fold(name)]
    if holding:
        assert Narrowing(names).find(word) == holding
