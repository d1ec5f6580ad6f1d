"""Sequences whose items are made when one asks for them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from reader.typed import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    Item = TypeVar("Item")


class Made(Sequence["Item"]):
    """A sequence of as many equal items as are asked for; it equals any tuple of such items."""

    @abstractmethod
    def _make(self, index: int) -> Item:
        """Return the item at an index from 0 to before the length."""

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        """Return an item, or several."""
        if isinstance(index, slice):
            return [self._make(place) for place in range(len(self))[index]]
        return self._make(range(len(self))[index])

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Made, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(map(_equal, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


class Texts(Made[str]):
    """Short texts, kept as one: each takes its characters and four bytes."""

    def __init__(self, joined: str, ends: Sequence[int]) -> None:
        """Make a sequence of texts.

        Args:
            joined: one behind the other.
            ends: where each ends in it.
        """
        self._joined = joined
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def _make(self, index: int) -> str:
        return self._joined[self._ends[index - 1] if index else 0 : self._ends[index]]


def _equal(one: object, other: object) -> bool:
    return one == other
