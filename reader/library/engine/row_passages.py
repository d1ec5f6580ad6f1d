"""Passages as rows of one file, parted into documents when that is asked for."""

from __future__ import annotations

from collections.abc import ItemsView, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.engine.row_lists import Rows
    from reader.library.engine.row_places import RowPlaces


class Ordinals(Sequence[int]):
    """The paragraphs of one document among some rows; made into numbers when one looks."""

    __slots__ = ("_end", "_first", "_rows", "_start")

    def __init__(self, rows: Rows, start: int, end: int, first: int) -> None:
        """Take rows from ``start`` to ``end``, in a document whose first row is ``first``."""
        self._rows = rows
        self._start = start
        self._end = end
        self._first = first

    def __len__(self) -> int:
        """How many there are."""
        return self._end - self._start

    @overload
    def __getitem__(self, at: int) -> int: ...

    @overload
    def __getitem__(self, at: slice) -> list[int]: ...

    def __getitem__(self, at: int | slice) -> int | list[int]:
        """Return an ordinal, or some."""
        return self._numbers[at]

    def __iter__(self) -> Iterator[int]:
        """Yield them in order."""
        return iter(self._numbers)

    @property
    def _numbers(self) -> list[int]:
        numbers: list[int] = (self._rows[self._start : self._end] - self._first).tolist()
        return numbers


class _Parts(NamedTuple):
    """Where the documents are among some rows, by their numbers."""

    documents: Rows
    firsts: Rows
    starts: Rows
    ends: Rows


class RowPassages(Mapping[int, Sequence[int]]):
    """The ordinals of paragraphs by document; to count them takes no object for each."""

    def __init__(self, rows: Rows | Sequence[int], places: RowPlaces) -> None:
        """Take rows, which are in order.

        Args:
            rows: paragraphs.
            places: where the rows of each document are.

        Raises:
            ValueError: a row is of no document.
        """
        self._rows = places.array(rows)
        if len(rows) and not (
            places.firsts and places.firsts[0] <= rows[0] and rows[-1] < places.end
        ):
            raise ValueError(places.end)
        self._places = places

    @property
    def total(self) -> int:
        """How many paragraphs there are."""
        return len(self._rows)

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._parts.documents)

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of the documents, in order."""
        return iter(self._parts.documents.tolist())

    def __getitem__(self, document: int) -> Ordinals:
        """Return the ordinals in a document."""
        documents, firsts, starts, ends = self._parts
        at = int(documents.searchsorted(document))
        if at == len(documents) or documents[at] != document:
            raise KeyError(document)
        return Ordinals(self._rows, int(starts[at]), int(ends[at]), int(firsts[at]))

    def items(self) -> ItemsView[int, Sequence[int]]:
        """Return the documents with their ordinals."""
        return _Items(self)

    def each(self) -> Iterator[tuple[int, Ordinals]]:
        """Yield the documents with their ordinals, in order."""
        documents, firsts, starts, ends = (part.tolist() for part in self._parts)
        for document, first, start, end in zip(documents, firsts, starts, ends, strict=True):
            yield document, Ordinals(self._rows, start, end, first)

    @cached_property
    def _parts(self) -> _Parts:
        firsts, documents = self._places.arrays
        starts = self._rows.searchsorted(firsts)
        ends = starts.copy()
        ends[:-1], ends[-1:] = starts[1:], len(self._rows)
        some = (ends > starts).nonzero()[0]
        some = some[documents[some].argsort()]
        return _Parts(documents[some], firsts[some], starts[some], ends[some])


class _Items(ItemsView[int, Sequence[int]]):
    """The items of `RowPassages`, looked up together."""

    _mapping: RowPassages

    def __iter__(self) -> Iterator[tuple[int, Sequence[int]]]:
        return self._mapping.each()
