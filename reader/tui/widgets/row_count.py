"""Setting the rest of a text while nothing else is done: strip and scroll bar get exact.

A jump to anywhere then finds all that is to be known of the paragraphs there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.layout.layout import KEPT
from reader.tui.widgets.spare_time import SpareTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.layout import Layout

_MOST = 300_000  # code points of a text whose rest is set


class RowCount:
    """Counts the rows of one layout after the other, a few paragraphs at a time.

    Longer texts keep their estimates, which get exact where the reader goes.
    """

    def __init__(self, prepare: Callable[[int], object], done: Callable[[], object]) -> None:
        """Call ``prepare`` for each paragraph set, and ``done`` when all have been."""
        self._prepare = prepare
        self._done = done
        self._spare_time = SpareTime()

    def begin(self, layout: Layout) -> None:
        """Count the rows of a layout, no longer those of the one before."""
        self.stop()
        document = layout.rendition.document
        if len(document.paragraphs) <= KEPT and len(document.source) <= _MOST:
            self._spare_time.begin(self._count(layout))

    def stop(self) -> None:
        """Count no further."""
        self._spare_time.stop()

    def _count(self, layout: Layout) -> Iterator[None]:
        for ordinal in range(len(layout.rendition.document.paragraphs)):
            layout.rows(ordinal)
            self._prepare(ordinal)
            yield
        self._done()
