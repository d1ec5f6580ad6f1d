"""Two columns of one text, and two renditions of it side by side."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout import Layout, Point, Rendition
from reader.layout.column import NEEDED, two_columns
from reader.layout.parallel import ParallelLayout
from reader.layout.spread import Spread
from tests.handmade import FURNITURE, HEADING, ROW, Doubling, document

MADE = document(
    (FURNITURE, "首页"),
    (HEADING, "临江志"),
    *["江水东流，人家临江而居。" * 5] * 6,
    (ROW, "渡口|船数"),
    (ROW, "东渡|三"),
    (HEADING, "一、渡口"),
    *["甲船开了，乙船未开。" * 9] * 9,
)


def spread(height: int = 16) -> Spread:
    return Spread(Layout(Rendition(MADE), 40), height)


@given(st.integers(0, 400), st.integers(10, 200), st.sampled_from([0, 2]))
def test_two_columns_fit_and_do_not_touch(pane: int, widest: int, hung: int) -> None:
    pair = two_columns(pane, widest, hung)
    if pair is None:
        assert pane < NEEDED + 2 * hung or widest < 24
        return
    left, right = pair
    assert left.measure == right.measure <= widest
    assert left.left >= 3
    assert right.left - (left.left + left.measure + hung) >= 6
    assert right.left + right.measure + hung <= pane - 3


@pytest.mark.parametrize("pages", [1, 2])
def test_a_page_down_turns_both_columns(pages: int) -> None:
    view = spread(8)
    view.turn(pages)
    assert view.layout.position(view.top) == 8 * pages


def test_half_a_page_is_one_column() -> None:
    view = spread(8)
    view.turn(0.5)
    assert view.layout.position(view.top) == 4


def test_going_on_beyond_the_right_column_turns() -> None:
    view = spread(8)
    tops = []
    for _ in range(12):
        view.move(1)
        tops.append(view.layout.position(view.top))
    assert set(tops) == {0, 8}
    assert tops == sorted(tops)
    for _ in range(12):
        view.move(-1)
    assert view.top == view.layout.first


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 20),
    st.lists(st.tuples(st.sampled_from("jkpbg"), st.integers(0, 19)), max_size=12),
)
def test_the_point_is_always_on_the_spread(half: int, keys: list[tuple[str, int]]) -> None:
    view = spread(2 * half)
    for key, number in keys:
        if key == "g":
            view.go_to(Point(number, 0))
        elif key in "jk":
            view.move(1 if key == "j" else -1)
        else:
            view.turn(1 if key == "p" else -1)
        assert view.place in [place for place, _ in view.rows]


def test_paragraphs_begin_on_the_same_row_on_both_sides() -> None:
    layout = ParallelLayout(Rendition(MADE), Rendition(MADE, Doubling()), 24)
    longer = 0
    for ordinal in range(len(MADE.paragraphs)):
        left, right = layout.rows(ordinal), layout.beside.rows(ordinal)
        assert len(left) >= len(right)
        own = Layout(Rendition(MADE), 24).rows(ordinal)
        assert left[: len(own)] == own
        assert not any(row.holds_text for row in left[len(own) :])
        longer += len(left) > len(own)
        beside = [
            layout.row_beside(layout.place_of(ordinal, 0)._replace(row=at))
            for at in range(len(left))
        ]
        assert beside == [*right, *[None] * (len(left) - len(right))]
    assert longer


@given(st.integers(0, 18), st.integers(0, 80))
def test_points_are_never_on_rows_that_were_added(ordinal: int, offset: int) -> None:
    layout = ParallelLayout(Rendition(MADE), Rendition(MADE, Doubling()), 24)
    text = MADE.paragraphs[ordinal].text
    row = layout.row(layout.place_of(ordinal, min(offset, len(text) - 1)))
    assert row is not None
    assert row.holds_text
