"""Tables in a PDF: lines that wide gaps part into cells, several below each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.formats.pdf_layout import Placed, TextLine
    from reader.documents.formats.pdf_paragraphs import Measures

_MARKER = re.compile(
    r"(?:[•·●■◆○□*-]|[（(]?[\d一二三四五六七八九十]{1,4}[）).．、]+|第.{1,8}[章节節条條编編篇]|[①-⑳])$"
)
_FEWEST_ROWS = 2
_MOST_WRAPPED = 3
"""So many lines in a row may be the rest of a cell."""
_NARROW = 0.5
"""What continues a cell is narrower than that share of the column of text."""
_FAR = 3.5
"""The lines of a table are not farther apart than that many times what is usual."""

Cell = tuple["Placed", ...]


class PdfTable(NamedTuple):
    """A table in the lines from ``start`` to ``end``; a cell holds fragments, or none."""

    start: int
    end: int
    rows: list[list[Cell]]


def find_tables(
    lines: Sequence[TextLine], start: int, end: int, usual: Measures
) -> Iterator[PdfTable]:
    """Yield the tables in the lines from ``start`` to ``end``."""
    while start < end:
        last = _end_of_run(lines, start, end, usual) if _is_row(lines[start]) else start
        if sum(_is_row(line) for line in lines[start:last]) >= _FEWEST_ROWS:
            yield PdfTable(start, last, _rows(lines[start:last]))
        start = max(last, start + 1)


def is_marker(text: str) -> bool:
    """Whether a text is nothing but the number or the sign of an item."""
    return _MARKER.match(text) is not None


def _is_row(line: TextLine) -> bool:
    """Whether a line has several cells; the number of an item and its text are none."""
    count = len(line.parts)
    return count > 2 or (count == 2 and not is_marker(line.parts[0].text))


def _end_of_run(lines: Sequence[TextLine], start: int, limit: int, usual: Measures) -> int:
    """Return where a run of rows ends, lines that continue a cell among them."""
    left, right = usual.edges[lines[start].column]
    end = last = start + 1
    while last < limit and last - end < _MOST_WRAPPED:
        line, above = lines[last], lines[last - 1]
        pitch = (above.baseline - line.baseline) / usual.size
        is_row = _is_row(line)
        if pitch > _FAR * usual.pitch or (line.column != above.column and not is_row):
            break
        last += 1
        if is_row:
            end = last
        elif line.right - line.left > _NARROW * (right - left):
            break
    return end


def _rows(lines: Sequence[TextLine]) -> list[list[Cell]]:
    """Return the rows of a table; the head that its next page repeats is left out."""
    head = lines[0].text
    lines = [line for i, line in enumerate(lines) if i == 0 or line.text != head]
    columns = _columns([line for line in lines if _is_row(line)])
    rows: list[list[Cell]] = []
    for line in lines:
        if columns is None:
            rows.append([(part,) for part in line.parts])
        elif _is_row(line) or not rows:
            rows.append([_inside(line, *column) for column in columns])
        else:
            places = [i for i, column in enumerate(columns) if _inside(line, *column)]
            for place in places[:1]:
                rows[-1][place] += line.parts
    return rows


def _columns(rows: Sequence[TextLine]) -> list[tuple[float, float]] | None:
    """Return the columns of a table; None where a cell lies across two."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((part.left, part.right) for row in rows for part in row.parts):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns if len(columns) >= max(len(row.parts) for row in rows) else None


def _inside(line: TextLine, left: float, right: float) -> Cell:
    return tuple(part for part in line.parts if left <= (part.left + part.right) / 2 <= right)
