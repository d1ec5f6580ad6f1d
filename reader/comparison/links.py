"""Which paragraphs of two documents share text, found by an inverted index.

The time is linear in the lengths: shingles that many paragraphs have are left out, since they tell
nothing, so each of the others leads to a bounded number of paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    Shingles = Sequence[AbstractSet[str]]

_COMMON = 24  # paragraphs; a shingle in more of them tells nothing
_KEPT = 6  # links of each paragraph, the strongest ones
_LEAST = 0.25  # containment; paragraphs of one genre share less by chance
_FEW = 6  # shingles; fewer are chance unless they are a good part of both paragraphs
_GOOD = 0.4  # of the larger paragraph


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
    holders = _holders(new)
    common = {shingle for shingle, some in _holders(old).items() if len(some) > _COMMON}
    found: list[Link] = []
    for ordinal, own in enumerate(old):
        counts: Counter[int] = Counter()
        for shingle in own:
            some = holders.get(shingle, ())
            if len(some) <= _COMMON and shingle not in common:
                counts.update(some)
        found += _measured(ordinal, own, new, counts)
    equal = _equal(old, new)
    return _strongest({(link.old, link.new): link for link in (*found, *equal)}.values())


def _holders(texts: Shingles) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for ordinal, own in enumerate(texts):
        for shingle in own:
            some = holders[shingle]
            if len(some) <= _COMMON:
                some.append(ordinal)
    return holders


def _measured(
    ordinal: int, own: AbstractSet[str], others: Shingles, counts: Counter[int]
) -> Iterator[Link]:
    """Yield the links to the paragraphs with the highest counts, their shares now exact."""
    for other, _ in counts.most_common(2 * _KEPT):
        shared = len(own & others[other])
        smaller, larger = sorted((len(own), len(others[other])))
        if (shared >= _FEW and shared >= _LEAST * smaller) or shared >= _GOOD * larger:
            yield Link(ordinal, other, shared, shared / smaller)


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
