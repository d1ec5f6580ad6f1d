"""Which paragraphs of two documents share text, found by an inverted index.

The time is linear in the lengths: shingles that many paragraphs have are left out, since they tell
nothing, so each of the others leads to a bounded number of paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heappush, heappushpop, nlargest
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    Shingles = Sequence[AbstractSet[str]]

_COMMON = 24  # paragraphs; a shingle in more of them tells nothing
_KEPT = 6  # links of each paragraph, the strongest ones
_TRIED = 12  # paragraphs that one is compared with, those with the most shingles in common
_CHANCE = 2  # shingles that nearly any two paragraphs may share
_LEAST = 0.25  # containment; paragraphs of one genre share less by chance
_FEW = 6  # shingles; fewer are chance unless they are a good part of both paragraphs
_GOOD = 0.4  # of the larger paragraph
_NONE: frozenset[str] = frozenset()


class Link(NamedTuple):
    """Two paragraphs that share text.

    Attributes:
        old: the ordinal of the one.
        new: the ordinal of the other.
        shared: how many shingles both have.
        share: that as a share of the smaller paragraph (containment).
    """

    old: int
    new: int
    shared: int
    share: float

    @property
    def ends(self) -> tuple[int, int]:
        """Both ordinals, that of the old document first."""
        return self.old, self.new


def links(old: Shingles, new: Shingles) -> list[Link]:
    """Return the links between the paragraphs of two documents, in the order of the old one."""
    rest_old, rest_new = _without_equals(old, new)
    telling = _telling(rest_old, rest_new)
    holders = _holders(rest_new, telling)
    pairs: set[tuple[int, int]] = set()
    best: dict[int, list[tuple[int, int]]] = defaultdict(list)  # of each new one: count and old one
    for ordinal, own in enumerate(rest_old):
        counts = Counter(chain.from_iterable(map(holders.__getitem__, own & telling)))
        most = nlargest(_TRIED, ((count, -other) for other, count in counts.items()))
        pairs.update((ordinal, -other) for _, other in most)
        for other, count in counts.items():
            if count > _CHANCE or count == len(new[other]):
                _keep(best[other], (count, ordinal))
    pairs.update((at, other) for other, some in best.items() for _, at in some)
    found = filter(None, (_measured(at, other, old, new) for at, other in sorted(pairs)))
    equal = _equal(old, new)
    return _strongest({(link.old, link.new): link for link in (*found, *equal)}.values())


def _without_equals(old: Shingles, new: Shingles) -> tuple[Shingles, Shingles]:
    """Return the paragraphs, such as stand once and wholly in both documents left empty.

    These stand for one another whatever else is like them, and are most of two editions.
    """
    once = [{own for own, count in Counter(some).items() if count == 1} for some in (old, new)]
    both = {own for own in once[0] & once[1] if len(own) >= _FEW}
    rest_old, rest_new = ([_NONE if own in both else own for own in some] for some in (old, new))
    return rest_old, rest_new


def _keep(best: list[tuple[int, int]], candidate: tuple[int, int]) -> None:
    """Keep a few of the highest candidates in a heap."""
    if len(best) < _TRIED:
        heappush(best, candidate)
    else:
        heappushpop(best, candidate)


def _telling(old: Shingles, new: Shingles) -> frozenset[str]:
    """Return the shingles that both documents have, and neither in many paragraphs."""
    few = [
        {
            shingle
            for shingle, count in Counter(chain.from_iterable(some)).items()
            if count <= _COMMON
        }
        for some in (old, new)
    ]
    return frozenset(few[0] & few[1])


def _holders(texts: Shingles, telling: AbstractSet[str]) -> dict[str, list[int]]:
    """Return the paragraphs that have each of some shingles."""
    holders: dict[str, list[int]] = {shingle: [] for shingle in telling}
    for ordinal, own in enumerate(texts):
        for shingle in own & telling:
            holders[shingle].append(ordinal)
    return holders


def _measured(at: int, other: int, old: Shingles, new: Shingles) -> Link | None:
    """Return the link between two paragraphs, None where they share too little."""
    shared = len(old[at] & new[other])
    smaller, larger = sorted((len(old[at]), len(new[other])))
    if (shared >= _FEW and shared >= _LEAST * smaller) or shared >= _GOOD * larger:
        return Link(at, other, shared, shared / smaller)
    return None


def _equal(old: Shingles, new: Shingles) -> Iterator[Link]:
    """Yield links between paragraphs with the same shingles, also where many have them.

    Of many the first is linked with the first, the second with the second, and so on.
    """
    places: dict[AbstractSet[str], list[int]] = defaultdict(list)
    for ordinal, own in enumerate(new):
        places[own].append(ordinal)
    seen: Counter[AbstractSet[str]] = Counter()
    for ordinal, own in enumerate(old):
        same = places.get(own, ()) if own else ()
        at = seen[own]
        seen[own] += 1
        near = same if len(same) <= _KEPT else same[at : at + 1]
        yield from (Link(ordinal, other, len(own), 1.0) for other in near)


def _strongest(found: Iterable[Link]) -> list[Link]:
    """Keep the strongest links of each paragraph, seen from either document."""
    ranked = sorted(found, key=lambda link: (-link.share * link.shared, link))
    kept: set[Link] = set()
    for side in (0, 1):
        counts: Counter[int] = Counter()
        for link in ranked:
            counts[link.ends[side]] += 1
            if counts[link.ends[side]] <= _KEPT:
                kept.add(link)
    return sorted(kept)
