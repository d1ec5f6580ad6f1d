"""One row of the text view as styled segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.text.width import cell_width
from reader.tui.widgets.row_composer import PLAIN, Emphasis, RowComposer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.layout import Row
    from reader.tui.widgets.palette import Palette
    from reader.tui.widgets.row_composer import Chunk


class Edge(tuple[Segment, ...]):
    """What stands at the right end of a row, a segment to a cell; equal to nothing but itself."""

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__


NO_EDGE = Edge()


class RowPainter:
    """Paints rows in the colours of a palette."""

    def __init__(self, composer: RowComposer, palette: Palette) -> None:
        self._composer = composer
        self._palette = palette

    def paint(self, row: Row, width: int, edge: Edge, emphasis: Emphasis = PLAIN) -> list[Segment]:
        """Return segments of exactly ``width`` cells, the last of which are ``edge``'s."""
        segments = self._joined(self._composer.compose(row, emphasis))
        free = width - len(edge)
        for segment in segments:
            free -= cell_width(segment.text)
        if free < 0:  # white space that hangs, or a tiny pane
            room = width - len(edge)
            return [*Strip(segments, room - free).crop(0, room), *edge]
        for end in (Segment(" " * free, self._palette.look(emphasis.ground)), *edge):
            if segments and segments[-1].style is end.style:
                segments[-1] = Segment(segments[-1].text + end.text, end.style)
            else:
                segments.append(end)
        return segments

    def _joined(self, chunks: Iterable[Chunk]) -> list[Segment]:
        """Return chunks in their looks, neighbours of one look as one segment."""
        look_of = self._palette.look
        segments: list[Segment] = []
        joined, look = "", None
        for text, names in chunks:
            style = look_of(names)
            if style is look:
                joined += text
            else:
                if joined:
                    segments.append(Segment(joined, look))
                joined, look = text, style
        if joined:
            segments.append(Segment(joined, look))
        return segments

    def air(self, width: int, edge: Edge) -> list[Segment]:
        """Return the segments of a row that the document does not reach."""
        free = max(width - len(edge), 0)
        return [Segment(" " * free, self._palette.style()), *edge]
