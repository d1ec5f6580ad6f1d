"""Which stretches of two texts are the same, in near-linear time.

Strings that occur once in each text tie them together, as far as their order is the same in both
(patience diff, Bram Cohen): long ones first, shorter ones in the gaps. Small gaps without any are
compared character by character; large ones count as replaced. So also texts made to be slow are
compared in a time linear in their lengths.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.sequences import increasing

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES = (12, 5, 3, 2)  # code points of the strings that tie
_DEEPEST = 12
_SMALL = 6000  # pairs of characters that are compared one by one


class Match(NamedTuple):
    """``old[old:old + size]`` is ``new[new:new + size]``."""

    old: int
    new: int
    size: int


class Edit(NamedTuple):
    """``old[old_start:old_end]`` became ``new[new_start:new_end]``; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def one_sided(self) -> bool:
        """Whether something was only put in or only taken out."""
        return self.old_start == self.old_end or self.new_start == self.new_end

    @property
    def size(self) -> int:
        """The code points of its longer side."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start)


class _Region(NamedTuple):
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    depth: int = 0


def edits(old: str, new: str) -> list[Edit]:
    """Return how one text becomes the other, in order; between two edits they are the same."""
    found: list[Edit] = []
    a = b = 0
    for match in (*matches(old, new), Match(len(old), len(new), 0)):
        if (a, b) != (match.old, match.new):
            found.append(Edit(a, match.old, b, match.new))
        a, b = match.old + match.size, match.new + match.size
    return found


def matches(old: str, new: str) -> list[Match]:
    """Return stretches that are the same, in order, none overlapping."""
    found: list[Match] = []
    regions = [_Region(0, len(old), 0, len(new))]
    while regions:
        region, ends = _trimmed(old, new, regions.pop())
        found += ends
        inner = _anchors(old, new, region)
        found += inner
        if inner:
            regions += _gaps(region, inner)
        else:
            found += _small(old, new, region)
    return sorted(match for match in found if match.size)


def _trimmed(old: str, new: str, region: _Region) -> tuple[_Region, list[Match]]:
    """Return a region without what both sides begin and end with, and those stretches."""
    a, a_end, b, b_end, depth = region
    most = min(a_end - a, b_end - b)
    head = _same(old, new, a, b, most)
    tail = 0
    while tail < most - head and old[a_end - tail - 1] == new[b_end - tail - 1]:
        tail += 1
    ends = [Match(a, b, head), Match(a_end - tail, b_end - tail, tail)]
    return _Region(a + head, a_end - tail, b + head, b_end - tail, depth), ends


def _same(old: str, new: str, a: int, b: int, most: int) -> int:
    """Return how many characters from two places on are the same."""
    size = 0
    while size < most and old[a + size] == new[b + size]:
        size += 1
    return size


def _anchors(old: str, new: str, region: _Region) -> list[Match]:
    if region.depth >= _DEEPEST:
        return []
    for size in _SIZES:
        ones = _unique(old, region.old_start, region.old_end, size)
        others = _unique(new, region.new_start, region.new_end, size)
        pairs = sorted((at, others[text]) for text, at in ones.items() if text in others)
        if pairs:
            return list(_grown(old, new, region, increasing(pairs)))
    return []


def _unique(text: str, start: int, end: int, size: int) -> dict[str, int]:
    """Return where the strings of a size stand that occur once."""
    places: dict[str, int] = {}
    twice = set()
    for at in range(start, end - size + 1):
        if places.setdefault(text[at : at + size], at) != at:
            twice.add(text[at : at + size])
    return {string: at for string, at in places.items() if string not in twice}


def _grown(old: str, new: str, region: _Region, pairs: list[tuple[int, int]]) -> Iterator[Match]:
    """Yield the stretches around pairs of places, as long as they are the same."""
    a_done, b_done = region.old_start, region.new_start
    for a, b in pairs:
        if a < a_done or b < b_done:
            continue
        back = 0
        while min(a - a_done, b - b_done) > back and old[a - back - 1] == new[b - back - 1]:
            back += 1
        size = _same(old, new, a, b, min(region.old_end - a, region.new_end - b))
        yield Match(a - back, b - back, back + size)
        a_done, b_done = a + size, b + size


def _gaps(region: _Region, inner: list[Match]) -> Iterator[_Region]:
    a, b = region.old_start, region.new_start
    for match in (*inner, Match(region.old_end, region.new_end, 0)):
        if a < match.old and b < match.new:
            yield _Region(a, match.old, b, match.new, region.depth + 1)
        a, b = match.old + match.size, match.new + match.size


def _small(old: str, new: str, region: _Region) -> list[Match]:
    a, a_end, b, b_end, _ = region
    if not 0 < (a_end - a) * (b_end - b) <= _SMALL:
        return []
    blocks = SequenceMatcher(None, old[a:a_end], new[b:b_end], autojunk=False).get_matching_blocks()
    return [Match(a + block.a, b + block.b, block.size) for block in blocks]
