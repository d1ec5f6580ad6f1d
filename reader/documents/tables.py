"""Rebuild a table that was flattened to one cell a line.

The layout that plans and reports use: numbered rows (serial number, label, further columns), groups
of rows under a heading of their own, sub-rows (#氨氮), often a last column with a closed set of
words (预期性, 约束性). What gives the rows away, in this order: the increasing serial numbers start
them; repeated words end them; an extra blank line is an empty cell; the width that most rows have
is the table's. Whatever had to be guessed is marked uncertain, and every line is in one cell.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum, auto
from itertools import pairwise

from reader.documents.table_header import count_titles, read_header
from reader.documents.table_rows import (
    EMPTY,
    Shape,
    Slot,
    closing_words,
    ends_in,
    fit,
    numeric_columns,
    slots_of,
    split_rows,
)
from reader.documents.table_tokens import Token, find_serials, repeated_words
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.table_rows import Row

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3


class CellLine(NamedTuple):
    """One line of the text, stripped, and how many blank lines stand before it."""

    text: str
    gap: int


class RebuiltCell(NamedTuple):
    """A cell: the indices of its lines in the input (none: it is empty)."""

    lines: tuple[int, ...]
    uncertain: bool


class Rebuilt(NamedTuple):
    """A table: all rows have as many cells, or one that spans all columns.

    Attributes:
        rows: from top to bottom.
        header: how many of them, at the top, are captions and column titles.
    """

    rows: tuple[tuple[RebuiltCell, ...], ...]
    header: int


def rebuild(lines: Sequence[CellLine]) -> Rebuilt | None:
    """Return the table that ``lines`` once were, or None if they show no numbered rows.

    Every line is in exactly one cell. The order is that of the lines, except that the title of the
    label column, which flattened headers put behind the values' titles, is moved to its column.
    """
    tokens = _tokens(lines)
    serials = find_serials(tokens)
    if len(serials) < _FEWEST_ROWS:
        return None
    end = next((n for n in range(serials[-1], len(tokens)) if tokens[n].is_note), len(tokens))
    closing = closing_words(tokens[:end], serials, repeated_words(tokens, 2))
    pieces = _pieces(tokens[:end], serials, closing)
    shape = _shape(pieces, closing, count_titles(tokens[: serials[0]]))
    if shape is None:
        return None
    captions, titles, groups = read_header(tokens[: serials[0]], shape)
    header = captions if titles is None else [*captions, titles]
    body = [row for piece in pieces for row in _rows(piece, shape)]
    notes = [[Slot((token,))] for token in tokens[end:]]
    return Rebuilt(tuple(_cells(row) for row in [*header, *groups, *body, *notes]), len(header))


class _Part(Enum):
    NUMBERED = auto()
    SUB_ROW = auto()
    SPAN = auto()


class _Piece(NamedTuple):
    """Tokens of one row, and what kind of row it is."""

    part: _Part
    slots: Row


def _tokens(lines: Sequence[CellLine]) -> list[Token]:
    gaps = Counter(line.gap for line in lines[1:])
    usual = gaps.most_common(1)[0][0] if gaps else 0
    return [
        Token(index, line.text, max(line.gap - usual, 0) if index else 0)
        for index, line in enumerate(lines)
    ]


def _pieces(
    tokens: Sequence[Token], serials: Sequence[int], closing: frozenset[str]
) -> list[_Piece]:
    rows: list[tuple[_Part, list[Token]]] = []
    for start, end in pairwise([*serials, len(tokens)]):
        numbered, *others = split_rows(tokens[start:end], closing)
        rows.append((_Part.NUMBERED, numbered))
        rows += [(_Part.SPAN if _is_span(row) else _Part.SUB_ROW, row) for row in others]
    empty_behind = [row[0].empty for _, row in rows[1:]] + [0]
    return [
        _Piece(part, slots_of(row, empty))
        for (part, row), empty in zip(rows, empty_behind, strict=True)
    ]


def _is_span(row: list[Token]) -> bool:
    return len(row) == 1 and not row[0].opens_sub_row


def _shape(pieces: Sequence[_Piece], closing: frozenset[str], titles: int) -> Shape | None:
    """Return the shape that most numbered rows have, None if they have none in common.

    Of two widths that are as frequent, the one that the column ``titles`` confirm is taken.
    """
    numbered = [piece.slots for piece in pieces if piece.part is _Part.NUMBERED]
    widths = Counter(map(len, numbered))
    columns = max(widths, key=lambda width: (widths[width], width == titles, width == titles - 1))
    if columns < _FEWEST_COLUMNS or widths[columns] * 2 < len(numbered):
        return None
    return Shape(columns, closing, numeric_columns(numbered, columns))


def _rows(piece: _Piece, shape: Shape) -> list[Row]:
    slots = piece.slots
    if piece.part is _Part.SPAN:
        return [slots]
    if piece.part is _Part.SUB_ROW:
        return [fit([EMPTY, *slots], shape)]
    if _ends_in_group(slots, shape):
        return [slots[:-1], slots[-1:]]
    return [fit(slots, shape)]


def _ends_in_group(slots: Row, shape: Shape) -> bool:
    """Tell whether a whole row is followed by the heading of the next group."""
    if len(slots) != shape.columns + 1:
        return False
    last, group = slots[-2:]
    if not group.is_word or ends_in(group, shape.closing):
        return False
    return last.is_word if shape.closing else last.is_number and len(slots) - 2 in shape.numeric


def _cells(row: Row) -> tuple[RebuiltCell, ...]:
    return tuple(
        RebuiltCell(tuple(token.line for token in slot.tokens), slot.uncertain) for slot in row
    )
