"""Running sums that may change: a Fenwick tree (P. M. Fenwick, 1994)."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fenwick:
    """Sums over the fronts of a list of counts; every operation takes logarithmic time."""

    __slots__ = ("_tree", "total")

    def __init__(self, counts: Iterable[int]) -> None:
        tree = array("q", chain((0,), counts))
        self.total = sum(tree)
        for index in range(1, len(tree)):
            parent = index + (index & -index)
            if parent < len(tree):
                tree[parent] += tree[index]
        self._tree = tree

    def add(self, index: int, change: int) -> None:
        """Add ``change`` to the count at ``index``."""
        self.total += change
        tree = self._tree
        index += 1
        while index < len(tree):
            tree[index] += change
            index += index & -index

    def before(self, index: int) -> int:
        """Return the sum of the counts in front of ``index``."""
        tree = self._tree
        total = 0
        while index:
            total += tree[index]
            index &= index - 1
        return total

    def find(self, target: int) -> tuple[int, int]:
        """Return the index whose count holds the unit ``target`` (from 0), and the sum before it.

        Past the end this is the number of counts and the total.
        """
        tree = self._tree
        position = total = 0
        step = 1 << len(tree).bit_length()
        while step:
            ahead = position + step
            if ahead < len(tree) and total + tree[ahead] <= target:
                position = ahead
                total += tree[ahead]
            step >>= 1
        return position, total
