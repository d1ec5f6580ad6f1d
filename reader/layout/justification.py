"""Rows of equal width: the cells that a row lacks go where the eye expects some air.

A cell can't be divided, so a cell between any two Han characters would look like a mistake (clreq
divides the lack among all of them). It goes between Han and Latin characters first, where printers
leave a quarter of an em anyway, then between words, then beside marks. A row without enough such
places stays as it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.layout.rows import Piece
from reader.text.linebreak import HANGING, HUNG, UNITS
from reader.text.width import cell_width, cell_widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.layout.rows import Row

_MOST = 6  # cells; a row that lacks more is better left short
_CLOSING = frozenset("，。、；：？！）》」』】〕”’,;:?!)")
_OPENING = frozenset("（《「『【〔“‘(")


def justified(row: Row, text: str, measure: int) -> Row:
    """Return a row of a paragraph so spaced that its text ends at the measure, if that looks well.

    Args:
        row: a row that shows one run of ``text``.
        text: the paragraph as displayed.
        measure: cells of a row.
    """
    end = row.start + len(text[row.start : row.end].rstrip())
    lack = measure - row.indent - cell_width(text[row.start : end])
    if lack < 0 and text[end - 1] in HANGING:
        lack += HUNG
    if not 0 < lack <= _MOST:
        return row
    chosen = _chosen(_places(text, row.start, end), lack)
    if len(chosen) < lack:
        return row
    return row._replace(pieces=tuple(_pieces(row, text, chosen)))


def _pieces(row: Row, text: str, places: list[int]) -> Iterator[Piece]:
    column = row.indent
    for start, end in pairwise([row.start, *places, row.end]):
        yield Piece(column, start, end)
        column += cell_width(text[start:end]) + 1


def _chosen(kinds: tuple[list[int], ...], count: int) -> list[int]:
    """Return as many of the places, those of the better kinds first, spread over the row."""
    chosen: list[int] = []
    for places in kinds:
        wanted = min(count - len(chosen), len(places))
        chosen += [places[(2 * nth + 1) * len(places) // (2 * wanted)] for nth in range(wanted)]
    return sorted(chosen)


def _places(text: str, start: int, end: int) -> tuple[list[int], ...]:
    """Return where a cell may be put in, from left to right, the best kind of places first."""
    kinds: tuple[list[int], ...] = ([], [], [])
    widths = cell_widths(text[start:end])
    for at in range(start + 1, end):
        before, after = text[at - 1], text[at]
        if _touch(before, after, widths[at - 1 - start], widths[at - start]):
            kinds[0].append(at)
        elif before == " " and after != " ":
            kinds[1].append(at)
        elif (before in _CLOSING and after not in _CLOSING) or (
            after in _OPENING and before not in _OPENING
        ):
            kinds[2].append(at)
    return kinds


def _touch(before: str, after: str, left: int, right: int) -> bool:
    """Tell whether a Han and a narrow character meet, and do not open or close one another."""
    if (left, right) == (1, 2):
        if before.isalnum():
            return after.isalnum() and after not in UNITS
        return after.isalnum() and before in _CLOSING
    if (left, right) == (2, 1):
        return before.isalnum() and (after.isalnum() or after in _OPENING)
    return False
