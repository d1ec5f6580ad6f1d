"""One paragraph as rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.layout.rows import Row
from reader.text.balance import balanced_lines
from reader.text.linebreak import break_lines
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.layout.styles import Style


def set_paragraph(
    ordinal: int,
    text: str,
    style: Style,
    measure: int,
    cost: Callable[[int], float] = lambda _at: 0.0,
) -> list[Row]:
    """Return the rows of a paragraph that is not part of a table, without the air around it.

    Args:
        ordinal: the paragraph's.
        text: it as displayed.
        style: how it is set.
        measure: cells of a row.
        cost: what a break before a code point costs where the style asks for balanced lines.
    """
    first = min(style.first_indent, measure // 3)
    other = min(style.indent, measure // 3)
    if style.balanced:
        starts = balanced_lines(text, measure, cost, other)
    else:
        starts = break_lines(text, measure, first, other, hanging=style.hanging)
    rows = [
        Row(ordinal, start, end, other, style.role) for start, end in pairwise([*starts, len(text)])
    ]
    rows[0] = rows[0]._replace(indent=first)
    return [_centred(row, text, measure) for row in rows] if style.centred else rows


def _centred(row: Row, text: str, measure: int) -> Row:
    width = cell_width(text[row.start : row.end].rstrip())
    return row._replace(indent=max((measure - width) // 2, 0))
