"""From the lines of a table in a PDF to its rows: cells of several lines put together again.

A line with several cells begins a row. One with a single cell continues a cell where that is full,
or where it stands less than a line away: cells are often centred beside a taller one.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.documents.formats.pdf_layout import Placed, TextLine

_OVERLAP = 0.5
"""Cells may reach so many letters into the next column."""
_PADDING = 1.8
"""A line is full if there is no more room, in letters, up to the next cell."""
_ALIGNED = 1.0
"""Lines of a cell begin at the same place, give or take so many letters."""
_BESIDE = 0.95
"""Lines that are less apart than that share of their size stand beside each other."""

Cell = tuple["Placed", ...]


def read_rows(
    lines: Sequence[TextLine], is_row: Callable[[TextLine], bool], size: float
) -> list[list[Cell]]:
    """Return the rows of a table; the head that its next page repeats is left out.

    Args:
        lines: its lines.
        is_row: tells whether a line has several cells.
        size: the usual size of letters in the document.
    """
    first, *others = lines
    kept = [first, *(line for line in others if line.text != first.text)]
    columns = _columns([line for line in kept if is_row(line)], size)
    if columns is None:
        return [[(part,) for part in line.parts] for line in kept]
    table = _Rows(columns, size)
    for line in kept:
        table.add(line, is_row=is_row(line))
    return table.rows


def goes_on(line: TextLine, below: TextLine, size: float) -> bool:
    """Whether the last line of a table goes on in one below that holds the rest of a cell."""
    for part, beside in pairwise(line.parts):
        if abs(below.left - part.left) < _ALIGNED * size:
            is_within = below.right < beside.left + _OVERLAP * size
            return is_within and part.right + _PADDING * size > beside.left
    return False


class _Rows:
    """The rows of a table while its lines are read from the top."""

    def __init__(self, columns: Sequence[tuple[float, float]], size: float) -> None:
        self.rows: list[list[Cell]] = []
        self._lefts = [left for left, _ in columns]
        self._rights = [right for _, right in columns]
        self._ends = [*self._lefts[1:], max(right for _, right in columns)]
        self._cuts = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
        self._size = size
        self._last: TextLine | None = None
        self._is_open = False  # the last row has no line with several cells yet

    def add(self, line: TextLine, *, is_row: bool) -> None:
        """Take the next line."""
        if self._is_across(line):
            self.rows.append([(line.parts[0],)])
            self._is_open = False
        else:
            self._add_cells(line, is_row=is_row)
        self._last = line

    def _add_cells(self, line: TextLine, *, is_row: bool) -> None:
        cells: list[Cell] = [()] * len(self._lefts)
        for part in line.parts:
            cells[self._column(part)] += (part,)
        if self.rows and self._continues(line, cells, is_row=is_row):
            self.rows[-1] = [above + here for above, here in zip(self.rows[-1], cells, strict=True)]
            self._is_open &= not is_row
        else:
            self.rows.append(cells)
            self._is_open = not is_row

    def _is_across(self, line: TextLine) -> bool:
        """Whether a line is one cell that begins where the rows begin, and spans columns."""
        first = line.parts[0]
        begins = abs(first.left - self._lefts[0]) < _OVERLAP * self._size
        return (
            len(line.parts) == 1
            and len(self._lefts) > 1
            and begins
            and first.right > self._lefts[1] + _OVERLAP * self._size
        )

    def _column(self, part: Placed) -> int:
        """Return the column where a fragment stands: most of it, or its start if that is vague."""
        first = bisect_right(self._cuts, part.left)
        last = bisect_right(self._cuts, part.right)
        return first if last > first + 1 else bisect_right(self._cuts, (part.left + part.right) / 2)

    def _continues(self, line: TextLine, cells: Sequence[Cell], *, is_row: bool) -> bool:
        above = self.rows[-1]
        if len(above) < len(cells):
            return False
        places = [place for place, cell in enumerate(cells) if cell]
        full = all(above[place] and self._has_rest(above, cells, place) for place in places)
        if is_row and not self._is_open:
            return full and places[0] > 0 and above[0] != ()
        pending = [place for place, cell in enumerate(above) if cell]
        if is_row:
            full = all(self._is_full(above[place], place) for place in pending)
        fresh = not any(above[place] for place in places)
        return full if not self._is_beside(line) else full or not is_row or fresh

    def _has_rest(self, above: Sequence[Cell], below: Sequence[Cell], place: int) -> bool:
        """Whether a cell is full, or as wide as its column gets and what is below is narrower."""
        right = above[place][-1].right
        widest = place > 0 and right >= max(self._rights[place], below[place][-1].right)
        return widest or self._is_full(above[place], place)

    def _is_full(self, cell: Cell, place: int) -> bool:
        return cell[-1].right + _PADDING * self._size > self._ends[place]

    def _is_beside(self, line: TextLine) -> bool:
        last = self._last
        return last is not None and 0 <= last.baseline - line.baseline < _BESIDE * line.size


def _columns(rows: Sequence[TextLine], size: float) -> list[tuple[float, float]] | None:
    """Return the columns of a table, by the rows with the most cells; None if these disagree."""
    most = max(len(row.parts) for row in rows)
    columns: list[tuple[float, float]] = []
    parts = (part for row in rows if len(row.parts) == most for part in row.parts)
    for left, right in sorted((part.left, part.right) for part in parts):
        start, end = columns[-1] if columns else (left, left)
        if left < end - min(_OVERLAP * size, (end - start) / 2):
            columns[-1] = (start, max(end, right))
        else:
            columns.append((left, right))
    return columns if len(columns) == most else None
