"""Going from hit to hit."""

from __future__ import annotations

import pytest

from reader.search import Hit
from reader.tui.hits import NONE, HitList


def hits(*places: tuple[int, int]) -> HitList:
    return HitList([Hit(p, s, s + 2) for p, s in places])


FOUND = ((1, 0), (1, 5), (4, 2), (9, 0))


@pytest.mark.parametrize(
    ("place", "index"), [((0, 0), 0), ((1, 0), 0), ((1, 1), 1), ((4, 3), 3), ((9, 1), 0)]
)
def test_the_first_hit_from_a_place_on(place: tuple[int, int], index: int) -> None:
    found = hits(*FOUND)
    found.at_or_after(*place)
    assert found.current == index
    assert found.position == (index + 1, 4)


def test_stepping_goes_round_in_both_directions() -> None:
    found = hits(*FOUND)
    found.at_or_after(9, 0)
    assert found.step(1, 9, 0) == Hit(1, 0, 2)
    assert found.step(-1, 1, 0) == Hit(9, 0, 2)
    assert found.step(-2, 9, 0) == Hit(1, 5, 7)


def test_stepping_starts_from_where_the_reader_is_by_now() -> None:
    found = hits(*FOUND)
    found.at_or_after(1, 0)
    assert found.step(1, 4, 0) == Hit(4, 2, 4)
    assert found.step(-1, 7, 0) == Hit(4, 2, 4)
    assert found.step(1, 7, 0) == Hit(9, 0, 2)


def test_without_hits_there_is_nowhere_to_go() -> None:
    found = hits()
    assert found.at_or_after(3, 0) is None
    assert found.step(1, 0, 0) is None
    assert found.current == NONE
    assert found.position == (0, 0)
