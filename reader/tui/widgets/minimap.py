"""A strip of one column beside the scroll bar: where in the document marks are, and the reader.

Each cell stands for two equal parts of the document, one above the other. What a part holds is
looked up by bisection, so a screen costs the same for any number of marks and paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from itertools import pairwise
from operator import is_
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reader.text.ambiguous import one_cell
from reader.tui.widgets.row_composer import Chunk
from reader.tui.widgets.scroll_bar import bar, thumb_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.layout import Layout, Point, Viewport
    from reader.tui.widgets.scroll_bar import Thumb

    Places = Sequence[tuple[int, int]]
    Marks = Mapping[str, Places]

HIT, NOTE, READER = "minimap--hit", "minimap--note", "minimap--reader"
"""Styles: hits of the search, annotations, the reader."""

_BLANK = Chunk(" ", ())
_UPPER, _LOWER, _BOTH = "▀", "▄", "█"
_ON_LOWER = "-below"  # of what stands in the lower part of a cell whose upper part is marked too


def edges(view: Viewport | None, height: int, marks: Marks) -> Sequence[tuple[Chunk, Chunk]]:
    """Return for each row of the screen the cells of the minimap and of the scroll bar.

    They are blank where the whole document is on the screen.
    """
    return Edges().rows(view, height, marks)


class Edges:
    """The right end of the rows of one view, which is mostly as it was in the frame before."""

    def __init__(self) -> None:
        self._minimap = Minimap()
        self._cells: Sequence[Chunk] = ()
        self._thumb: Thumb | None = None
        self._rows: Sequence[tuple[Chunk, Chunk]] = ()

    def rows(
        self, view: Viewport | None, height: int, marks: Marks
    ) -> Sequence[tuple[Chunk, Chunk]]:
        """Return what `edges` does; the same object where nothing has changed since."""
        # The rows on the screen come first: how many rows there are is better known with them.
        thumb = thumb_of(view) if view is not None and view.rows else None
        if view is None or thumb is None:
            return [(_BLANK, cell) for cell in bar(height, thumb)]
        cells = self._minimap.cells(view.layout, height, marks, view.point)
        if cells is not self._cells or thumb != self._thumb:
            self._cells, self._thumb = cells, thumb
            self._rows = list(zip(cells, bar(height, thumb), strict=True))
        return self._rows


class Minimap:
    """The strip of one view."""

    def __init__(self) -> None:
        self._shown: tuple[object, ...] = ()  # what the parts are of
        self._counts: list[int] | None = None
        self._parts: list[str] = []
        self._marked: Sequence[Chunk] = ()  # the cells without the reader
        self._reader = -1  # the part in the cells where the reader is
        self._cells: Sequence[Chunk] = ()

    def cells(self, layout: Layout, height: int, marks: Marks, point: Point) -> Sequence[Chunk]:
        """Return the cells of the strip from top to bottom.

        Args:
            layout: the rows of the document.
            height: cells.
            marks: by style, the paragraphs and offsets where marks begin, in order; of marks in
                the same part of the document those of the later style show.
            point: where the reader is.

        Returns:
            The same object where nothing has changed since.
        """
        bounds = layout.parts(2 * height)
        reader = bisect_right(bounds, point) - 1
        shown = (bounds, *marks.values())
        counts = [*map(len, marks.values())]  # hits are added to the same list as they are found
        same = counts == self._counts and all(map(is_, shown, self._shown))
        if not same:
            self._shown, self._counts = shown, counts
            self._parts = parts = _parts(bounds, marks)
            self._marked = [_cell(*parts[at : at + 2]) for at in range(0, len(parts), 2)]
        if not same or reader != self._reader:
            self._reader = reader
            self._cells = self._with_reader(reader)
        return self._cells

    def _with_reader(self, part: int) -> Sequence[Chunk]:
        """Return the cells with the reader in one of the parts."""
        cells, first = [*self._marked], part & ~1
        two = [READER if at == part else self._parts[at] for at in (first, first + 1)]
        cells[part // 2] = _cell(*two)
        return cells


def _parts(bounds: Places, marks: Marks) -> list[str]:
    """Return the style of each part between bounds, empty where nothing is marked."""
    parts = [""] * len(bounds)
    for style, places in marks.items():
        for part in _marked([*bounds, _END], places) if places else ():
            parts[part] = style
    return parts


@runtime_checkable
class Sorted(Protocol):
    """Places that know themselves how many of them are before one."""

    def before(self, place: tuple[int, int]) -> int:
        """Return how many places are before one."""


_END = (1 << 62, 0)


def _marked(bounds: Places, places: Places) -> list[int]:
    """Return the parts between bounds that hold places."""
    before = places.before if isinstance(places, Sorted) else partial(bisect_left, places)
    cuts = [before(bound) for bound in bounds]
    return [part for part, (first, last) in enumerate(pairwise(cuts)) if first < last]


def _cell(upper: str, lower: str) -> Chunk:
    if not upper and not lower:
        return _BLANK
    if upper == lower:
        return Chunk(one_cell(_BOTH), (upper,))
    if not lower:
        return Chunk(one_cell(_UPPER), (upper,))
    if not upper:
        return Chunk(one_cell(_LOWER), (lower,))
    return Chunk(one_cell(_UPPER), (upper, f"{lower}{_ON_LOWER}"))
