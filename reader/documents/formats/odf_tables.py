"""The rows and cells of a table in an OpenDocument text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.ooxml import attribute, integer
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MOST_COLUMNS = 64
"""A cell that says it is repeated more often stands for the empty rest of a sheet."""
_MOST_CELLS = 100_000
"""How many cells the repetitions of one table may add up to."""


class TableRow(NamedTuple):
    """A row: its cells, and whether it belongs to the head."""

    cells: list[_Element]
    header: bool


def read_rows(table: _Element) -> Iterator[TableRow]:
    """Yield the rows of a table; a cell covered by another is there, and empty."""
    pending = [(element, False) for element in reversed(table)]
    left = _MOST_CELLS
    while pending:
        element, header = pending.pop()
        name = local(element)
        if name == "table-row":
            row = TableRow(list(_cells(element)), header)
            times = max(integer(attribute(element, "number-rows-repeated"), 1), 1)
            times = min(times, max(left // max(len(row.cells), 1), 1))
            left -= times * len(row.cells)
            yield from [row] * (times if _has_text(row) else 1)
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            inner_header = header or name == "table-header-rows"
            pending.extend((inner, inner_header) for inner in reversed(element))


def _cells(row: _Element) -> Iterator[_Element]:
    for cell in row:
        if local(cell) in ("table-cell", "covered-table-cell"):
            times = integer(attribute(cell, "number-columns-repeated"), 1)
            yield from [cell] * min(max(times, 1), _MOST_COLUMNS)


def _has_text(row: TableRow) -> bool:
    return any(len(cell) for cell in row.cells)
