"""Going back and forward."""

from __future__ import annotations

from reader.layout.motions import Point
from reader.tui.jumps import JumpHistory


def test_back_and_forward_retrace_the_jumps() -> None:
    jumps = JumpHistory()
    jumps.leave(Point(0, 0))
    jumps.leave(Point(10, 3))
    assert jumps.back(Point(50, 0)) == (10, 3)
    assert jumps.back(Point(10, 3)) == (0, 0)
    assert jumps.back(Point(0, 0)) is None
    assert jumps.forward(Point(0, 0)) == (10, 3)
    assert jumps.forward(Point(10, 3)) == (50, 0)
    assert jumps.forward(Point(50, 0)) is None


def test_a_new_jump_forgets_the_way_forward() -> None:
    jumps = JumpHistory()
    jumps.leave(Point(0, 0))
    assert jumps.back(Point(9, 0)) == (0, 0)
    jumps.leave(Point(20, 0))
    assert jumps.forward(Point(5, 0)) is None


def test_small_steps_are_not_worth_remembering() -> None:
    jumps = JumpHistory()
    for paragraph in (5, 6, 5):
        jumps.leave(Point(paragraph, 0))
    assert jumps.back(Point(30, 0)) == (5, 0)
    assert jumps.back(Point(5, 0)) is None
