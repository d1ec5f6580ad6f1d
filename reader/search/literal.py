"""Finding all places of one text in others."""

from __future__ import annotations

import re
from functools import cache

from reader.search.packed import is_apart, width_of
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.packed import Packed


class Literal:
    """A text to be found.

    Attributes:
        needle: the text, not empty.
        overlaps_itself: whether a place of it may begin inside another one.
    """

    def __init__(self, needle: str) -> None:
        """Prepare to find ``needle``."""
        self.needle = needle
        self.overlaps_itself = any(needle.startswith(needle[n:]) for n in range(1, len(needle)))
        self._packed = cache(self._pack)

    def count(self, text: Packed) -> int:
        """Return how many places there are, as `starts` gives them."""
        needle = self._packed(text.encoding)
        return len(self.starts(text)) if needle is None else text.count(needle)

    def starts(self, text: Packed) -> Sequence[int]:
        """Return where it is found in a text, from left to right and without overlap."""
        needle = self._packed(text.encoding)
        if needle is None:
            return [found.start() for found in re.finditer(re.escape(self.needle), text.text)]
        return text.starts(needle)

    def spans(self, text: Packed) -> Iterator[tuple[int, int]]:
        """Yield where it is found in a text: start and end."""
        size = len(self.needle)
        return ((start, start + size) for start in self.starts(text))

    def _pack(self, encoding: str) -> bytes | None:
        """Return the bytes to look for in a packed text, None if that would not do."""
        try:
            needle = self.needle.encode(encoding)
        except UnicodeEncodeError:
            return None
        return needle if is_apart(needle, width_of(encoding)) else None
