"""A paragraph with its reading in pinyin above each row.

Every character is as wide as its syllable needs, with a cell of air to the next one, and stands in
the middle below it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.layout.rows import ABOVE, Piece, Row
from reader.text.linebreak import may_break
from reader.text.spoken import read_aloud
from reader.text.width import cell_width, cell_widths

if TYPE_CHECKING:
    from reader.layout.styles import Style

LONGEST = 5_000
"""Code points of a paragraph that can be shown so."""


class _Cell(NamedTuple):
    """A code point: its syllable, its cells, those of both, and those with the air behind."""

    syllable: str
    width: int
    needs: int
    room: int


def set_spoken(ordinal: int, text: str, style: Style, measure: int) -> list[Row]:
    """Return the rows of a paragraph, each below one that tells how it is read.

    Args:
        ordinal: the paragraph's.
        text: it as displayed.
        style: how it is set; lines are not balanced.
        measure: cells of a row.
    """
    cells = list(map(_cell, read_aloud(text), cell_widths(text)))
    first = min(style.first_indent, measure // 3)
    other = min(style.indent, measure // 3)
    starts = _starts(text, cells, measure - first, measure - other)
    rows: list[Row] = []
    for start, end in pairwise([*starts, len(text)]):
        indent = other if start else first
        if style.centred:
            indent += max(measure - indent - _width(cells[start:end]), 0) // 2
        rows += _pair(Row(ordinal, start, end, indent, style.role), cells[start:end])
    return rows


def _width(cells: list[_Cell]) -> int:
    """Return how many cells a row takes, without the air behind its last character."""
    return sum(cell.room for cell in cells[:-1]) + sum(cell.needs for cell in cells[-1:])


def _cell(syllable: str, width: int) -> _Cell:
    if not syllable:
        return _Cell("", width, width, width)
    needs = max(width, cell_width(syllable))
    return _Cell(syllable, width, needs, max(width, cell_width(syllable) + 1))


def _starts(text: str, cells: list[_Cell], first: int, room: int) -> list[int]:
    """Return where each row starts: the first has ``first`` cells, the others ``room``."""
    widths = bytes(cell.width for cell in cells)
    starts = [0]
    used = 0
    for at, cell in enumerate(cells):
        while used + cell.needs > first > 0 and at > starts[-1] and not text[at].isspace():
            starts.append(_break(text, widths, starts[-1], at))
            used = sum(before.room for before in cells[starts[-1] : at])
            first = room
        used += cell.room
    return starts


def _break(text: str, widths: bytes, start: int, end: int) -> int:
    """Return the last place in ``(start, end]`` where a row may end, ``end`` if there is none."""
    places = range(end, start, -1)
    return next((at for at in places if may_break(text, widths, at)), end)


def _pair(row: Row, cells: list[_Cell]) -> list[Row]:
    """Return the row of syllables and the row of text below it."""
    said: list[Piece] = []
    shown: list[Piece] = []
    column, edge = row.indent, -1
    for offset, cell in enumerate(cells, row.start):
        if cell.syllable:
            said.append(Piece(column, 0, 0, cell.syllable))
        at = column + (cell.needs - cell.width) // 2
        if at == edge:
            shown[-1] = shown[-1]._replace(end=offset + 1)
        else:
            shown.append(Piece(at, offset, offset + 1))
        column, edge = column + cell.room, at + cell.width
    above = Row(row.paragraph, row.start, row.start, row.indent, ABOVE, "", tuple(said))
    below = row._replace(pieces=tuple(shown))
    return [above, below] if said else [below]
