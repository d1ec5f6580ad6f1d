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
from reader.comparison.groups import Group, is_another_part
from reader.comparison.links import Link, links
from reader.comparison.repetitions import repetitions
from reader.comparison.shingles import shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    Shingles = Sequence[AbstractSet[str]]

_LIKE = 0.4  # of the larger paragraph
_FRAGMENT = 0.7  # of the smaller one
_ENOUGH = 10  # shingles
_CLOSE = 0.5  # of the best link of either paragraph; weaker links are chance
_MOVED = 0.6  # containment; a pair that its place does not speak for
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
    REWRITTEN = "rewritten"


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
    of = {text: shingles(text) for text in {*old, *new}}
    return _Aligner([of[text] for text in old], [of[text] for text in new]).blocks()


class _Aligner:
    def __init__(self, old: Shingles, new: Shingles) -> None:
        self._texts = old, new
        self._all = links(old, new)
        self._links = _plausible([link for link in self._all if self._is_firm(link)])
        self._groups: tuple[dict[int, Group], dict[int, Group]] = ({}, {})  # by ordinal

    def blocks(self) -> list[Block]:
        for link in heaviest(self._links):
            self._pair(link, moved=False)
        self._extend()
        self._fuse()
        for link in sorted(self._links, key=lambda link: (-link.shared * link.share, link)):
            if link.share >= _MOVED and not self._taken(link):
                self._pair(link, moved=True)
        self._extend()
        return list(self._in_order(*map(self._left_over, (0, 1))))

    def _is_firm(self, link: Link) -> bool:
        """Tell whether two paragraphs share so much that they may be a pair by themselves.

        They are like each other, or a good part of one is a fragment of the other; a few words of
        a long paragraph are chance.
        """
        smaller, larger = sorted((len(self._texts[0][link.old]), len(self._texts[1][link.new])))
        if link.shared >= _LIKE * larger:
            return True
        like = larger <= 2 * smaller and link.shared >= _ENOUGH
        return like or (link.share >= _FRAGMENT and link.shared >= _ENOUGH)

    def _taken(self, link: Link) -> bool:
        return link.old in self._groups[0] or link.new in self._groups[1]

    def _pair(self, link: Link, *, moved: bool) -> None:
        group = Group(link.old, link.new, self._texts, moved=moved)
        self._groups[0][link.old] = self._groups[1][link.new] = group

    def _extend(self) -> None:
        """Add to each pair what stands beside it and is another part of it."""
        for side in (1, 0):
            linked: dict[int, list[int]] = defaultdict(list)
            for link in self._all:
                linked[link.ends[side]].append(link.ends[1 - side])
            for group in dict.fromkeys(self._groups[0].values()):
                self._extend_by(group, side, 1, linked)
                self._extend_by(group, side, -1, linked)

    def _extend_by(
        self, group: Group, side: int, step: int, linked: Mapping[int, Sequence[int]]
    ) -> None:
        texts, groups, others = self._texts[side], self._groups[side], self._groups[1 - side]
        at = (group.last if step > 0 else group.first)[side] + step
        while (
            0 <= at < len(texts)
            and at not in groups
            and any(others.get(other) is group for other in linked.get(at, ()))
            and is_another_part(texts[at], side, group)
        ):
            group.add(side, at, texts[at])
            groups[at] = group
            at += step

    def _fuse(self) -> None:
        """Make one of pairs beside each other that also share what neither shares in itself.

        That is so where the two documents cut the same text at different places; what stands
        between the pairs may be a part of both.
        """
        for link in self._all:
            for side in (0, 1):
                self._bridge(link.ends[side], side)
            one, other = self._groups[0].get(link.old), self._groups[1].get(link.new)
            if one is not None and other is not None and self._cut_otherwise(link, one, other):
                self._unite(*sorted((one, other), key=lambda group: group.first[0]))

    def _bridge(self, at: int, side: int) -> None:
        """Unite the pairs around a paragraph that holds parts of both."""
        groups, text = self._groups[side], self._texts[side][at]
        before, behind = groups.get(at - 1), groups.get(at + 1)
        if at in groups or before is None or behind is None or not before.precedes(behind):
            return
        if is_another_part(text, side, before, behind):
            before.add(side, at, text)
            groups[at] = before
            self._unite(before, behind)

    def _cut_otherwise(self, link: Link, one: Group, other: Group) -> bool:
        if not (one.precedes(other) or other.precedes(one)):
            return False
        both = self._texts[0][link.old] & self._texts[1][link.new]
        known = sum(s in one.content[1] or s in other.content[0] for s in both)
        return len(both) - known >= _SHIFTED

    def _unite(self, one: Group, other: Group) -> None:
        for side in (0, 1):
            self._groups[side].update(dict.fromkeys(other.members[side], one))
        one.take_over(other)

    def _left_over(self, side: int) -> dict[int, Block]:
        """Return the blocks of the paragraphs of one document that have no counterpart."""
        texts = self._texts[side]
        left = [at for at in range(len(texts)) if at not in self._groups[side]]
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
        seen: set[Group] = set()
        begun = False  # whether a pair of the chain has been yielded
        for new in range(len(self._texts[1])):
            group = self._groups[1].get(new)
            if group is None:
                yield added[new]
            elif group not in seen:
                seen.add(group)
                if not (group.moved or begun):
                    yield from (missing[at] for at in range(group.first[0]) if at in missing)
                yield _block(group)
                if not group.moved:
                    begun = True
                    yield from self._following(group.last[0], missing)
        if not begun:
            yield from missing.values()

    def _following(self, old: int, missing: Mapping[int, Block]) -> Iterator[Block]:
        """Yield what only the old document has, up to the next pair that was not moved."""
        for at in range(old + 1, len(self._texts[0])):
            if at in missing:
                yield missing[at]
            elif not self._groups[0][at].moved:
                return


def _block(group: Group) -> Block:
    old, new = (tuple(sorted(some)) for some in group.members)
    return Block(_KINDS[len(old) > 1, len(new) > 1], old, new, group.moved)


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
