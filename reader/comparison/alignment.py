"""Which paragraphs of two documents stand for one another.

1. Paragraphs that share text are linked, and the heaviest chain of links that runs in the order of
   both documents is taken (`links`, `chains`).
2. What stands beside a pair, and holds another part of the same paragraph, belongs to it: a
   paragraph that is split or cut otherwise in one of the two.
3. Of what is left, paragraphs that share most of their text are pairs too: they were moved.
4. A paragraph left over that says what another one of its document says is repeated. The rest
   stands in one document only.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.chains import heaviest
from reader.comparison.links import Link, links
from reader.comparison.repetitions import repetitions
from reader.comparison.shingles import shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    Shingles = Sequence[AbstractSet[str]]

_CLOSE = 0.5  # of the best link of either paragraph; weaker links are chance
_MOVED = 0.6  # containment; a pair that its place does not speak for
_PART = 0.6  # of a paragraph that has to be in another one to be a part of it
_NEW_PART = 0.5  # of that, what no other part has
_SHIFTED = 10  # shingles that a paragraph has of the one beside that of its own


class Kind(StrEnum):
    """How paragraphs of two documents stand to each other."""

    PAIR = "pair"
    SPLIT = "split"
    MERGED = "merged"
    RECUT = "recut"
    MISSING = "missing"
    ADDED = "added"
    REPEATED = "repeated"


class Block(NamedTuple):
    """Paragraphs that stand for one another.

    Attributes:
        kind: how they do.
        old: the ordinals of those in the old document, ascending.
        new: those in the new one.
        moved: whether their order is not that of the other paragraphs.
        repeats: the ordinal of the paragraph that a repeated one repeats, in the same document.
    """

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    repeats: int | None = None


def align(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return blocks that hold every paragraph of both documents once.

    They are in the order of the new document; what only the old one has stands where it was there,
    as far as the order of the two is the same.
    """
    return _Aligner([shingles(text) for text in old], [shingles(text) for text in new]).blocks()


class _Aligner:
    def __init__(self, old: Shingles, new: Shingles) -> None:
        self._texts = old, new
        self._all = links(old, new)
        self._links = _plausible(self._all)
        self._group: tuple[dict[int, int], dict[int, int]] = ({}, {})  # ordinal → its group
        self._members: list[tuple[list[int], list[int]]] = []
        self._moved: set[int] = set()  # groups

    def blocks(self) -> list[Block]:
        for link in heaviest(self._links):
            self._pair(link)
        self._extend()
        self._fuse()
        for link in sorted(self._links, key=lambda link: (-link.shared * link.share, link)):
            if link.share >= _MOVED and not self._taken(link):
                self._moved.add(len(self._members))
                self._pair(link)
        self._extend()
        return list(self._in_order(*map(self._left_over, (0, 1))))

    def _taken(self, link: Link) -> bool:
        return link.old in self._group[0] or link.new in self._group[1]

    def _pair(self, link: Link) -> None:
        self._group[0][link.old] = self._group[1][link.new] = len(self._members)
        self._members.append(([link.old], [link.new]))

    def _extend(self) -> None:
        """Add to each pair what stands beside it and is another part of it."""
        for side in (1, 0):
            linked: dict[int, set[int]] = defaultdict(set)
            for link in self._links:
                linked[link.ends[side]].add(link.ends[1 - side])
            for number, members in enumerate(self._members):
                for step in (1, -1) if members[0] else ():
                    self._extend_by(number, members, side, step, linked)

    def _extend_by(
        self,
        number: int,
        members: tuple[list[int], list[int]],
        side: int,
        step: int,
        linked: Mapping[int, AbstractSet[int]],
    ) -> None:
        own, others = members[side], members[1 - side]
        at = (max(own) if step > 0 else min(own)) + step
        while (
            0 <= at < len(self._texts[side])
            and at not in self._group[side]
            and not linked[at].isdisjoint(others)
            and self._is_another_part(at, members, side)
        ):
            own.append(at)
            self._group[side][at] = number
            at += step

    def _is_another_part(self, at: int, members: tuple[list[int], list[int]], side: int) -> bool:
        """Tell whether a paragraph is a part of the other side that the own side lacks so far."""
        text = self._texts[side][at]
        whole = _joined(self._texts[1 - side], members[1 - side])
        there = text & whole
        known = _joined(self._texts[side], members[side])
        new = len(there - known)
        return len(there) >= _PART * len(text) and new >= max(_NEW_PART * len(there), 1)

    def _fuse(self) -> None:
        """Make one of pairs beside each other that also share what neither shares in itself.

        That is so where the two documents cut the same text at different places; what stands
        between the pairs may be a part of both.
        """
        for link in self._all:
            for side in (0, 1):
                self._bridge(link.ends[side], side)
            one, other = self._group[0].get(link.old), self._group[1].get(link.new)
            if one is not None and other is not None and self._cut_otherwise(link, one, other):
                self._unite(*sorted((one, other)))

    def _bridge(self, at: int, side: int) -> None:
        """Unite the pairs around a paragraph that holds parts of both."""
        group = self._group[side]
        before, behind = group.get(at - 1), group.get(at + 1)
        if at in group or before is None or behind is None or not self._beside(before, behind):
            return
        both = [*self._members[before], *self._members[behind]]
        if self._is_another_part(at, (both[0] + both[2], both[1] + both[3]), side):
            self._members[before][side].append(at)
            group[at] = before
            self._unite(before, behind)

    def _cut_otherwise(self, link: Link, one: int, other: int) -> bool:
        if not (self._beside(one, other) or self._beside(other, one)):
            return False
        known = _joined(self._texts[1], self._members[one][1]) | _joined(
            self._texts[0], self._members[other][0]
        )
        both = self._texts[0][link.old] & self._texts[1][link.new]
        return len(both - known) >= _SHIFTED

    def _beside(self, one: int, other: int) -> bool:
        """Tell whether a pair follows another one in the old document, and soon in the new one."""
        if one == other or {one, other} & self._moved:
            return False  # united already, or out of order
        ends = [
            (max(a), min(b))
            for a, b in zip(*map(self._members.__getitem__, (one, other)), strict=True)
        ]
        return all(0 < b - a <= 2 for a, b in ends) and any(b - a == 1 for a, b in ends)

    def _unite(self, one: int, other: int) -> None:
        """Make two pairs one; nothing is left of the second."""
        for side in (0, 1):
            members = self._members[other][side]
            self._group[side].update(dict.fromkeys(members, one))
            self._members[one][side].extend(members)
            members.clear()

    def _left_over(self, side: int) -> dict[int, Block]:
        """Return the blocks of the paragraphs of one document that have no counterpart."""
        texts = self._texts[side]
        left = [at for at in range(len(texts)) if at not in self._group[side]]
        repeated = repetitions(texts, left)
        kind = (Kind.MISSING, Kind.ADDED)[side]
        found = {}
        for at in left:
            old: tuple[int, ...] = () if side else (at,)
            new: tuple[int, ...] = (at,) if side else ()
            same = repeated.get(at)
            found[at] = Block(kind if same is None else Kind.REPEATED, old, new, repeats=same)
        return found

    def _in_order(
        self, missing: Mapping[int, Block], added: Mapping[int, Block]
    ) -> Iterator[Block]:
        """Yield all blocks; what only the old document has follows what it follows there.

        Before the first pair it stands as near to that as it can.
        """
        seen: set[int] = set()
        for new in range(len(self._texts[1])):
            number = self._group[1].get(new)
            if number is None:
                yield added[new]
            elif number not in seen:
                chained = number not in self._moved
                old, _ = self._members[number]
                if chained and not seen - self._moved:
                    yield from (missing[at] for at in range(min(old)) if at in missing)
                seen.add(number)
                yield self._block(number)
                if chained:
                    yield from self._following(max(old), missing)
        if not seen - self._moved:
            yield from missing.values()

    def _following(self, old: int, missing: Mapping[int, Block]) -> Iterator[Block]:
        """Yield what only the old document has, up to the next pair that was not moved."""
        for at in range(old + 1, len(self._texts[0])):
            if at in missing:
                yield missing[at]
            elif self._group[0][at] not in self._moved:
                return

    def _block(self, number: int) -> Block:
        old, new = (tuple(sorted(some)) for some in self._members[number])
        kind = _KINDS[len(old) > 1, len(new) > 1]
        return Block(kind, old, new, number in self._moved)


_KINDS = {
    (False, False): Kind.PAIR,
    (False, True): Kind.SPLIT,
    (True, False): Kind.MERGED,
    (True, True): Kind.RECUT,
}


def _plausible(found: Sequence[Link]) -> list[Link]:
    """Leave out links that are weak beside another one of the same paragraph."""
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for link in found:
        for side in (0, 1):
            best[side][link.ends[side]] = max(best[side].get(link.ends[side], 0.0), link.share)
    return [
        link
        for link in found
        if all(link.share >= _CLOSE * best[side][link.ends[side]] for side in (0, 1))
    ]


def _joined(texts: Shingles, ordinals: Sequence[int]) -> AbstractSet[str]:
    return frozenset().union(*(texts[at] for at in ordinals))
