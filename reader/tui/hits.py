"""What a search has found, and going from one hit to the next: pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.documents.outline_columns import OutlineColumns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.model import Document
    from reader.search import Hit, Hits, Span

NONE = -1
_LOOK_BACK = 4  # hits in page numbers that may stand between the two parts of a hit


class HitList:
    """The hits of one search in document order.

    Attributes:
        current: the index of the one that the reader is at, `NONE` for none.
    """

    def __init__(self) -> None:
        self._hits: Hits | None = None
        self.current = NONE

    def __len__(self) -> int:
        return len(self.hits)

    @property
    def hits(self) -> Sequence[Hit]:
        """All hits in document order."""
        return () if self._hits is None else self._hits

    def add(self, hits: Sequence[Hit], first: int) -> None:
        """Take more hits, those of the paragraphs from ``first`` on; the current one stays so."""
        if self._hits is None:
            from reader.search import Hits

            self._hits = Hits()
        here = None if self.current == NONE else _start(self.hits[self.current])
        self._hits.add(hits, first)
        if here is not None:
            self.current = self.before(here)

    def before(self, place: tuple[int, int]) -> int:
        """Return how many hits begin before a paragraph's offset."""
        return 0 if self._hits is None else self._hits.before(place)

    def touching(self, paragraph: int, start: int, end: int) -> Iterator[tuple[Span, bool]]:
        """Yield the spans of hits within a span, and whether they are the current hit's."""
        index = self.before((paragraph, start))
        for number in range(max(index - _LOOK_BACK, 0), len(self.hits)):
            hit = self.hits[number]
            if _start(hit) >= (paragraph, end):
                break
            for span in hit.spans:
                if span.paragraph == paragraph and span.end > start:
                    yield span, number == self.current

    @property
    def position(self) -> tuple[int, int]:
        """The current hit, counted from 1, and how many there are."""
        return self.current + 1, len(self.hits)

    def at_or_after(self, paragraph: int, offset: int) -> Hit | None:
        """Make the first hit from a place on the current one; behind the last comes the first."""
        return self._choose(self.before((paragraph, offset)))

    def step(self, steps: int, paragraph: int, offset: int) -> Hit | None:
        """Make the hit some steps away the current one.

        Steps are counted from the current hit while the reader is at it, else from the place.
        """
        if self.current != NONE and _start(self.hits[self.current]) == (paragraph, offset):
            return self._choose(self.current + steps)
        if steps > 0:
            index = self.before((paragraph, offset + 1))
            return self._choose(index + steps - 1)
        return self._choose(self.before((paragraph, offset)) + steps)

    def _choose(self, index: int) -> Hit | None:
        if not self.hits:
            return None
        self.current = index % len(self.hits)
        return self.hits[self.current]


def section_counts(document: Document, places: Iterable[tuple[int, int]]) -> Counter[int]:
    """Return how many of the places lie in each section, by the innermost section's index."""
    counts: Counter[int] = Counter()
    index, since, until = NONE, (0, 0), (0, 0)
    for place in places:
        if not since <= place < until:
            index, until = _innermost(document, place)
            since = place
        if index != NONE:
            counts[index] += 1
    return counts


def _innermost(document: Document, place: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    """Return the innermost section, `NONE` without one, and up to where it is that, at least."""
    outline = document.outline
    found = outline.innermost(place) if isinstance(outline, OutlineColumns) else None
    if found is not None:
        return found
    path = document.section_path(*place)
    index = path[-1].index if path else NONE
    return index, _end(document, index)


def _end(document: Document, index: int) -> tuple[int, int]:
    """Return up to where a section is the innermost one, at least; `NONE` is before all."""
    following = document.outline[index + 1 : index + 2]
    ends = [(section.paragraph, section.offset) for section in following]
    if index != NONE:
        ends.append((document.outline[index].end, 0))
    return min(ends, default=(0, 0))


def _start(hit: Hit) -> tuple[int, int]:
    return hit.paragraph, hit.start
