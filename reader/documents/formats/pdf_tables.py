"""Tables in a PDF: lines that wide gaps part into cells, several below each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.pdf_rows import goes_on, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.formats.pdf_layout import TextLine
    from reader.documents.formats.pdf_paragraphs import Measures
    from reader.documents.formats.pdf_rows import Cell

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
            yield PdfTable(start, last, read_rows(lines[start:last], _is_row, usual.size))
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
    while end < last and goes_on(lines[end - 1], lines[end], usual.size):
        end += 1
    return end
