"""Which place of one document stands where in another one, from the alignment of the two.

What is split, merged or moved has its counterpart where it stands now; what only one document has
lies between the counterparts of its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.alignment import align
from reader.documents.counterparts import Counterparts, Tie
from reader.documents.sequences import increasing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.comparison.alignment import Block
    from reader.documents.model import Document

    Members = tuple[Sequence[int], Sequence[int]]


class SideBySide:
    """Finds the counterparts of places in one document."""

    def __init__(self, here: Document, there: Document, groups: Iterable[Members]) -> None:
        """Take what stands for one another.

        Args:
            here: the one document.
            there: the other one.
            groups: the ordinals of paragraphs here, and those of their counterparts.
        """
        self._groups = {ordinal: group for group in groups for ordinal in group[0]}
        self._sizes = [
            [len(paragraph.text) for paragraph in document.paragraphs] for document in (here, there)
        ]
        firsts = sorted({(group[0][0], group[1][0]) for group in self._groups.values()})
        ties = [Tie(*pair) for pair in increasing(firsts)]
        self._between = Counterparts(here, there, ties or None)

    def of(self, paragraph: int, offset: int) -> tuple[int, int]:
        """Return the paragraph and code point of the other document for one of this document."""
        group = self._groups.get(paragraph)
        if group is None:
            return self._between.of(paragraph, offset)
        before = sum(self._sizes[0][member] for member in group[0] if member < paragraph)
        whole, whole_there = (
            sum(sizes[member] for member in members)
            for sizes, members in zip(self._sizes, group, strict=True)
        )
        place = (before + offset) * whole_there // max(whole, 1)
        for member in group[1][:-1]:
            if place < self._sizes[1][member]:
                return member, place
            place -= self._sizes[1][member]
        return group[1][-1], place


def both_ways(old: Document, new: Document) -> tuple[SideBySide, SideBySide]:
    """Return the counterparts in the new document of places in the old one, and the reverse."""
    texts = ([paragraph.text for paragraph in document.paragraphs] for document in (old, new))
    blocks = [block for block in align(*texts) if block.old and block.new]
    return SideBySide(old, new, map(_members, blocks)), SideBySide(
        new, old, ((there, here) for here, there in map(_members, blocks))
    )


def _members(block: Block) -> Members:
    return block.old, block.new
