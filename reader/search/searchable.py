"""A document made ready for searching: its folded text, in blocks of some paragraphs each.

A block is folded when it is first searched, so the first hits in a long document need not wait for
the rest, and nothing ever takes long in one go: what the interface does comes in between.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, chain
from weakref import ref

from reader.documents.paragraphs import lengths_of
from reader.search.block import Block
from reader.text.pinyin import readings
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document
    from reader.search.packed import Packed
    from reader.text.pinyin import Readings

PARAGRAPHS = 4096  # of a block, at most
CODE_POINTS = 1 << 19  # of a block, at most, unless one paragraph has more
_LARGE = 1_000_000  # code points; choosing its readings would take longer than it saves
_kept: dict[int, tuple[ref[Document], Searchable]] = {}


class Searchable:
    """The blocks of a document; folding is 1:1, so their offsets are the originals'."""

    def __init__(self, document: Document, before: Searchable | None = None) -> None:
        """Make a document ready.

        Args:
            document: what is to be searched.
            before: an older state of it; what is alike in both is not folded twice.
        """
        self._paragraphs = document.paragraphs
        self._known = before.packed if before else {}
        self._bounds = [*_bounds(lengths_of(document.paragraphs))]
        self._blocks: list[Block | None] = [None] * len(self._bounds)

    def __len__(self) -> int:
        return len(self._blocks)

    def block(self, number: int) -> Block:
        """Return a block, folded if it was not."""
        block = self._blocks[number]
        if block is None:
            first, *ends = self._bounds[number : number + 2]
            last = ends[0] if ends else len(self._paragraphs)
            block = self._blocks[number] = Block(self._paragraphs, first, last, self._known)
            if None not in self._blocks:
                self._known.clear()
        return block

    def before(self, paragraph: int, offset: int, most: int) -> str:
        """Return the folded text of a paragraph before an offset, ``most`` code points of it."""
        block, start, _ = self._place(paragraph)
        return block.packed.part(start + max(offset - most, 0), start + offset)

    def behind(self, paragraph: int, offset: int, most: int) -> str:
        """Return the folded text of a paragraph from an offset on, ``most`` code points of it."""
        block, start, end = self._place(paragraph)
        return block.packed.part(start + offset, min(start + offset + most, end))

    def _place(self, paragraph: int) -> tuple[Block, int, int]:
        """Return the block of a paragraph, and where in its text the paragraph begins and ends."""
        block = self.block(self._number(paragraph))
        number = paragraph - block.ordinals.start
        return block, block.starts[number], block.starts[number + 1] - 1

    def _number(self, paragraph: int) -> int:
        """Return the number of the block of a paragraph."""
        return max(bisect_right(self._bounds, paragraph) - 1, 0)

    @property
    def packed(self) -> dict[int, Packed]:
        """The folded texts of the blocks so far, and of older states of them, by their digests."""
        return self._known | {block.digest: block.packed for block in self._blocks if block}

    def around(self, paragraph: int) -> Iterator[Block]:
        """Yield all blocks from that of a paragraph on, then those before it."""
        here = self._number(paragraph)
        return map(self.block, chain(range(here, len(self)), range(here)))

    @cached_property
    def starts(self) -> array[int]:
        """Where each paragraph begins in the whole, a line break behind each; last the end."""
        return array("I", accumulate((n + 1 for n in lengths_of(self._paragraphs)), initial=0))

    @property
    def size(self) -> int:
        """The length of the whole, in code points."""
        return sum(lengths_of(self._paragraphs)) + len(self._paragraphs)

    @cached_property
    def readings(self) -> Readings:
        """How the characters of the document are read, in a large one all characters."""
        known = readings()
        if self.size > _LARGE:
            return known
        return known.of("".join(self.block(number).folded for number in range(len(self))))


def _bounds(lengths: Sequence[int]) -> Iterator[int]:
    """Yield where the blocks begin; many of the same paragraphs are the same blocks."""
    for first in range(0, len(lengths), PARAGRAPHS):
        yield first
        together = lengths[first : first + PARAGRAPHS]
        if sum(together) > CODE_POINTS:
            size = 0
            for ordinal, length in enumerate(together, first):
                if size and size + length > CODE_POINTS:
                    yield ordinal
                    size = 0
                size += length


def searchable(document: Document) -> Searchable:
    """Return a document made ready for searching, the same one while the document lives."""
    kept = _kept.get(id(document))
    if kept and kept[0]() is document:
        return kept[1]
    return _keep(document, Searchable(document))


def forget(document: Document) -> None:
    """Let go of what has been made ready of a document; the next search makes it anew."""
    _kept.pop(id(document), None)


def carry_over(before: Document, after: Document) -> None:
    """Use for a newer state of a document what has been made ready of an older one."""
    kept = _kept.get(id(before))
    if kept and kept[0]() is before:
        _keep(after, Searchable(after, kept[1]))


def _keep(document: Document, made: Searchable) -> Searchable:
    key = id(document)
    _kept[key] = ref(document, lambda _: _kept.pop(key, None)), made
    return made
