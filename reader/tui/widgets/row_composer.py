"""What stands on one row of the text view: chunks of text, each with the names of its styles.

Free of Textual, so that the first page can be painted before that is imported.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.layout.column import GUTTER
from reader.text.ambiguous import one_cell
from reader.text.width import cell_width
from reader.tui.widgets.decorations import CURRENT_HIT, HIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.layout import Column, Layout, Row
    from reader.tui.widgets.decorations import Decorations

BAR = "▎"
SIGNS = {
    "margin-doubt": "?",
    "margin-draft": "~",
    "margin-bookmark": "◆",
    "margin-link": "»",
    "margin-note": "●",
    "margin-mark": "○",
    "margin-as-is": "=",
}
"""What stands in the margin, by style; where several would, the first of these."""
_HEADER = "table-header"
_HITS = {HIT, CURRENT_HIT}


class Emphasis(NamedTuple):
    """What is special about a row; with its place this tells all that its picture depends on.

    ``selection`` is a displayed span of its paragraph; ``cursor`` a displayed code point; ``lit``
    the displayed span that is not dimmed, None where nothing is; ``ruled`` rows have a band.
    """

    in_paragraph: bool = False
    at_point: bool = False
    selection: tuple[int, int] | None = None
    cursor: int | None = None
    lit: tuple[int, int] | None = None
    ruled: bool = False

    @property
    def ground(self) -> tuple[str, ...]:
        """The names of the styles that lie under the whole row."""
        if not self.at_point:
            return ()
        return ("cursor-row", "ruler") if self.ruled else ("cursor-row",)


PLAIN = Emphasis()
NOTHING = (0, 0)
"""What is lit of a row that is dimmed altogether."""
DIMMED = "dimmed"
"""The style of what is not lit."""


class Chunk(NamedTuple):
    """A run of text and the names of its styles, the later of which prevail."""

    text: str
    names: tuple[str, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    style: str


class RowComposer:
    """Composes the rows of a layout."""

    def __init__(self, layout: Layout, column: Column, decorations: Decorations) -> None:
        self._layout = layout
        self._rendition = layout.rendition
        self._column = column
        self._decorations = decorations

    def compose(self, row: Row, emphasis: Emphasis = PLAIN) -> list[Chunk]:
        """Return what stands on a row from the left edge of the pane to the end of its text."""
        ground = emphasis.ground
        chunks = self._margin(row, emphasis, ground)
        text = self._rendition.text(row.paragraph)
        marks = self._marks(row, emphasis) if row.holds_text else []
        if row.frame or row.pieces:
            chunks += self._pieces(row, text, marks, emphasis)
            return chunks
        if row.indent:
            across = _across(marks, row.start) if marks else ()
            chunks.append(Chunk(" " * row.indent, (*ground, *across)))
        chunks += _styled(text, row.start, row.end, marks, (*ground, row.role))
        return chunks

    def _pieces(
        self, row: Row, text: str, marks: list[_Mark], emphasis: Emphasis
    ) -> Iterator[Chunk]:
        """Yield what stands on a row that is not one stretch of text."""
        ground = emphasis.ground
        quiet = (DIMMED,) if emphasis.lit == NOTHING else ()
        frame = (*ground, "table-frame", *quiet) if row.frame else ground
        at = 0
        for piece in row.pieces:
            if piece.column > at:
                over = () if row.frame else _across(marks, piece.start)
                yield _gap(row.frame, at, piece.column, (*frame, *over))
            shown = piece.label or text[piece.start : piece.end]
            if piece.label:
                yield Chunk(shown, (*ground, _label(row.role), *quiet))
            else:
                yield from _styled(text, piece.start, piece.end, marks, (*ground, row.role))
            at = max(piece.column, at) + cell_width(shown)
        if len(row.frame) > at:
            yield _gap(row.frame, at, len(row.frame), frame)

    def _margin(self, row: Row, emphasis: Emphasis, ground: tuple[str, ...]) -> list[Chunk]:
        """Return the cells left of the text: air, the bar of the present paragraph, a sign."""
        signs = self._signs(row)
        style = next((name for name in SIGNS if name in signs), "") if signs else ""
        if not style and not emphasis.in_paragraph:
            return [Chunk(" " * self._column.left, ground)]
        bar = "cursor-bar-row" if emphasis.at_point else "cursor-bar"
        return [
            Chunk(" " * (self._column.left - GUTTER), ground),
            Chunk(one_cell(BAR) if emphasis.in_paragraph else " ", (*ground, bar)),
            Chunk(one_cell(SIGNS.get(style, " ")), (*ground, style)),
            Chunk(" ", ground),
        ]

    def _signs(self, row: Row) -> list[str]:
        if not self._decorations.notes or not row.holds_text:
            return []
        start, end = self._rendition.to_source(row.paragraph, row.start, row.end)
        return self._decorations.signs(row.paragraph, start, end)

    def _marks(self, row: Row, emphasis: Emphasis) -> list[_Mark]:
        """Return what is marked on a row in displayed code points, in the order of painting."""
        paragraph, to_text = row.paragraph, self._rendition.to_text
        roles = [
            _Mark(*to_text(paragraph, span.start, span.end), span.role)
            for span in self._layout.styles.spans(paragraph)
        ]
        marks = []
        if self._decorations.marks_text(paragraph):
            source = self._rendition.to_source(paragraph, row.start, row.end)
            marks = [
                _Mark(*to_text(paragraph, mark.start, mark.end), mark.style)
                for mark in self._decorations.on_text(paragraph, *source)
            ]
        if emphasis.lit is not None:
            marks = _dimmed(row, emphasis.lit, [*roles, *marks])
            roles = []
        if emphasis.selection is not None:
            marks.append(_Mark(*emphasis.selection, "selection"))
        if emphasis.cursor is not None:
            marks.append(_Mark(emphasis.cursor, emphasis.cursor + 1, "cursor"))
        return roles + marks


def _styled(
    text: str, start: int, end: int, marks: list[_Mark], names: tuple[str, ...]
) -> list[Chunk]:
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    if not touching:
        return [Chunk(text[start:end], names)] if end > start else []
    cuts = {start, end}
    for mark in touching:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    chunks = []
    for a, b in pairwise(sorted(cuts)):
        styles = (mark.style for mark in touching if mark.start <= a and mark.end >= b)
        chunks.append(Chunk(text[a:b], (*names, *styles)))
    return chunks


def _dimmed(row: Row, lit: tuple[int, int], marks: list[_Mark]) -> list[_Mark]:
    """Return marks with what dims a row but for the lit span; only hits stand out of that."""
    start, end = lit
    dim = [_Mark(row.start, start, DIMMED), _Mark(end, row.end, DIMMED)]
    if lit == NOTHING:
        dim = [_Mark(row.start, row.end, DIMMED)]
    hits = [mark for mark in marks if mark.style in _HITS]
    return [*(mark for mark in marks if mark.style not in _HITS), *dim, *hits]


def _across(marks: list[_Mark], at: int) -> Iterator[str]:
    """Yield the styles of the marks that go on over the air in front of a code point."""
    return (mark.style for mark in marks if mark.start < at < mark.end)


def _label(role: str) -> str:
    return _HEADER if role == "table" else role


def _gap(frame: str, start: int, end: int, names: tuple[str, ...]) -> Chunk:
    return Chunk(frame[start:end].ljust(end - start), names)
