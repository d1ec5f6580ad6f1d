"""Counts as bars."""

from __future__ import annotations

import pytest

from reader.text.bars import bar, sparks


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(8, "████"), (7, "███▌"), (4, "██"), (1, "▌"), (3, "█▌"), (0, "")],
)
def test_a_bar_is_as_long_as_its_share(count: int, drawn: str) -> None:
    assert bar(count, 8, 4) == drawn


def test_few_of_very_many_are_still_seen() -> None:
    assert bar(1, 10_000, 4) == "▏"


def test_a_bar_for_nothing_at_all() -> None:
    assert bar(0, 0, 4) == ""


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [((), ""), ((0, 0), "▁▁"), ((1,), "█"), ((6, 0, 1, 2, 3, 5), "█▁▃▄▅▇"), ((100, 1), "█▂")],
)
def test_bars_in_a_row(counts: tuple[int, ...], drawn: str) -> None:
    assert sparks(counts) == drawn
