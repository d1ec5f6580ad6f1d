"""Which paragraphs of an edited document are old ones, and where the others went.

Fingerprints that occur once on both sides pair paragraphs, wherever they are; from each pair equal
neighbours are paired on both sides, so that repeated paragraphs find theirs. (The idea of the
patience diff, by Bram Cohen, without its demand that the order stays.)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Correspondence:
    """Pairs of paragraphs with the same text.

    Attributes:
        new: from the ordinals of old paragraphs to those of new ones.
        old: the other way.
    """

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self.new: dict[int, int] = {}
        self.old: dict[int, int] = {}
        befores, afters = _unique(before), _unique(after)
        for fingerprint in befores.keys() & afters.keys():
            self._pair(befores[fingerprint], afters[fingerprint])
        for step in (1, -1):
            for old in sorted(self.new, reverse=step < 0):
                self._extend(before, after, old, step)
        self._paired = sorted(self.new)
        self._ends = len(before), len(after)

    def neighbours(self, old: int, last_old: int | None = None) -> tuple[int, int]:
        """Return the nearest old ordinals before and behind that are paired, else the ends.

        Args:
            old: the first of some old paragraphs.
            last_old: the last of them, if there are several.
        """
        place = bisect_left(self._paired, old)
        behind = bisect_right(self._paired, old if last_old is None else last_old)
        first = self._paired[place - 1] if place else -1
        return first, self._paired[behind] if behind < len(self._paired) else self._ends[0]

    def gap(self, old: int, last_old: int | None = None) -> tuple[int, int]:
        """Return between which new ordinals some old paragraphs should be.

        Args:
            old: the first of them.
            last_old: the last of them, if there are several.
        """
        before, behind = self.neighbours(old, last_old)
        first, last = self.new.get(before, -1), self.new.get(behind, self._ends[1])
        return min(first, last), max(first, last)

    def _pair(self, old: int, new: int) -> None:
        self.new[old] = new
        self.old[new] = old

    def _extend(self, before: Sequence[str], after: Sequence[str], old: int, step: int) -> None:
        """Pair equal paragraphs next to a pair, as long as neither has one yet."""
        new = self.new[old] + step
        old += step
        while (
            0 <= old < len(before)
            and 0 <= new < len(after)
            and before[old] == after[new]
            and old not in self.new
            and new not in self.old
        ):
            self._pair(old, new)
            old, new = old + step, new + step


def _unique(fingerprints: Iterable[str]) -> dict[str, int]:
    """Return the ordinals of the fingerprints that occur once."""
    ordinals: dict[str, list[int]] = defaultdict(list)
    for ordinal, fingerprint in enumerate(fingerprints):
        ordinals[fingerprint].append(ordinal)
    return {fingerprint: found[0] for fingerprint, found in ordinals.items() if len(found) == 1}
