"""What is marked in the text, and how it is found for one row."""

from __future__ import annotations

from bisect import bisect_left
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

_KEPT = 5_000  # paragraphs whose marks are kept, more than any screen shows


def _none(paragraph: int) -> tuple[()]:
    del paragraph
    return ()


class Decoration(NamedTuple):
    """A mark on original code points; ``style`` is one of the view's component classes."""

    paragraph: int
    start: int
    end: int
    style: str


class Marked(NamedTuple):
    """What is marked in the text, made for a paragraph when that is to be seen.

    Attributes:
        on: gives the decorations of a paragraph.
        notes: where annotations begin, in order.
    """

    on: Callable[[int], Iterable[Decoration]] = _none
    notes: Sequence[tuple[int, int]] = ()


NOTHING = Marked()


class _Marks(NamedTuple):
    """The marks of a paragraph.

    Attributes:
        texts: those of its text by their starts, each with its rank in the order of painting.
        longest: the length of the longest of these.
        signs: those in the margin.
    """

    texts: list[tuple[int, Decoration]]
    longest: int
    signs: list[Decoration]


class Decorations:
    """The decorations of a document; of two on the same characters the later one shows.

    Attributes:
        hits: the hits; each begins with its paragraph and offset, in order.
        notes: where annotations begin, likewise.
        references: gives the spans of a paragraph that lead elsewhere, below all other marks.
    """

    def __init__(
        self,
        marked: Marked = NOTHING,
        found: Found | None = None,
        references: Callable[[int], Sequence[Span]] = _none,
    ) -> None:
        """Take what is marked, hits that are marked on top of it, and references below it."""
        self.references = references
        self._found = found
        self._marked = marked
        self._known: dict[int, _Marks] = {}
        self.notes = marked.notes
        self.hits = () if found is None else found.hits

    def marks_text(self, paragraph: int) -> bool:
        """Tell whether anything may be marked in a paragraph's text."""
        if self._found is not None and self._found.hits:
            return True
        return bool(self._of(paragraph).texts or self.references(paragraph))

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
        texts, longest, _ = self._of(paragraph)
        low = bisect_left(texts, start - longest, key=_start)
        high = bisect_left(texts, end, key=_start)
        touching = [(rank, mark) for rank, mark in texts[low:high] if mark.end > start]
        return [mark for _, mark in sorted(touching)]

    def signs(self, paragraph: int, start: int, end: int) -> list[str]:
        """Return the styles of the margin signs whose spans begin in a span."""
        signs = self._of(paragraph).signs
        return [mark.style for mark in signs if start <= mark.start < max(end, start + 1)]

    def _of(self, paragraph: int) -> _Marks:
        known = self._known.get(paragraph)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[paragraph] = _marks(self._marked.on(paragraph))
        return known


def _marks(decorations: Iterable[Decoration]) -> _Marks:
    ranked = [*enumerate(decorations)]
    signs = [mark for _, mark in ranked if mark.style.startswith(MARGIN)]
    texts = [
        (rank, mark)
        for rank, mark in ranked
        if mark.end > mark.start and not mark.style.startswith(MARGIN)
    ]
    texts.sort(key=_start)
    return _Marks(texts, max((mark.end - mark.start for _, mark in texts), default=0), signs)


def _start(mark: tuple[int, Decoration]) -> int:
    return mark[1].start
