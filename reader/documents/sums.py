"""Running sums of numbers that may change.

The numbers are added up one by one within a block, and the blocks by a Fenwick tree (P. M. Fenwick,
1994), so that the sums take next to no memory beside the numbers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableSequence, Sequence

_BLOCK = 64


class Sums:
    """Sums over the fronts of a sequence of counts; every operation takes logarithmic time.

    Attributes:
        total: the sum of all.
    """

    __slots__ = ("_counts", "_tree", "total")

    def __init__(self, counts: Sequence[int]) -> None:
        """Add up ``counts``, which are not copied."""
        self._counts = counts
        blocks = range(0, len(counts), _BLOCK)
        tree = array("q", (0, *(sum(counts[first : first + _BLOCK]) for first in blocks)))
        self.total = sum(tree)
        for index in range(1, len(tree)):
            parent = index + (index & -index)
            if parent < len(tree):
                tree[parent] += tree[index]
        self._tree = tree

    def change(self, counts: MutableSequence[int], index: int, count: int) -> None:
        """Set a count of ``counts``, which are those that were added up."""
        difference = count - counts[index]
        counts[index] = count
        self.total += difference
        tree = self._tree
        block = index // _BLOCK + 1
        while block < len(tree):
            tree[block] += difference
            block += block & -block

    def before(self, index: int) -> int:
        """Return the sum of the counts in front of ``index``."""
        tree = self._tree
        block = index // _BLOCK
        total = sum(self._counts[block * _BLOCK : index])
        while block:
            total += tree[block]
            block &= block - 1
        return total

    def find(self, target: int) -> tuple[int, int]:
        """Return the index whose count holds the unit ``target`` (from 0), and the sum before it.

        Past the end this is the number of counts and the total.
        """
        tree = self._tree
        block = total = 0
        step = 1 << len(tree).bit_length()
        while step:
            ahead = block + step
            if ahead < len(tree) and total + tree[ahead] <= target:
                block = ahead
                total += tree[ahead]
            step >>= 1
        first = min(block * _BLOCK, len(self._counts))
        sums = [*accumulate(self._counts[first : first + _BLOCK], initial=total)]
        index = bisect_right(sums, target) - 1
        return first + index, sums[index]
