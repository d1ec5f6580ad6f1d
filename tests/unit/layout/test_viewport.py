from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.layout import Layout, Manner, Point, Rendition, Viewport
from tests.effort import times
from tests.handmade import FURNITURE, HEADING, ROW, Doubling, document

if TYPE_CHECKING:
    from reader.documents.model import ParagraphKind

PARTS: list[tuple[ParagraphKind, str] | str] = [
    (FURNITURE, "首页"),
    (HEADING, "临江志"),
    *["江水东流，人家临江而居。" * 5] * 6,
    (ROW, "渡口|船数"),
    (ROW, "东渡|三"),
    (HEADING, "一、渡口"),
    *["甲船开了，乙船未开。" * 9] * 9,
]
MADE = document(*PARTS)


def viewport(measure: int = 40, height: int = 10, *, converted: bool = False) -> Viewport:
    rendition = Rendition(MADE, Doubling() if converted else None)
    return Viewport(Layout(rendition, measure), height)


def on_screen(view: Viewport) -> bool:
    return any(place == view.place for place, _ in view.rows)


def test_rows_move_the_point_and_then_the_screen() -> None:
    view = viewport()
    tops = []
    for _ in range(9):
        view.move(1)
        tops.append(view.layout.position(view.top))
    assert tops == [0, 0, 0, 0, 1, 2, 3, 4, 5]
    assert view.y == 7


def test_a_row_motion_skips_what_holds_no_text() -> None:
    view = viewport()
    view.go_to(Point(8, 0))
    view.move(1)
    assert view.point == (9, 0)
    view.move(1)
    assert view.point.paragraph == 10


def test_a_row_motion_keeps_its_column() -> None:
    view = viewport()
    view.go_to(Point(2, 15))
    column = view._column()
    view.move(1)
    view.move(-1)
    assert view.point == (2, 15)
    assert view._column() == column


def test_pages_overlap_and_end_at_the_ends() -> None:
    view = viewport()
    seen = [view.rows]
    while not view.at_end:
        view.turn(1)
        seen.append(view.rows)
    assert all(a[-1][0] >= b[0][0] for a, b in pairwise(seen))
    view.turn(1)
    assert view.place == view.layout.last
    view.turn(-1000)
    assert view.top == view.layout.first
    view.turn(-1)
    assert view.place == view.layout.first


def test_huge_counts_end() -> None:
    view = viewport()
    view.move(10**12)
    assert view.place == view.layout.last
    view.move(-(10**12))
    assert view.place == view.layout.first


def test_a_far_jump_lands_near_the_top() -> None:
    view = viewport(height=20)
    view.go_to(Point(11, 0))
    assert view.y == 5


def test_scrolling_leaves_the_point_while_it_is_on_the_screen() -> None:
    view = viewport()
    view.go_to(Point(3, 0))
    before = view.point
    view.scroll(1)
    assert view.point == before
    view.scroll(15)
    assert view.point > before
    assert on_screen(view)


def test_both_halves_of_a_wide_character_are_its_point() -> None:
    view = viewport()
    y = next(y for y, (_, row) in enumerate(view.rows) if row.paragraph == 2 and row.holds_text)
    assert view.point_at(y, 0) == (2, 0)
    assert view.point_at(y, 4) == view.point_at(y, 5) == (2, 0)
    assert view.point_at(y, 6) == view.point_at(y, 7) == (2, 1)
    assert view.point_at(y, 500) == (2, 17)
    assert view.point_at(-9, 0) == (0, 0)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(-30, 30).filter(bool)),
        st.tuples(st.just("turn"), st.sampled_from([-2, -1, -0.5, 0.5, 1, 3])),
        st.tuples(st.just("scroll"), st.integers(-30, 30)),
    ),
    max_size=12,
)


@settings(max_examples=times(40))
@given(STEPS, st.integers(8, 90), st.integers(1, 40), st.booleans())
@example(steps=[("move", 2), ("scroll", 22)], measure=72, height=1, converted=True)
def test_the_point_is_always_on_the_screen(
    steps: list[tuple[str, int]], measure: int, height: int, converted: bool
) -> None:
    view = viewport(measure, height, converted=converted)
    for name, amount in steps:
        getattr(view, name)(amount)
        assert on_screen(view)
        assert 0 <= view.point.offset < len(MADE.paragraphs[view.point.paragraph].text)


CHANGES = 200  # a thousand take seven seconds

SIZES = st.lists(st.tuples(st.integers(2, 90), st.integers(1, 40)), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(SIZES, st.integers(0, 19), st.integers(0, 59), st.booleans())
def test_the_place_is_kept_over_resizes(
    sizes: list[tuple[int, int]], paragraph: int, offset: int, converted: bool
) -> None:
    view = viewport()
    view.go_to(Point(paragraph, offset))
    point = view.point
    for measure, height in sizes:
        rendition = Rendition(MADE, Doubling() if converted else None)
        view.lay_out(Layout(rendition, measure), height)
        assert view.point == point
        assert on_screen(view)


def test_the_place_is_kept_over_many_changes() -> None:
    chance = random.Random(7)  # noqa: S311  (steps, not a secret)
    view = viewport()
    renditions = [Rendition(MADE), Rendition(MADE, Doubling())]
    for _ in range(CHANGES):
        if chance.random() < 0.3:
            paragraph = chance.randrange(len(MADE.paragraphs))
            view.go_to(Point(paragraph, chance.randrange(len(MADE.paragraphs[paragraph].text))))
        point = view.point
        even = chance.random() < 0.5
        layout = Layout(chance.choice(renditions), chance.randint(2, 90), Manner(even=even))
        view.lay_out(layout, chance.randint(1, 40))
        assert view.point == point
        assert on_screen(view)


@pytest.mark.parametrize("step", ["move", "turn", "scroll"])
def test_an_empty_document(step: str) -> None:
    view = Viewport(Layout(Rendition(document()), 40), 10)
    getattr(view, step)(1)
    view.go_to(Point(7, 7))
    view.lay_out(view.layout, 5)
    assert view.point == (0, 0)
    assert view.rows == []
    assert view.point_at(3, 3) == (0, 0)
