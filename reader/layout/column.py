"""How wide the column of text is and where in its pane it stands."""

from __future__ import annotations

from typing import NamedTuple

WIDEST = 80
"""Cells of a column at most, if the reader doesn't say otherwise: 40 Han characters."""
GUTTER = 3
"""Cells left of the column that are always free, for marks."""
_RIGHT = 3  # air, the minimap, and the scroll bar in the last cell


class Column(NamedTuple):
    """The text column: free cells on its left, and its width in cells."""

    left: int
    measure: int


def column(pane: int, widest: int = WIDEST) -> Column:
    """Return the column for a pane of ``pane`` cells: centred, an even number of cells wide."""
    measure = max(min(widest, pane - GUTTER - _RIGHT) & ~1, 2)
    return Column(max((pane - measure) // 2, GUTTER), measure)
