"""A row of the screen and the maps between its cells and the text it shows."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.width import cell_width, cell_widths

ABOVE = "pinyin"
"""The role of a row that tells how the one below it is read."""


class Piece(NamedTuple):
    """A part of a row: displayed text ``start`` to ``end``, or ``label`` where that is not empty.

    ``column`` is counted in cells from the left edge of the measure.
    """

    column: int
    start: int
    end: int
    label: str = ""


_AIR = frozenset({"blank", ABOVE})


class Row(NamedTuple):
    """One visual line.

    Attributes:
        paragraph: the ordinal of the paragraph that it belongs to.
        start: first displayed code point on it.
        end: just behind the last one; equal to ``start`` on a row without text of the document.
        indent: free cells in front of the text.
        role: what is on it, a name of `reader.layout.styles`; ``blank`` for a row of air.
        frame: narrow characters drawn under the pieces, from the left edge of the measure.
        pieces: what stands where, in rows that are not just ``start`` to ``end``.
    """

    paragraph: int
    start: int
    end: int
    indent: int
    role: str
    frame: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def holds_text(self) -> bool:
        """Whether a place in the document can be on this row."""
        return self.role not in _AIR and (not self.frame or self.end > self.start)

    @property
    def fragments(self) -> tuple[Piece, ...]:
        """The pieces that show text of the document, from left to right."""
        if not self.pieces:
            return (Piece(self.indent, self.start, self.end),)
        return tuple(piece for piece in self.pieces if not piece.label)


def offset_at(row: Row, text: str, column: int) -> int:
    """Return the displayed code point at a cell; both halves of a wide character are its cell.

    Left of the text that is the row's first code point, right of it the end of what is there.
    """
    fragments = row.fragments
    if not fragments:
        return row.start
    piece = next((p for p in reversed(fragments) if p.column <= column), fragments[0])
    cells = column - piece.column
    for offset, width in enumerate(cell_widths(text[piece.start : piece.end]), piece.start):
        if cells < width:
            return offset
        cells -= width
    return piece.end


def column_of(row: Row, text: str, offset: int) -> int:
    """Return the cell, from the left edge of the measure, where a displayed code point stands."""
    fragments = row.fragments
    piece = next((p for p in fragments if offset < p.end), fragments[-1] if fragments else None)
    if piece is None:
        return row.indent
    return piece.column + cell_width(text[piece.start : max(min(offset, piece.end), piece.start)])
