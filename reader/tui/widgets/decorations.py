"""What is marked in the text, and how it is found for one row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

MARGIN = "margin-"
"""What the styles begin with that are signs in the margin, not looks of the text."""


class Decoration(NamedTuple):
    """A mark on original code points; ``style`` is one of the view's component classes."""

    paragraph: int
    start: int
    end: int
    style: str


Lit = Callable[[int, int, int], Iterable[Decoration]]
"""Tells the decorations that touch a span (paragraph, start, end), where they are very many."""


class Decorations:
    """The decorations of a document; of two on the same characters the later one shows."""

    def __init__(self, decorations: Iterable[Decoration] = (), lit: Lit | None = None) -> None:
        """Take decorations, and what tells more of them where it is asked for a span."""
        self._lit = lit
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

    def on_text(self, paragraph: int, start: int, end: int) -> list[Decoration]:
        """Return what touches a span of original code points, in the order of painting."""
        more = [] if self._lit is None else [*self._lit(paragraph, start, end)]
        marks = self._texts.get(paragraph)
        if marks is None:
            return more
        low = bisect_left(marks, start - self._longest[paragraph], key=_start)
        high = bisect_left(marks, end, key=_start)
        touching = [(rank, mark) for rank, mark in marks[low:high] if mark.end > start]
        return [mark for _, mark in sorted(touching)] + more

    def signs(self, paragraph: int, start: int, end: int) -> list[str]:
        """Return the styles of the margin signs whose spans begin in a span."""
        marks = self._signs.get(paragraph, ())
        return [mark.style for mark in marks if start <= mark.start < max(end, start + 1)]


def _start(mark: tuple[int, Decoration]) -> int:
    return mark[1].start
