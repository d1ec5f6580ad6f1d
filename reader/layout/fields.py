"""Labelled facts above an official text, such as ``[ 索引号 ] … [ 发文字号 ] …``, in columns.

Sites print them as a table; what is left of it in a plain text are the labels in brackets, and
perhaps upright bars. The bars are not drawn.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.layout.rows import Piece, Row
from reader.text.linebreak import break_lines
from reader.text.pattern_cache import compiled
from reader.text.width import cell_width

if TYPE_CHECKING:
    import re

_SLIMMEST = 30  # cells of each of two columns
_GAP = 2  # cells between a label and its value
_WIDEST_LABEL = 16  # cells
_BARS = "| \u3000"


class Field(NamedTuple):
    """A label and its value, as spans of a text; the value may be empty."""

    label: tuple[int, int]
    value: tuple[int, int]


def find_fields(text: str) -> list[Field]:
    """Return the fields of a paragraph that holds nothing else, none for any other."""
    labels = list(_label().finditer(text))
    if not labels or text[: labels[0].start()].strip(_BARS):
        return []
    fields = []
    for label, end in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=True):
        value = text[label.end() : end]
        start = label.end() + len(value) - len(value.lstrip(_BARS))
        fields.append(Field(label.span(), (start, max(start, end - _trailing(value)))))
    return fields


def set_fields(ordinal: int, text: str, measure: int) -> list[Row]:
    """Return the rows of a paragraph of fields, two beside each other where they fit.

    Args:
        ordinal: the paragraph's.
        text: it as displayed.
        measure: cells of a row.

    Returns:
        no rows for a paragraph that is not one of fields.
    """
    fields = find_fields(text)
    inner = max((cell_width(text[slice(*field.label)]) for field in fields), default=0) + _GAP
    if not fields or inner > min(_WIDEST_LABEL, measure // 2):
        return []
    lines: list[list[Piece]] = []
    for group in _groups(text, fields, measure, inner):
        column = 0
        for field in group:
            pieces = _pieces(text, field, column, inner, measure)
            lines[len(lines) - (column > 0) :] = [[*lines[-1], *pieces[0]]] if column else pieces
            column = _half(measure)
    starts = [0, *(line[0].start for line in lines[1:]), len(text)]
    return [
        Row(ordinal, start, end, 0, "metadata", "", tuple(line))
        for (start, end), line in zip(pairwise(starts), lines, strict=True)
    ]


def _groups(text: str, fields: list[Field], measure: int, inner: int) -> list[list[Field]]:
    """Return the fields that share a row: two, or one that needs it for itself."""
    room = _half(measure) - inner - _GAP
    if _half(measure) < _SLIMMEST:
        return [[field] for field in fields]
    groups: list[list[Field]] = []
    for pair in zip(fields[::2], [*fields[1::2], None], strict=False):
        both = [field for field in pair if field is not None]
        fit = all(cell_width(text[slice(*field.value)]) <= room for field in both)
        groups += [both] if fit else [[field] for field in both]
    return groups


def _half(measure: int) -> int:
    return measure // 2 & ~1


def _pieces(text: str, field: Field, column: int, inner: int, measure: int) -> list[list[Piece]]:
    """Return the pieces of a field from a column on, line by line."""
    start, end = field.value
    content = text[start:end]
    starts = [*break_lines(content, max(measure - column - inner, 2)), len(content)]
    lines = [
        [Piece(column + inner, start + a, start + a + len(content[a:b].rstrip()))]
        for a, b in pairwise(starts)
        if b > a
    ]
    label = Piece(column, *field.label)
    return [[label, *lines[0]], *lines[1:]] if lines else [[label]]


def _trailing(value: str) -> int:
    return len(value) - len(value.rstrip(_BARS))


@cache
def _label() -> re.Pattern[str]:
    return compiled(r"(?:(?<=^)|(?<=[|\s]))\[ ?[^\[\]|]{2,8} ?\](?=[|\s]|$)")
