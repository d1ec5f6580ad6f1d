"""Where the rows of each document are in one file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.engine import Passages
    from reader.library.engine.row_lists import Rows


class RowPlaces:
    """The documents in the order of their rows.

    Attributes:
        documents: their numbers.
        firsts: the first row of each.
        rows: how many rows there are in all.
        end: the row behind the last.
    """

    def __init__(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Take the first row, the number of rows and the number of each document, in order."""
        some = [*places]
        self.firsts = [first for first, _, _ in some]
        self._sizes = [size for _, size, _ in some]
        self.documents = [document for _, _, document in some]
        self.rows = sum(self._sizes)
        self.end = max((first + size for first, size, _ in some), default=0)

    @cached_property
    def arrays(self) -> tuple[Rows, Rows]:
        """`firsts` and `documents`."""
        return self.array(self.firsts), self.array(self.documents)

    @staticmethod
    def array(numbers: Sequence[int] | Rows) -> Rows:
        """Return numbers as an array."""
        import numpy as np

        return np.asarray(numbers, np.int64)

    def everything(self) -> Passages:
        """Return all paragraphs of all documents."""
        sizes = zip(self.documents, self._sizes, strict=True)
        return {document: range(size) for document, size in sorted(sizes)}

    def passages(self, rows: Sequence[int]) -> Passages:
        """Return rows, which are in order, by document."""
        return dict(sorted((self.documents[at], some) for at, some in self.parted(rows)))

    def parted(self, rows: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        """Yield where in `documents` each document is that some rows are of, and its ordinals.

        Raises:
            ValueError: a row is of none.
        """
        at = number = 0
        while at < len(rows):
            number = bisect_right(self.firsts, rows[at], number) - 1
            first, size = self.firsts[number], self._sizes[number]
            if not first <= rows[at] < first + size:
                raise ValueError(rows[at])
            end = bisect_left(rows, first + size, at, min(at + size, len(rows)))
            yield number, [row - first for row in rows[at:end]]
            at = end
