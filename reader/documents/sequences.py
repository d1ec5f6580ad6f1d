"""Longest sequences that run the same way in two orders."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def increasing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest subsequence of pairs (ascending in the first) ascending in both."""
    ends: list[int] = []  # the smallest last value of a sequence of each length
    lasts: list[int] = []  # the number of the pair that it belongs to
    seen: list[tuple[tuple[int, int], int]] = []  # each pair and the number of the one before it
    for pair in pairs:
        at = bisect_left(ends, pair[1])
        seen.append((pair, lasts[at - 1] if at else -1))
        ends[at : at + 1] = [pair[1]]
        lasts[at : at + 1] = [len(seen) - 1]
    found: list[tuple[int, int]] = []
    last = lasts[-1] if lasts else -1
    while last >= 0:
        pair, last = seen[last]
        found.append(pair)
    return found[::-1]
