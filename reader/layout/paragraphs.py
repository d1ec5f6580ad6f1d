"""One paragraph as rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.layout.rows import Row
from reader.text.linebreak import break_lines
from reader.text.width import cell_width

if TYPE_CHECKING:
    from reader.layout.styles import Style

_BALANCED = 400  # code points; a longer centred text is not worth the search


def set_paragraph(ordinal: int, text: str, style: Style, measure: int) -> list[Row]:
    """Return the rows of a paragraph that is not part of a table, without the air around it."""
    if style.centred:
        return _centred(ordinal, text, style, measure)
    first = min(style.first_indent, measure // 3)
    other = min(style.indent, measure // 3)
    starts = [*break_lines(text, measure, first, other), len(text)]
    rows = [Row(ordinal, start, end, other, style.role) for start, end in pairwise(starts)]
    rows[0] = rows[0]._replace(indent=first)
    return rows


def _centred(ordinal: int, text: str, style: Style, measure: int) -> list[Row]:
    starts = [*_balanced(text, measure), len(text)]
    rows = []
    for start, end in pairwise(starts):
        indent = max((measure - cell_width(text[start:end].rstrip())) // 2, 0)
        rows.append(Row(ordinal, start, end, indent, style.role))
    return rows


def _balanced(text: str, measure: int) -> list[int]:
    """Break into as few lines as the measure allows, of nearly equal width."""
    starts = break_lines(text, measure)
    if len(starts) == 1 or len(text) > _BALANCED:
        return starts
    low, high = measure // 2, measure
    while low < high:
        middle = (low + high) // 2
        if len(break_lines(text, middle)) > len(starts):
            low = middle + 1
        else:
            high = middle
    return break_lines(text, high)
