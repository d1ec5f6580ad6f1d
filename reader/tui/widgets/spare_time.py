"""Work that is done a little at a time while nothing else is, so that later keys find it done."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELAY = 0.2  # seconds that must pass before the work is begun: it is often begun anew
_PAUSE = 0.02  # seconds for keys between two slices
_SLICE = 0.001  # seconds; a key may have to wait for one


class SpareTime:
    """Goes through the steps of one work after the other."""

    def __init__(self) -> None:
        self._next: asyncio.TimerHandle | None = None

    def begin(self, steps: Iterator[object]) -> None:
        """Take these steps, no longer those of the work before; none may take long."""
        self.stop()
        self._wait(_DELAY, steps)

    def stop(self) -> None:
        """Take no further step."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _wait(self, seconds: float, steps: Iterator[object]) -> None:
        self._next = asyncio.get_running_loop().call_later(seconds, self._go_on, steps)

    def _go_on(self, steps: Iterator[object]) -> None:
        self._next = None
        until = perf_counter() + _SLICE
        for _ in steps:
            if perf_counter() >= until:
                self._wait(_PAUSE, steps)
                return
