"""The texts that were looked at last, kept ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_CAPACITY = 32_000_000  # code points
_EACH = 40  # code points that take as much memory as a text does beside its own


class Kept:
    """Texts of rows, at most `_CAPACITY` of code points; the first that came give way."""

    def __init__(self, capacity: int = _CAPACITY) -> None:
        self._capacity = capacity
        self._texts: dict[int, str] = {}
        self._size = 0

    def texts(
        self, rows: Sequence[int], make: Callable[[list[int]], Iterable[tuple[int, str]]]
    ) -> list[str]:
        """Return the texts of rows; ``make`` gives those that are not there."""
        known = self._texts
        for row, text in make([row for row in rows if row not in known]):
            known[row] = text
            self._size += len(text) + _EACH
        texts = [known[row] for row in rows]
        while self._size > self._capacity:
            self._size -= len(self._texts.pop(next(iter(self._texts)))) + _EACH
        return texts

    def clear(self) -> None:
        """Let all go."""
        self._texts.clear()
        self._size = 0
