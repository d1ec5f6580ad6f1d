"""Counts as bars of text."""

from __future__ import annotations

from reader.text.bars import bar
from reader.text.columns import fit_left
from reader.text.width import cell_width
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 32  # cells of a bar
_WIDEST = 36  # cells of a name


def bars(counts: Mapping[str, int]) -> list[str]:
    """Return a line for each name: the name, a bar and the number."""
    most = max(counts.values(), default=0)
    width = min(max(map(cell_width, counts), default=0), _WIDEST)
    return [
        f"{fit_left(name, width)}  {fit_left(bar(count, most, _LONGEST), _LONGEST)}  {count}"
        for name, count in counts.items()
    ]


def line(name: str, count: int, most: int) -> str:
    """Return a line for one of many names, as wide as all others: name, bar and number."""
    return (
        f"{fit_left(name, _WIDEST)}  {fit_left(bar(count, most, _LONGEST), _LONGEST)}  {count:>5}"
    )
