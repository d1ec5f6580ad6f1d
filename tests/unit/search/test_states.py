"""Newer states of a document use what was made ready of older ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.search import carry_over, compile_query, find, searchable
from reader.search.searchable import Searchable
from tests.handmade import document

if TYPE_CHECKING:
    from reader.search.packed import Packed

OLD = document("查验井水，", "修缮井台。", "疏浚水渠，", "清理")
NEW = document("查验井水，", "修缮井台。", "疏浚水渠，", "清理井圈。", "井水复测。")


@pytest.fixture(autouse=True)
def pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searchable, "PARAGRAPHS", 2)


def ready(text: Searchable) -> list[Packed]:
    return [text.block(number).packed for number in range(len(text))]


def test_what_did_not_change_is_not_folded_again() -> None:
    before = Searchable(OLD)
    old = ready(before)
    new = ready(Searchable(NEW, before))
    assert new[0] is old[0]
    assert new == ready(Searchable(NEW))


def test_a_state_that_was_never_searched_passes_on_what_it_got() -> None:
    before = Searchable(OLD)
    old = ready(before)
    between = Searchable(NEW, before)
    assert ready(Searchable(NEW, between))[0] is old[0]


def test_a_newer_state_is_searched_as_if_it_were_the_first() -> None:
    query = compile_query("井水")
    assert len(list(find(OLD, query))) == 1
    carry_over(OLD, NEW)
    carry_over(OLD, NEW)
    assert [hit[:2] for hit in find(NEW, query)] == [(0, 2), (4, 0)]


def test_nothing_is_carried_over_from_what_was_not_searched() -> None:
    one, other = document("井水"), document("井水")
    carry_over(one, other)
    assert [hit[:2] for hit in find(other, compile_query("水"))] == [(0, 1)]
