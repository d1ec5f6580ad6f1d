"""The rows and cells of a table in a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.ooxml import attribute, child, integer, is_on, value_of
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MOST_COLUMNS = 63
"""As many as Word allows; a span of more is a lie."""
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


class TableCell(NamedTuple):
    """A cell, how many columns it spans, and whether it only continues the one above."""

    element: _Element
    columns: int
    is_continued: bool


class TableRow(NamedTuple):
    """A row: its cells, the columns left free before them, whether it belongs to the head."""

    cells: list[TableCell]
    before: int
    header: bool


def read_rows(table: _Element) -> Iterator[TableRow]:
    """Yield the rows of a table that are not deleted."""
    for row in _children(table, "tr"):
        properties = child(row, "trPr")
        if properties is None:
            yield TableRow(list(_cells(row)), 0, header=False)
        elif child(properties, "del") is None:
            header = child(properties, "tblHeader")
            yield TableRow(
                list(_cells(row)),
                _span(value_of(properties, "gridBefore"), 0),
                header=header is not None and is_on(header),
            )


def _cells(row: _Element) -> Iterator[TableCell]:
    for cell in _children(row, "tc"):
        properties = child(cell, "tcPr")
        merged = None if properties is None else child(properties, "vMerge")
        columns = "" if properties is None else value_of(properties, "gridSpan")
        yield TableCell(
            cell,
            _span(columns, 1),
            is_continued=merged is not None and attribute(merged, "val") != "restart",
        )


def _span(text: str, least: int) -> int:
    return min(max(integer(text, least), least), _MOST_COLUMNS)


def _children(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the children of that name, those that a content control wraps included."""
    pending = list(reversed(parent))
    while pending:
        element = pending.pop()
        found = local(element)
        if found == name:
            yield element
        elif found in _WRAPPERS:
            pending.extend(reversed(element))
