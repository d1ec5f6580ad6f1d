"""The texts that were looked at last, kept ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CAPACITY = 32_000_000  # code points


class Kept:
    """Texts of documents, at most `_CAPACITY` of code points; the first that came give way."""

    def __init__(self, capacity: int = _CAPACITY) -> None:
        self._capacity = capacity
        self._texts: dict[int, Sequence[str]] = {}
        self._size = 0

    def get(self, document: int, make: Callable[[], Sequence[str]]) -> Sequence[str]:
        """Return the texts of a document, made where they are not there."""
        texts = self._texts.get(document)
        if texts is None:
            texts = self._texts[document] = make()
            self._size += sum(map(len, texts))
            while self._size > self._capacity and len(self._texts) > 1:
                self.drop(next(iter(self._texts)))
        return texts

    def drop(self, document: int) -> None:
        """Let the texts of a document go, if they are there."""
        self._size -= sum(map(len, self._texts.pop(document, ())))

    def clear(self) -> None:
        """Let all go."""
        self._texts.clear()
        self._size = 0
