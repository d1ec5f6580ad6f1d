"""Where a search has found something: single places, and all places of one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.search.literal import Places


class Hit(NamedTuple):
    """A place found: a span in the original text of a paragraph."""

    paragraph: int
    start: int
    end: int


class Hits(Sequence[Hit]):
    """Hits of one size, in document order; each is made when it is asked for."""

    def __init__(self, starts: Sequence[int], places: Places, size: int) -> None:
        """Take hits of ``size`` code points; ``starts`` is as in `located`."""
        self._starts = starts
        self._places = places
        self._size = size

    def __len__(self) -> int:
        return len(self._places.offsets)

    def __iter__(self) -> Iterator[Hit]:
        offsets, lead = self._places
        trail = self._size - lead
        return located(self._starts, ((at - lead, at + trail) for at in offsets))

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> Hits: ...

    def __getitem__(self, index: int | slice) -> Hit | Hits:
        offsets, lead = self._places
        if isinstance(index, slice):
            return Hits(self._starts, self._places._replace(offsets=offsets[index]), self._size)
        offset = offsets[index] - lead
        paragraph = bisect_right(self._starts, offset) - 1
        start = offset - self._starts[paragraph]
        return Hit(paragraph, start, start + self._size)


def located(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> Iterator[Hit]:
    """Yield spans of the whole document, given in order, as spans of its paragraphs.

    Args:
        starts: the offset in the whole where each paragraph begins, a line break behind the one
            before, and as last the end.
        spans: offsets in the whole, in code points.
    """
    paragraph = 0
    for first, last in spans:
        if first >= starts[paragraph + 1]:
            paragraph = bisect_right(starts, first, paragraph + 1) - 1
        start = starts[paragraph]
        yield Hit(paragraph, first - start, last - start)
