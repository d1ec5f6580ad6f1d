"""Setting the rest of a text while nothing else is done: strip and scroll bar get exact.

A jump to anywhere then finds all that is to be known of the paragraphs there.
"""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING

from reader.layout.layout import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.layout import Layout

_DELAY = 0.2  # seconds that a layout stands, and the reader stays, before the rest is set
_PAUSE = 0.02  # seconds for keys between two slices
_SLICE = 0.003  # seconds
_MOST = 300_000  # code points of a text whose rest is set


class RowCount:
    """Counts the rows of one layout after the other, a few paragraphs at a time.

    Longer texts keep their estimates, which get exact where the reader goes.
    """

    def __init__(self, prepare: Callable[[int], object], done: Callable[[], object]) -> None:
        """Call ``prepare`` for each paragraph set, and ``done`` when all have been."""
        self._prepare = prepare
        self._done = done
        self._next: asyncio.TimerHandle | None = None
        self._earliest = 0.0  # by the clock of the slices

    def begin(self, layout: Layout) -> None:
        """Count the rows of a layout, no longer those of the one before."""
        self.stop()
        document = layout.rendition.document
        if len(document.paragraphs) <= KEPT and len(document.source) <= _MOST:
            self._wait(_DELAY, self._rows(layout))

    def put_off(self) -> None:
        """Count no further while the reader moves on, so that no key waits for a slice."""
        self._earliest = perf_counter() + _DELAY

    def stop(self) -> None:
        """Count no further."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _wait(self, seconds: float, rows: Iterator[object]) -> None:
        self._next = asyncio.get_running_loop().call_later(seconds, self._go_on, rows)

    def _go_on(self, rows: Iterator[object]) -> None:
        now = perf_counter()
        until = now + _SLICE if now >= self._earliest else now
        while perf_counter() < until:
            if next(rows, None) is None:
                self._next = None
                self._done()
                return
        self._wait(_PAUSE, rows)

    def _rows(self, layout: Layout) -> Iterator[int]:
        """Yield the number of rows of each paragraph, which has been prepared."""
        for ordinal in range(len(layout.rendition.document.paragraphs)):
            rows = layout.rows(ordinal)
            self._prepare(ordinal)
            yield len(rows)
