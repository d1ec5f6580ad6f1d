"""Paragraphs of both documents that were found to stand for one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    Shingles = Sequence[AbstractSet[str]]

_PART = 0.6  # of a paragraph that has to be in others to be a part of them
_NEW = 0.5  # of that, what no other part has
_GAP = 2  # paragraphs from one group to the next that belong together


class Group:
    """Some paragraphs of each document; side 0 is the old one.

    Attributes:
        members: their ordinals, in no order.
        content: the shingles that those of each side have.
        first: the first ordinal of each side.
        last: the last ordinal of each side.
        moved: whether it stands out of the order of the others.
    """

    def __init__(
        self, old: int, new: int, texts: tuple[Shingles, Shingles], *, moved: bool
    ) -> None:
        self.members = ([old], [new])
        self.content = (set(texts[0][old]), set(texts[1][new]))
        self.first, self.last = [old, new], [old, new]
        self.moved = moved

    def add(self, side: int, ordinal: int, text: AbstractSet[str]) -> None:
        """Take a paragraph."""
        self.members[side].append(ordinal)
        self.content[side].update(text)
        self.first[side] = min(self.first[side], ordinal)
        self.last[side] = max(self.last[side], ordinal)

    def take_over(self, other: Group) -> None:
        """Take all paragraphs of another group, of which nothing is left."""
        for side in (0, 1):
            self.members[side].extend(other.members[side])
            self.content[side].update(other.content[side])
            self.first[side] = min(self.first[side], other.first[side])
            self.last[side] = max(self.last[side], other.last[side])
            other.members[side].clear()

    def precedes(self, other: Group) -> bool:
        """Tell whether another group follows in both documents, at most one paragraph further."""
        if self is other or self.moved or other.moved:
            return False
        steps = [other.first[side] - self.last[side] for side in (0, 1)]
        return all(0 < step <= _GAP for step in steps) and 1 in steps


def is_another_part(text: AbstractSet[str], side: int, *groups: Group) -> bool:
    """Tell whether a paragraph is a part of the other side of groups that this side lacks."""
    there = {s for s in text if any(s in group.content[1 - side] for group in groups)}
    new = sum(all(s not in group.content[side] for group in groups) for s in there)
    return len(there) >= _PART * len(text) and new >= max(_NEW * len(there), 1)
