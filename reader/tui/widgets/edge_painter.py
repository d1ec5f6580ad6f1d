"""The right end of the rows of the text: minimap and scroll bar in the colours of a palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.tui.widgets.minimap import Edges
from reader.tui.widgets.row_painter import Edge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.layout import Viewport
    from reader.tui.widgets.minimap import Marks
    from reader.tui.widgets.palette import Palette
    from reader.tui.widgets.row_composer import Chunk


class EdgePainter:
    """Paints the edges of one view; what looks the same is the same object."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._edges = Edges()
        self._rows: Sequence[tuple[Chunk, Chunk]] = ()
        self._frame: list[Edge] = []
        self._painted: dict[tuple[Chunk, Chunk], Edge] = {}  # few looks, whatever the document

    def paint(self, view: Viewport | None, height: int, marks: Marks) -> list[Edge]:
        """Return the edge of each row of the screen; see `Minimap.cells` for the marks."""
        rows = self._edges.rows(view, height, marks)
        if rows is not self._rows:
            self._rows = rows
            self._frame = [self._edge(row) for row in rows]
        return self._frame

    def _edge(self, row: tuple[Chunk, Chunk]) -> Edge:
        edge = self._painted.get(row)
        if edge is None:
            style = self._palette.style
            edge = Edge(Segment(text, style(*names)) for text, names in row)
            self._painted[row] = edge
        return edge
