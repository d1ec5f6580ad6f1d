"""What is marked in the text, and how it is found for one row."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MARGIN = "margin-"
"""What the styles begin with that are signs in the margin, not looks of the text."""
HIT = "hit"
"""The style of hits."""
CURRENT_HIT = "hit--current"
"""The style of the hit that the reader is at."""


class Found(Protocol):
    """Hits, of which there may be very many."""

    @property
    def hits(self) -> Sequence[Any]:
        """All, each beginning with its paragraph and offset, in order."""

    def touching(
        self, paragraph: int, start: int, end: int
    ) -> Iterable[tuple[tuple[int, int, int], bool]]:
        """Return the spans of hits within a span, and whether they are the current one's."""


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
        hits: the hits; each begins with its paragraph and offset, in order.
        notes: where annotations begin, likewise.
        references: gives the spans of a paragraph that lead elsewhere, below all other marks.
    """

    def __init__(
        self,
        decorations: Iterable[Decoration] = (),
        found: Found | None = None,
        references: Callable[[int], Sequence[Span]] = _none,
    ) -> None:
        """Take decorations, hits that are marked on top of them, and references below them."""
        self.references = references
        self._found = found
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
        self.notes = sorted((sign.paragraph, sign.start) for sign in signs)
        self.hits = () if found is None else found.hits

    def marks_text(self, paragraph: int) -> bool:
        """Tell whether anything may be marked in a paragraph's text."""
        if paragraph in self._texts or (self._found is not None and self._found.hits):
            return True
        return bool(self.references(paragraph))

    def on_text(self, paragraph: int, start: int, end: int) -> list[Decoration]:
        """Return what touches a span of original code points, in the order of painting."""
        return [
            *self._references(paragraph, start, end),
            *self._marks(paragraph, start, end),
            *self._hits(paragraph, start, end),
        ]

    def _references(self, paragraph: int, start: int, end: int) -> Iterator[Decoration]:
        for first, last in self.references(paragraph):
            if first < end and last > start:
                yield Decoration(paragraph, first, last, REFERENCE)

    def _hits(self, paragraph: int, start: int, end: int) -> Iterator[Decoration]:
        if self._found is not None:
            for span, current in self._found.touching(paragraph, start, end):
                yield Decoration(*span, CURRENT_HIT if current else HIT)

    def _marks(self, paragraph: int, start: int, end: int) -> list[Decoration]:
        marks = self._texts.get(paragraph)
        if marks is None:
            return []
        low = bisect_left(marks, start - self._longest[paragraph], key=_start)
        high = bisect_left(marks, end, key=_start)
        touching = [(rank, mark) for rank, mark in marks[low:high] if mark.end > start]
        return [mark for _, mark in sorted(touching)]

    def signs(self, paragraph: int, start: int, end: int) -> list[str]:
        """Return the styles of the margin signs whose spans begin in a span."""
        marks = self._signs.get(paragraph, ())
        return [mark.style for mark in marks if start <= mark.start < max(end, start + 1)]


def _start(mark: tuple[int, Decoration]) -> int:
    return mark[1].start
