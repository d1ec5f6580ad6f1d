"""Painting the rows of a page; strips that were painted before are used again."""

from __future__ import annotations

from collections import OrderedDict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.tui.widgets.row_composer import PLAIN, RowComposer
from reader.tui.widgets.row_painter import NO_EDGE, RowPainter
from reader.tui.widgets.row_strip import RowStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from textual.strip import Strip

    from reader.layout import Column, Layout, Viewport
    from reader.tui.widgets.decorations import Decorations
    from reader.tui.widgets.emphases import Emphases
    from reader.tui.widgets.pages import Page, Part
    from reader.tui.widgets.palette import Palette
    from reader.tui.widgets.row_composer import Emphasis
    from reader.tui.widgets.row_painter import Edge

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
        self._strips: OrderedDict[tuple[object, ...], Strip] = OrderedDict()

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
        return [self._strip(parts, emphases, edge) for parts, edge in rows]

    def _strip(self, parts: tuple[Part, ...], emphases: Sequence[Emphases], edge: Edge) -> Strip:
        """Return the strip of what stands side by side."""
        columns = zip(parts, emphases, strict=True)
        looks = [PLAIN if part is None else special.of(*part) for part, special in columns]
        key = (edge, *looks, *[None if part is None else part[0] for part in parts])
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= _KEPT:
                self._strips.popitem(last=False)
            strip = self._strips[key] = self._paint(parts, looks, edge)
        return strip

    def _paint(self, parts: tuple[Part, ...], looks: Sequence[Emphasis], edge: Edge) -> Strip:
        *others, last = zip(self._columns, parts, looks, strict=True)
        segments: list[Segment] = []
        for column, part, look in others:
            segments += column.paint(part, look, NO_EDGE)
        column, part, look = last
        return RowStrip(segments + column.paint(part, look, edge), self._width)


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

    def paint(self, part: Part, emphasis: Emphasis, edge: Edge) -> list[Segment]:
        if part is None:
            return self._painter.air(self._width, edge)
        return self._painter.paint(part[1], self._width, edge, emphasis)
