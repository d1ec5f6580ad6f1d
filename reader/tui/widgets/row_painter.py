"""One row of the text view as styled segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.text.width import cell_width
from reader.tui.widgets.row_composer import PLAIN, Emphasis, RowComposer

if TYPE_CHECKING:
    from reader.layout import Row
    from reader.tui.widgets.palette import Palette


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

    def paint(
        self, row: Row, width: int, edge: Edge, emphasis: Emphasis = PLAIN
    ) -> tuple[Segment, ...]:
        """Return segments of exactly ``width`` cells, the last of which are ``edge``'s."""
        style = self._palette.style
        chunks = list(self._composer.compose(row, emphasis))
        segments = [Segment(text, style(*names)) for text, names in chunks]
        cells = sum(cell_width(text) for text, _ in chunks)
        free = width - len(edge) - cells
        if free < 0:  # white space that hangs, or a tiny pane
            fitting = Strip(segments, cells).crop(0, width - len(edge))
            return (*fitting, *edge)
        segments += [Segment(" " * free, style(*emphasis.ground)), *edge]
        return tuple(Segment.simplify(segments))

    def air(self, width: int, edge: Edge) -> tuple[Segment, ...]:
        """Return the segments of a row that the document does not reach."""
        free = max(width - len(edge), 0)
        return (Segment(" " * free, self._palette.style()), *edge)
