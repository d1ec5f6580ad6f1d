"""Where a search has found something: single places, and all places of one document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Protocol, runtime_checkable

from reader.typed import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterator


class Span(NamedTuple):
    """Code points of the original text of a paragraph."""

    paragraph: int
    start: int
    end: int


class Hit(NamedTuple):
    """A place found: a span in the original text of a paragraph.

    Attributes:
        paragraph: the ordinal of the paragraph.
        start: its first code point.
        end: just behind its last one there.
        rest: where it goes on, if a page cut the paragraph in two; the first part then reaches
            the end of its paragraph, and the rest begins another one.
    """

    paragraph: int
    start: int
    end: int
    rest: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its one span, or its two."""
        first = Span(self.paragraph, self.start, self.end)
        return (first,) if self.rest is None else (first, self.rest)


@runtime_checkable
class Ordered(Protocol):
    """Hits that know themselves how many of them are before a place."""

    def before(self, place: tuple[int, int]) -> int:
        """Return how many hits begin before a paragraph's offset."""


class Hits(Sequence[Hit]):
    """The hits of a search in document order, held in the shares in which they were found."""

    def __init__(self) -> None:
        self._shares: list[Sequence[Hit]] = []
        self._firsts: list[int] = []
        self._ends: list[int] = []

    def add(self, share: Sequence[Hit], first: int) -> None:
        """Take the hits of some more paragraphs, of which ``first`` is the ordinal of the first."""
        if not share:
            return
        at = bisect_left(self._firsts, first)
        self._shares.insert(at, share)
        self._firsts.insert(at, first)
        if at == len(self._ends):
            self._ends.append(len(self) + len(share))
        else:
            self._ends = list(accumulate(map(len, self._shares)))

    def before(self, place: tuple[int, int]) -> int:
        """Return how many hits begin before a paragraph's offset; only one share is looked into."""
        number = bisect_right(self._firsts, place[0]) - 1
        if number < 0:
            return 0
        share = self._shares[number]
        before = share.before(place) if isinstance(share, Ordered) else bisect_left(share, place)
        return self._ends[number] - len(share) + before

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Hit]:
        return chain.from_iterable(self._shares)

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        share = bisect_right(self._ends, index)
        return self._shares[share][index - self._ends[share]]
