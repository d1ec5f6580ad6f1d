"""How a pane of text is divided: one column, two of one text, or two scripts side by side.

A page knows which rows stand beside one another and which point is under a cell; everything else
about the view is the same for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.layout import Column, Layout, Viewport, column
from reader.layout.column import GUTTER, two_columns
from reader.layout.parallel import ParallelLayout
from reader.layout.spread import Spread
from reader.layout.viewport import point_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.layout import Manner, Place, Point, Rendition, Row
    from reader.layout.heights import Heights

    Part = tuple[Place, Row] | None


class Arrangement(NamedTuple):
    """What stands in the pane besides the text itself.

    Attributes:
        spread: whether the text goes down two columns.
        beside: the rendition that stands beside it, None for none; it goes before ``spread``.
    """

    spread: bool = False
    beside: Rendition | None = None


class Page:
    """One column of text.

    Attributes:
        columns: where the columns are, their left edges counted from that of the pane.
        viewport: the kind of viewport that shows its rows.
    """

    viewport: type[Viewport] = Viewport

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the part of the pane begins that a column stands in, with the margin before it."""
        return (0, *(at.left - GUTTER for at in self.columns[1:]))

    def parts(self, view: Viewport) -> Iterator[tuple[Part, ...]]:
        """Yield for each row of the screen what stands in each column."""
        return ((part,) for part in view.rows)

    def layouts(self, view: Viewport) -> tuple[Layout, ...]:
        """Return the layout that the rows in each column belong to."""
        return (view.layout,) * len(self.columns)

    def lay_out(
        self, rendition: Rendition, manner: Manner, heights: Heights | None = None
    ) -> Layout:
        """Return the rows of the text for this page; ``heights`` are taken over if they fit."""
        return Layout(rendition, self.columns[0].measure, manner, heights)

    def height(self, rows: int) -> int:
        """Return how many rows of the text a pane of that many rows shows."""
        return rows

    def point_at(self, view: Viewport, x: int, y: int) -> Point:
        """Return the point at a cell of the pane."""
        return view.point_at(y, x - self.columns[0].left)

    def _side(self, x: int) -> int:
        return int(len(self.columns) > 1 and x >= self.starts[1])


class SpreadPage(Page):
    """Two columns of one text."""

    viewport = Spread

    def parts(self, view: Viewport) -> Iterator[tuple[Part, ...]]:
        """Yield for each row of the screen what stands in each column."""
        rows: list[Part] = [*view.rows]
        rows += [None] * (view.height - len(rows))
        half = view.height // 2
        return zip(rows[:half], rows[half:], strict=True)

    def height(self, rows: int) -> int:
        """Return how many rows of the text a pane of that many rows shows."""
        return rows * 2

    def point_at(self, view: Viewport, x: int, y: int) -> Point:
        """Return the point at a cell of the pane."""
        half = view.height // 2
        side = self._side(x)
        y = min(max(y, 0), half - 1) + side * half
        return view.point_at(y, x - self.columns[side].left)


class ParallelPage(Page):
    """Two renditions of one text."""

    def __init__(self, columns: tuple[Column, ...], beside: Rendition) -> None:
        super().__init__(columns)
        self._beside = beside

    def lay_out(
        self, rendition: Rendition, manner: Manner, heights: Heights | None = None
    ) -> Layout:
        """Return the rows of the left rendition, with room for those of the right one."""
        measure = self.columns[0].measure
        return ParallelLayout(rendition, self._beside, measure, manner, heights)

    def parts(self, view: Viewport) -> Iterator[tuple[Part, ...]]:
        """Yield for each row of the screen what stands in each column."""
        for place, row in view.rows:
            other = _beside(view, place)
            yield (place, row), None if other is None else (place, other)

    def layouts(self, view: Viewport) -> tuple[Layout, ...]:
        """Return the layout that the rows in each column belong to."""
        layout = view.layout
        return (layout, layout.beside if isinstance(layout, ParallelLayout) else layout)

    def point_at(self, view: Viewport, x: int, y: int) -> Point:
        """Return the point at a cell of the pane."""
        if not self._side(x):
            return super().point_at(view, x, y)
        rows = enumerate(_beside(view, place) for place, _ in view.rows)
        texts = [(abs(at - y), row) for at, row in rows if row is not None and row.holds_text]
        if not texts:
            return view.point
        row = min(texts, key=lambda pair: pair[0])[1]
        return point_on(self._beside, row, x - self.columns[1].left)


def page(width: int, widest: int, arrangement: Arrangement, hung: int = 0) -> Page:
    """Return the page for a pane of ``width`` cells; one column where there is no room for two.

    Behind each column ``hung`` cells stay free for marks that hang.
    """
    pair = two_columns(width, widest, hung)
    if pair is not None and arrangement.beside is not None:
        return ParallelPage(pair, arrangement.beside)
    if pair is not None and arrangement.spread:
        return SpreadPage(pair)
    return Page((column(width, widest, hung),))


def _beside(view: Viewport, place: Place) -> Row | None:
    layout = view.layout
    return layout.row_beside(place) if isinstance(layout, ParallelLayout) else None
