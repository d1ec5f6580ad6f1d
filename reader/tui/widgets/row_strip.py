"""A strip for rows of which each frame needs many: without what hardly any of them is asked for.

Textual's makes seven caches, which takes as long as to put together what stands on a plain row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip

if TYPE_CHECKING:
    from rich.segment import Segment


class RowStrip(Strip):
    """A strip whose caches are made when the first of them is asked for."""

    __slots__ = ()

    def __init__(self, segments: list[Segment], cells: int) -> None:
        """Take segments, which are not copied, and the cells that they take."""
        self._segments = segments
        self._cell_length = cells
        self._render_cache = None

    def __getattr__(self, name: str) -> object:
        """Make the caches: one of them, or nothing that there is, was asked for."""
        Strip.__init__(self, self._segments, self._cell_length)
        return object.__getattribute__(self, name)
