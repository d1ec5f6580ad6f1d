"""One row of the text view as a strip of styled cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.layout.column import GUTTER
from reader.text.width import cell_width

if TYPE_CHECKING:
    from rich.style import Style

    from reader.layout import Column, Layout, Row
    from reader.tui.widgets.decorations import Decorations
    from reader.tui.widgets.palette import Palette

BAR = "▎"
SIGNS = {"margin-bookmark": "◆", "margin-note": "●", "margin-mark": "○"}
"""What stands in the margin, by style; where several would, the first of these."""
_HEADER = "table-header"


class Emphasis(NamedTuple):
    """What is special about a row; with its place this tells all that its picture depends on.

    ``selection`` is a displayed span of its paragraph; ``cursor`` a displayed code point.
    """

    in_paragraph: bool = False
    at_point: bool = False
    selection: tuple[int, int] | None = None
    cursor: int | None = None


PLAIN = Emphasis()


class _Mark(NamedTuple):
    start: int
    end: int
    style: str


class RowPainter:
    """Paints the rows of a layout."""

    def __init__(
        self, layout: Layout, column: Column, palette: Palette, decorations: Decorations
    ) -> None:
        self._layout = layout
        self._rendition = layout.rendition
        self._column = column
        self._palette = palette
        self._decorations = decorations

    def paint(self, row: Row, width: int, edge: Segment, emphasis: Emphasis = PLAIN) -> Strip:
        """Return a strip of exactly ``width`` cells, the last of which is ``edge``."""
        ground = ("cursor-row",) if emphasis.at_point else ()
        base = self._palette.style(*ground)
        segments = self._margin(row, emphasis, ground)
        cells = self._column.left
        text = self._rendition.text(row.paragraph)
        frame = self._palette.style(*ground, "table-frame")
        at = 0
        marks = self._marks(row, emphasis) if row.holds_text else []
        for piece in row.pieces or row.fragments:
            if piece.column > at:
                segments.append(_gap(row.frame, at, piece.column, frame if row.frame else base))
            shown = piece.label or text[piece.start : piece.end]
            if piece.label:
                segments.append(Segment(shown, self._palette.style(*ground, _label(row.role))))
            else:
                names = (*ground, row.role)
                segments += self._styled(text, piece.start, piece.end, marks, names)
            at = max(piece.column, at) + cell_width(shown)
        if len(row.frame) > at:
            segments.append(_gap(row.frame, at, len(row.frame), frame))
            at = len(row.frame)
        free = width - 1 - cells - at
        if free < 0:  # white space that hangs, or a tiny pane
            fitting = Strip(segments, cells + at).crop(0, width - 1)
            return Strip([*fitting, edge], width)
        return Strip([*segments, Segment(" " * free, base), edge], width)

    def _margin(self, row: Row, emphasis: Emphasis, ground: tuple[str, ...]) -> list[Segment]:
        """Return the cells left of the text: air, the bar of the present paragraph, a sign."""
        palette = self._palette
        signs = self._signs(row)
        style = next((name for name in SIGNS if name in signs), "")
        if not style and not emphasis.in_paragraph:
            return [Segment(" " * self._column.left, palette.style(*ground))]
        bar = "cursor-bar-row" if emphasis.at_point else "cursor-bar"
        return [
            Segment(" " * (self._column.left - GUTTER), palette.style(*ground)),
            Segment(BAR if emphasis.in_paragraph else " ", palette.style(*ground, bar)),
            Segment(SIGNS.get(style, " "), palette.style(*ground, style)),
            Segment(" ", palette.style(*ground)),
        ]

    def _signs(self, row: Row) -> list[str]:
        if not row.holds_text:
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
        source = self._rendition.to_source(paragraph, row.start, row.end)
        marks = [
            _Mark(*to_text(paragraph, mark.start, mark.end), mark.style)
            for mark in self._decorations.on_text(paragraph, *source)
        ]
        if emphasis.selection is not None:
            marks.append(_Mark(*emphasis.selection, "selection"))
        if emphasis.cursor is not None:
            marks.append(_Mark(emphasis.cursor, emphasis.cursor + 1, "cursor"))
        return roles + marks

    def _styled(
        self, text: str, start: int, end: int, marks: list[_Mark], names: tuple[str, ...]
    ) -> list[Segment]:
        touching = [mark for mark in marks if mark.start < end and mark.end > start]
        if not touching:
            return [Segment(text[start:end], self._palette.style(*names))]
        cuts = {start, end}
        for mark in touching:
            cuts.update((max(mark.start, start), min(mark.end, end)))
        segments = []
        for a, b in pairwise(sorted(cuts)):
            styles = [mark.style for mark in touching if mark.start <= a and mark.end >= b]
            segments.append(Segment(text[a:b], self._palette.style(*names, *styles)))
        return segments


def _label(role: str) -> str:
    return _HEADER if role == "table" else role


def _gap(frame: str, start: int, end: int, style: Style) -> Segment:
    return Segment(frame[start:end].ljust(end - start), style)
