"""Paragraphs that say what another paragraph of the same document says, or a part of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_LEAST = 40  # shingles; headings and titles say again what others say
_WITHIN = 0.9  # of a paragraph
_SMALLER = 0.8  # of the size of the one that it is a part of
_COMMON = 24  # paragraphs; a shingle in more of them tells nothing
_TRIED = 4


def repetitions(texts: Sequence[AbstractSet[str]], among: Sequence[int]) -> dict[int, int]:
    """Return those of the ordinals ``among`` that repeat a paragraph, each with that one.

    A part repeats the whole. Of paragraphs as large as each other one that is ``among`` repeats one
    that is not, and a later one an earlier one.
    """
    given = {at for at in among if len(texts[at]) >= _LEAST}
    holders = _holders(texts, frozenset().union(*(texts[at] for at in given)))
    found: dict[int, int] = {}
    for at in sorted(given):
        counts = Counter(
            other
            for shingle in texts[at]
            if len(holders[shingle]) <= _COMMON
            for other in holders[shingle]
            if other != at
        )
        for other, _ in counts.most_common(_TRIED):
            first = other < at or other not in given
            if _holds(texts[other], texts[at], first=first):
                found[at] = other
                break
    return found


def _holders(texts: Sequence[AbstractSet[str]], wanted: AbstractSet[str]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for ordinal, own in enumerate(texts):
        for shingle in own & wanted:
            holders[shingle].append(ordinal)
    return holders


def _holds(whole: AbstractSet[str], part: AbstractSet[str], *, first: bool) -> bool:
    smaller = len(part) <= _SMALLER * len(whole)
    return (smaller or first) and len(part & whole) >= _WITHIN * len(part)
