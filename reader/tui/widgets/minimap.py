"""A strip of one column beside the scroll bar: where in the document marks are, and the reader.

Each cell stands for two equal parts of the document, one above the other. What a part holds is
looked up by bisection, so a screen costs the same for any number of marks and paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reader.text.ambiguous import one_cell
from reader.tui.widgets.row_composer import Chunk
from reader.tui.widgets.scroll_bar import bar, thumb_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.layout import Layout, Point, Viewport

    Places = Sequence[tuple[int, int]]
    Marks = Mapping[str, Places]

HIT, NOTE, READER = "minimap--hit", "minimap--note", "minimap--reader"
"""Styles: hits of the search, annotations, the reader."""

_BLANK = Chunk(" ", ())
_UPPER, _LOWER, _BOTH = "▀", "▄", "█"
_ON_LOWER = "-below"  # of what stands in the lower part of a cell whose upper part is marked too


def edges(view: Viewport | None, height: int, marks: Marks) -> list[tuple[Chunk, Chunk]]:
    """Return for each row of the screen the cells of the minimap and of the scroll bar.

    They are blank where the whole document is on the screen.
    """
    thumb = None if view is None else thumb_of(view)
    bars = bar(height, thumb)
    if view is None or thumb is None:
        return [(_BLANK, cell) for cell in bars]
    return list(zip(minimap(view.layout, height, marks, view.point), bars, strict=True))


def minimap(layout: Layout, height: int, marks: Marks, point: Point) -> list[Chunk]:
    """Return the cells of the strip from top to bottom.

    Args:
        layout: the rows of the document.
        height: cells.
        marks: by style, the paragraphs and offsets where marks begin, in order; of marks in the
            same part of the document those of the later style show.
        point: where the reader is.
    """
    bounds = layout.parts(2 * height)
    parts = [""] * (2 * height)
    for style, places in {**marks, READER: [point]}.items():
        for part in _marked([*bounds, _END], places):
            parts[part] = style
    return [_cell(*parts[at : at + 2]) for at in range(0, 2 * height, 2)]


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
