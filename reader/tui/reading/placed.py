"""The annotations that have a place in the text, found by their paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from annotations.model import DOCUMENT, Part
from annotations.placement import ORPHAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotations.placement import Placement, Spot


class Placed(Sequence["Placement"]):
    """Those of a document's placements that are in its text, in document order.

    Attributes:
        starts: the paragraphs and offsets where they begin, in document order.
    """

    def __init__(self, placements: Iterable[Placement] = ()) -> None:
        """Take all placements, in document order."""
        self._all = [p for p in placements if p.status != ORPHAN and p.annotation.scope != DOCUMENT]
        self.starts = [(p.spot.paragraph, p.spot.start or 0) for p in self._all]
        self._reaching: dict[int, list[Placement]] = {}  # by the paragraphs behind their first
        for placement in self._all:
            if placement.spot.until is not None:
                for part in placement.spot.parts[1:]:
                    self._reaching.setdefault(part.paragraph, []).append(placement)

    @overload
    def __getitem__(self, index: int) -> Placement: ...
    @overload
    def __getitem__(self, index: slice) -> list[Placement]: ...
    def __getitem__(self, index: int | slice) -> Placement | list[Placement]:
        return self._all[index]

    def __iter__(self) -> Iterator[Placement]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def at(self, paragraph: int) -> list[Placement]:
        """Return those that are on one paragraph or on a part of it, in document order."""
        first = bisect_left(self.starts, (paragraph, 0))
        last = bisect_right(self.starts, (paragraph + 1,), lo=first)
        return [*self._reaching.get(paragraph, ()), *self._all[first:last]]


def part_on(spot: Spot, paragraph: int) -> Part | None:
    """Return what a place covers of a paragraph, None if nothing."""
    if paragraph == spot.paragraph:
        return Part(paragraph, spot.start, spot.end)
    until = spot.until
    if until is None or not spot.paragraph < paragraph <= until.paragraph:
        return None
    is_last = paragraph == until.paragraph
    return Part(paragraph, 0, until.offset) if is_last else Part(paragraph, None, None)
