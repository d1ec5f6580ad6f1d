"""Where a search has found something: single places, and all places of one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator


class Hit(NamedTuple):
    """A place found: a span in the original text of a paragraph."""

    paragraph: int
    start: int
    end: int


class Hits(Sequence[Hit]):
    """Hits of one size, in document order; each is made when it is asked for.

    Offsets count the code points of the whole document, its paragraphs with a line break behind
    each.
    """

    def __init__(self, starts: Sequence[int], offsets: array[int], size: int) -> None:
        """Take hits.

        Args:
            starts: the offset where each paragraph begins, and as last the end.
            offsets: where each hit begins.
            size: the code points of a hit.
        """
        self._starts = starts
        self._offsets = offsets
        self._size = size

    def __len__(self) -> int:
        return len(self._offsets)

    def __iter__(self) -> Iterator[Hit]:
        size = self._size
        return located(self._starts, ((offset, offset + size) for offset in self._offsets))

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> Hits: ...

    def __getitem__(self, index: int | slice) -> Hit | Hits:
        if isinstance(index, slice):
            return Hits(self._starts, self._offsets[index], self._size)
        offset = self._offsets[index]
        paragraph = bisect_right(self._starts, offset) - 1
        start = offset - self._starts[paragraph]
        return Hit(paragraph, start, start + self._size)


def located(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> Iterator[Hit]:
    """Yield spans of the whole document, given in order, as spans of its paragraphs."""
    paragraph = 0
    for first, last in spans:
        if first >= starts[paragraph + 1]:
            paragraph = bisect_right(starts, first, paragraph + 1) - 1
        start = starts[paragraph]
        yield Hit(paragraph, first - start, last - start)
