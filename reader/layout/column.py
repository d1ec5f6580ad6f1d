"""How wide the column of text is and where in its pane it stands."""

from __future__ import annotations

from typing import NamedTuple

WIDEST = 80
"""Cells of a column at most, if the reader doesn't say otherwise: 40 Han characters."""
GUTTER = 3
"""Cells left of the column that are always free, for marks."""
_RIGHT = 3  # air, the minimap, and the scroll bar in the last cell
_BETWEEN = 3  # air between two columns, before the gutter of the second
_SLIMMEST = 24  # cells of each of two columns; narrower ones are no pleasure


class Column(NamedTuple):
    """The text column: free cells on its left, and its width in cells."""

    left: int
    measure: int


def column(pane: int, widest: int = WIDEST, hung: int = 0) -> Column:
    """Return the column for a pane of ``pane`` cells: centred, an even number of cells wide.

    Args:
        pane: its width.
        widest: the most cells that the column may have.
        hung: free cells behind the column, for marks that hang.
    """
    measure = max(min(widest, pane - GUTTER - _RIGHT - hung) & ~1, 2)
    return Column(max((pane - measure - hung) // 2, GUTTER), measure)


def two_columns(pane: int, widest: int = WIDEST, hung: int = 0) -> tuple[Column, Column] | None:
    """Return two columns of equal width for a pane, None where it is too narrow for them.

    The left edge of each is counted from that of the pane; the arguments are those of `column`.
    """
    room = (pane - _RIGHT - _BETWEEN) // 2 - GUTTER - hung
    measure = min(widest, room) & ~1
    if measure < _SLIMMEST:
        return None
    taken = 2 * (GUTTER + measure + hung) + _BETWEEN + _RIGHT
    left = GUTTER + (pane - taken) // 2
    right = left + measure + hung + _BETWEEN + GUTTER
    return Column(left, measure), Column(right, measure)


NEEDED = 2 * (GUTTER + _SLIMMEST) + _BETWEEN + _RIGHT
"""Cells of the narrowest pane that has room for two columns."""
