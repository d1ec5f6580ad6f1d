"""The hits of a text in a block, made when they are looked at."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from reader.search.hits import Hit
from reader.typed import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.search.block import Block
    from reader.search.literal import Literal


class Woven(Sequence[Hit]):
    """Hits and some more between them, put in order when one of them is wanted."""

    def __init__(self, hits: Sequence[Hit], more: Sequence[Hit]) -> None:
        """Take two sequences of hits; none of the one overlaps one of the other."""
        self._parts = hits, more

    @cached_property
    def _hits(self) -> list[Hit]:
        return merged(chain(*self._parts))

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        return self._hits[index]


class LiteralShare(Sequence[Hit]):
    """Hits that are counted at once and located only when one of them is wanted."""

    def __init__(self, block: Block, literal: Literal) -> None:
        """Count the hits of a text in a block."""
        self._block = block
        self._literal = literal
        self._size = literal.count(block.packed)

    @cached_property
    def _starts(self) -> array[int]:
        return array("I", self._literal.starts(self._block.packed))

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Hit]:
        size = len(self._literal.needle)
        return self._block.located((start, start + size) for start in self._starts)

    def before(self, place: tuple[int, int]) -> int:
        """Return how many hits begin before an offset of a paragraph of the block, or behind it."""
        paragraph, offset = place
        number = min(paragraph - self._block.ordinals.start, len(self._block.ordinals))
        return bisect_left(self._starts, self._block.starts[number] + offset)

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        offset = self._starts[index]
        starts = self._block.starts
        place = bisect_right(starts, offset) - 1
        start = offset - starts[place]
        return Hit(self._block.ordinals[place], start, start + len(self._literal.needle))


def merged(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in document order, without those that overlap one before; longer ones first."""
    kept: list[Hit] = []
    done = (0, 0)
    for hit in sorted(hits, key=lambda hit: (hit.paragraph, hit.start, -hit.end, not hit.rest)):
        if hit[:2] >= done and hit.end > hit.start:
            kept.append(hit)
            last = hit.rest or hit
            done = last.paragraph, last.end
    return kept
