"""Tables of data told from tables that only lay out a page, and their cells in a grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.documents.formats.page import HEADINGS, Block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDEST = 100
_TALLEST = 1000
_MOST_ADDED = 10  # cells that spans add, for each cell there is
_LONGEST_CELL = 1000
_MOST_BLOCKS = 12
_LONG_CELL = 150


@dataclass(slots=True)
class _Cell:
    header: bool
    columns: int
    rows: int
    first: int
    last: int = -1


@dataclass(slots=True)
class _Table:
    presented: bool
    container: int
    first: int
    rows: list[list[_Cell]] = field(default_factory=list)
    nested: bool = False
    cell: _Cell | None = None


class Tables:
    """Turns blocks that were written inside a table of data into rows, innermost table first."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._open: list[_Table] = []

    def open(self, attributes: Mapping[str, str], container: int) -> None:
        """Begin a table."""
        for outer in self._open[-1:]:
            outer.nested = True
        presented = attributes.get("role") in ("presentation", "none")
        self._open.append(_Table(presented, container, len(self._blocks)))

    def open_row(self) -> None:
        """Begin a row."""
        if self._open:
            self._open[-1].rows.append([])

    def open_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a cell; one outside a row begins a row."""
        if not self._open:
            return
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        columns = _span(attributes.get("colspan"), _WIDEST)
        rows = _span(attributes.get("rowspan"), _TALLEST)
        table.cell = _Cell(tag == "th", columns, rows, len(self._blocks))
        table.rows[-1].append(table.cell)

    def close_cell(self) -> None:
        """End a cell."""
        if self._open and self._open[-1].cell is not None:
            self._open[-1].cell.last = len(self._blocks)
            self._open[-1].cell = None

    def close(self) -> None:
        """End the innermost table."""
        if not self._open:
            return
        self.close_cell()
        table = self._open.pop()
        cells = [cell for row in table.rows for cell in row]
        if self._is_data(table, cells):
            inside = {index for cell in cells for index in range(cell.first, cell.last)}
            whole = range(table.first, len(self._blocks))
            outside = [self._blocks[index] for index in whole if index not in inside]
            self._blocks[table.first :] = [*outside, *self._rows(table)]

    def _is_data(self, table: _Table, cells: Sequence[_Cell]) -> bool:
        if table.nested or table.presented or not cells:
            return False
        if max(len(row) for row in table.rows) < 2:
            return False
        if not all(self._is_plain(self._blocks[cell.first : cell.last]) for cell in cells):
            return False
        full = sum(sum(cell.last > cell.first for cell in row) > 1 for row in table.rows)
        return full > 1 or (full == 1 and not any(self._is_long(cell) for cell in cells))

    @staticmethod
    def _is_plain(blocks: Sequence[Block]) -> bool:
        return (
            len(blocks) <= _MOST_BLOCKS
            and sum(len(block.text) for block in blocks) <= _LONGEST_CELL
            and not any(block.tag in HEADINGS for block in blocks)
        )

    def _is_long(self, cell: _Cell) -> bool:
        return sum(len(block.text) for block in self._blocks[cell.first : cell.last]) > _LONG_CELL

    def _rows(self, table: _Table) -> list[Block]:
        rows: list[Block] = []
        for cells, grid in zip(table.rows, _grid(table.rows), strict=True):
            if any(cell.last > cell.first for cell in cells):
                blocks = [[] if c is None else self._blocks[c.first : c.last] for c in grid]
                rows.append(_row(blocks, table.container))
                rows[-1].header = all(cell.header for cell in cells)
        rows[0].opens_table = True
        return rows


def _row(cells: Sequence[Sequence[Block]], container: int) -> Block:
    texts = tuple(" ".join(block.text for block in cell) for cell in cells)
    blocks = [block for cell in cells for block in cell]
    return Block(
        "\t".join(texts),
        "tr",
        container,
        linked=sum(block.linked for block in blocks),
        bold=sum(block.bold for block in blocks),
        cells=texts,
        anchors=tuple(anchor for block in blocks for anchor in block.anchors),
    )


def _grid(rows: Sequence[Sequence[_Cell]]) -> list[list[_Cell | None]]:
    """Give each cell its column; None stands where a span reaches and where a row ends early.

    A row with a single cell, which spans all columns, stays as it is. Spans that would blow the
    grid up are not followed.
    """
    cells = sum(map(len, rows))
    spanned = sum(cell.columns * min(cell.rows, len(rows)) for row in rows for cell in row)
    follow = spanned <= _MOST_ADDED * cells + _WIDEST
    grid: list[list[_Cell | None]] = []
    hanging: dict[int, int] = {}  # column → how many more rows a cell above reaches into
    for row in rows:
        line: list[_Cell | None] = []
        for cell in row:
            _skip(line, hanging)
            columns = cell.columns if follow else 1
            for column in range(len(line), len(line) + columns):
                if follow and cell.rows > 1:
                    hanging[column] = cell.rows - 1
            line += [cell, *[None] * (columns - 1)]
        _skip(line, hanging)
        grid.append(line)
    width = max(map(len, grid))
    return [
        [row[0]]
        if len(row) == 1 and line[0] is row[0] and len(line) == width
        else line + [None] * (width - len(line))
        for row, line in zip(rows, grid, strict=True)
    ]


def _skip(line: list[_Cell | None], hanging: dict[int, int]) -> None:
    """Leave the columns empty that a cell above reaches into."""
    while hanging.get(len(line), 0):
        hanging[len(line)] -= 1
        line.append(None)


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    plain = digits.isascii() and digits.isdigit() and len(digits) < 6
    return min(max(int(digits), 1), most) if plain else 1
