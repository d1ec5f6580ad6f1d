"""What a search has found, and going from one hit to the next: pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.model import Document
    from reader.search import Hit

NONE = -1


class HitList:
    """The hits of one search in document order.

    Attributes:
        hits: all of them.
        current: the index of the one that the reader is at, `NONE` for none.
    """

    def __init__(self, hits: Sequence[Hit] = ()) -> None:
        self.hits = hits
        self.current = NONE

    def __len__(self) -> int:
        return len(self.hits)

    @property
    def position(self) -> tuple[int, int]:
        """The current hit, counted from 1, and how many there are."""
        return self.current + 1, len(self.hits)

    def at_or_after(self, paragraph: int, offset: int) -> Hit | None:
        """Make the first hit from a place on the current one; behind the last comes the first."""
        index = bisect_left(self.hits, (paragraph, offset), key=_start)
        return self._choose(index)

    def step(self, steps: int, paragraph: int, offset: int) -> Hit | None:
        """Make the hit some steps away the current one.

        Steps are counted from the current hit while the reader is at it, else from the place.
        """
        if self.current != NONE and _start(self.hits[self.current]) == (paragraph, offset):
            return self._choose(self.current + steps)
        if steps > 0:
            index = bisect_right(self.hits, (paragraph, offset), key=_start)
            return self._choose(index + steps - 1)
        index = bisect_left(self.hits, (paragraph, offset), key=_start)
        return self._choose(index + steps)

    def _choose(self, index: int) -> Hit | None:
        if not self.hits:
            return None
        self.current = index % len(self.hits)
        return self.hits[self.current]


def section_counts(document: Document, places: Iterable[tuple[int, int]]) -> Counter[int]:
    """Return how many of the places lie in each section, by the innermost section's index."""
    counts: Counter[int] = Counter()
    for paragraph, offset in places:
        path = document.section_path(paragraph, offset)
        if path:
            counts[path[-1].index] += 1
    return counts


def _start(hit: Hit) -> tuple[int, int]:
    return hit.paragraph, hit.start
