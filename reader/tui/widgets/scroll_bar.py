"""A scroll bar of one column, drawn by the view itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.tui.widgets.row_composer import Chunk

if TYPE_CHECKING:
    from reader.layout import Viewport

EDGE = 2
"""Cells at the right end of the text: the minimap and the scroll bar."""
_GLYPH = "▐"
TRACK = Chunk(_GLYPH, ("scroll-bar",))
"""A cell of the bar that is not the thumb's."""


class Thumb(NamedTuple):
    """The part of the bar that stands for the screen: first row and number of rows."""

    start: int
    length: int


def thumb(height: int, total: int, position: int, at_end: bool) -> Thumb | None:
    """Return the thumb of a screen of ``height`` rows, None where all rows are on it.

    It touches the ends of the bar exactly at the ends of the document, ``total`` being estimated.
    """
    if at_end and position == 0:
        return None
    length = max(height * height // max(total, 1), 1)
    if position == 0 or height <= length:
        return Thumb(0, length)
    if at_end:
        return Thumb(height - length, length)
    start = round((height - length) * position / max(total - height, 1))
    return Thumb(min(max(start, 1), height - length - 1), length)


def thumb_of(view: Viewport) -> Thumb | None:
    """Return the thumb for what a viewport shows; its columns count as one longer column."""
    columns, at_end = view.columns, view.at_end  # which lays the end out: now more is known
    total, position = view.layout.total // columns, view.layout.position(view.top)
    return thumb(view.height // columns, total, -(-position // columns), at_end)


def position_under(view: Viewport, y: int) -> int:
    """Return how many rows are above the screen when the thumb's middle is put at ``y``."""
    columns = view.columns
    height = view.height // columns
    return position_at(y, height, view.layout.total // columns) * columns


def position_at(y: int, height: int, total: int) -> int:
    """Return how many rows are above the screen when the thumb's middle is put at ``y``."""
    length = max(height * height // max(total, 1), 1)
    room = max(height - length, 1)
    return round(max(total - height, 0) * min(max(y - length // 2, 0) / room, 1))


def bar(height: int, at: Thumb | None) -> list[Chunk]:
    """Return the cells of the bar from top to bottom."""
    if at is None:
        return [Chunk(" ", ())] * height
    held = Chunk(_GLYPH, ("scroll-bar--thumb",))
    below = height - at.start - at.length
    return [TRACK] * at.start + [held] * at.length + [TRACK] * below
