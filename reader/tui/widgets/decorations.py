"""What is marked in the text, and how it is found for one row."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MARGIN = "margin-"
"""What the styles begin with that are signs in the margin, not looks of the text."""
HIT = "hit"
"""What the styles of hits begin with."""


REFERENCE = "reference"
"""The style of words that lead to another place."""
Span = tuple[int, int]


def _none(paragraph: int) -> Sequence[Span]:
    del paragraph
    return ()


class Decoration(NamedTuple):
    """A mark on original code points; ``style`` is one of the view's component classes."""

    paragraph: int
    start: int
    end: int
    style: str


class Decorations:
    """The decorations of a document; of two on the same characters the later one shows.

    Attributes:
        hits: where hits begin: paragraphs and offsets, in order.
        notes: where annotations begin, likewise.
        references: gives the spans of a paragraph that lead elsewhere, below all other marks.
    """

    def __init__(
        self,
        decorations: Iterable[Decoration] = (),
        references: Callable[[int], Sequence[Span]] = _none,
    ) -> None:
        self.references = references
        self._texts: dict[int, list[tuple[int, Decoration]]] = {}
        self._signs: dict[int, list[Decoration]] = {}
        for rank, decoration in enumerate(decorations):
            if decoration.style.startswith(MARGIN):
                self._signs.setdefault(decoration.paragraph, []).append(decoration)
            elif decoration.end > decoration.start:
                self._texts.setdefault(decoration.paragraph, []).append((rank, decoration))
        self._longest: dict[int, int] = {}
        for paragraph, marks in self._texts.items():
            marks.sort(key=_start)
            self._longest[paragraph] = max(mark.end - mark.start for _, mark in marks)
        signs = chain.from_iterable(self._signs.values())
        texts = (mark for marks in self._texts.values() for _, mark in marks)
        self.notes = sorted((sign.paragraph, sign.start) for sign in signs)
        self.hits = sorted((m.paragraph, m.start) for m in texts if m.style.startswith(HIT))

    def on_text(self, paragraph: int, start: int, end: int) -> list[Decoration]:
        """Return what touches a span of original code points, in the order of painting."""
        below = [
            Decoration(paragraph, first, last, REFERENCE)
            for first, last in self.references(paragraph)
            if first < end and last > start
        ]
        marks = self._texts.get(paragraph)
        if marks is None:
            return below
        low = bisect_left(marks, start - self._longest[paragraph], key=_start)
        high = bisect_left(marks, end, key=_start)
        touching = [(rank, mark) for rank, mark in marks[low:high] if mark.end > start]
        return [*below, *(mark for _, mark in sorted(touching))]

    def signs(self, paragraph: int, start: int, end: int) -> list[str]:
        """Return the styles of the margin signs whose spans begin in a span."""
        marks = self._signs.get(paragraph, ())
        return [mark.style for mark in marks if start <= mark.start < max(end, start + 1)]


def _start(mark: tuple[int, Decoration]) -> int:
    return mark[1].start
