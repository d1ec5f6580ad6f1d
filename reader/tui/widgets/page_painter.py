"""Painting the rows of a page; strips that were painted before are used again."""

from __future__ import annotations

from collections import OrderedDict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from textual.strip import Strip

from reader.tui.widgets.row_composer import PLAIN, RowComposer
from reader.tui.widgets.row_painter import NO_EDGE, RowPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment

    from reader.layout import Column, Layout, Place, Row, Viewport
    from reader.tui.widgets.decorations import Decorations
    from reader.tui.widgets.emphases import Emphases
    from reader.tui.widgets.pages import Page, Part
    from reader.tui.widgets.palette import Palette
    from reader.tui.widgets.row_composer import Emphasis
    from reader.tui.widgets.row_painter import Edge

    Segments = tuple[Segment, ...]

_KEPT = 600  # rows


class PagePainter:
    """Paints the rows of one page in one look, as long as neither changes."""

    def __init__(
        self, page: Page, view: Viewport, width: int, decorations: Decorations, palette: Palette
    ) -> None:
        """Paint a page for a pane of ``width`` cells."""
        self._page = page
        bounds = [*page.starts, width]
        columns = zip(page.columns, page.layouts(view), pairwise(bounds), strict=True)
        self._columns = [
            _ColumnPainter(layout, where, bound, decorations, palette)
            for where, layout, bound in columns
        ]
        self._width = width
        self._strips: OrderedDict[tuple[int, ...], tuple[Sequence[Segments], Strip]] = OrderedDict()

    def paint(
        self, view: Viewport, emphases: Sequence[Emphases], edges: Sequence[Edge]
    ) -> list[Strip]:
        """Return the strips from the top on, as far as the document reaches.

        Args:
            view: what is on the screen.
            emphases: what is special about the rows of each column.
            edges: what stands at the right end of each row of the screen.
        """
        rows = zip(self._page.parts(view), edges, strict=False)
        if len(self._columns) == 1:
            (column,), (special,) = self._columns, emphases
            return [self._strip(column.paint(part, special, edge)) for (part,), edge in rows]
        left, right = self._columns
        return [
            self._strip(
                left.paint(one, emphases[0], NO_EDGE), right.paint(other, emphases[1], edge)
            )
            for (one, other), edge in rows
        ]

    def _strip(self, *parts: Segments) -> Strip:
        """Return the strip of what stands side by side: one for a row, since they are costly."""
        key = tuple(map(id, parts))
        known = self._strips.get(key)
        if known is None:
            if len(self._strips) >= _KEPT:
                self._strips.popitem(last=False)
            strip = Strip(chain.from_iterable(parts), self._width)
            known = self._strips[key] = (parts, strip)
        return known[1]


class _ColumnPainter:
    """Paints the rows of one column with the air on its left, and on the right of the last."""

    def __init__(
        self,
        layout: Layout,
        where: Column,
        bound: tuple[int, int],
        decorations: Decorations,
        palette: Palette,
    ) -> None:
        start, end = bound
        self._width = end - start
        composer = RowComposer(layout, where._replace(left=where.left - start), decorations)
        self._painter = RowPainter(composer, palette)
        self._painted: OrderedDict[tuple[Place | None, Emphasis, Edge], Segments] = OrderedDict()

    def paint(self, part: Part, emphases: Emphases, edge: Edge) -> Segments:
        place, row = part or (None, None)
        emphasis = PLAIN if row is None or place is None else emphases.of(place, row)
        key = (place, emphasis, edge)
        painted = self._painted.get(key)
        if painted is None:
            painted = self._painted[key] = self._paint(row, emphasis, edge)
        return painted

    def _paint(self, row: Row | None, emphasis: Emphasis, edge: Edge) -> Segments:
        if len(self._painted) >= _KEPT:
            self._painted.popitem(last=False)
        if row is None:
            return self._painter.air(self._width, edge)
        return self._painter.paint(row, self._width, edge, emphasis)
