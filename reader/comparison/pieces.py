"""The text of compared paragraphs, cut where it differs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.collation import Pairing
    from reader.documents.model import Document
    from reader.search.hits import Span


class Piece(NamedTuple):
    """A stretch of a paragraph.

    Attributes:
        paragraph: its ordinal.
        start: its first code point.
        end: just behind its last one; equal to ``start`` where something stands on the other side
            only.
        change: the number of the change that it belongs to, None for what is the same.
    """

    paragraph: int
    start: int
    end: int
    change: int | None = None


def pieces(document: Document, pairing: Pairing, side: int) -> Iterator[Piece]:
    """Yield the paragraphs of one side (0 the old one), cut, in order; no piece is left out."""
    spans: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for number, change in enumerate(pairing.changes):
        for span in change.new if side else change.old:
            spans[span.paragraph].append((span, number))
    for ordinal in pairing.block.new if side else pairing.block.old:
        at = 0
        for span, number in spans[ordinal]:
            if span.start > at:
                yield Piece(ordinal, at, span.start)
            yield Piece(ordinal, span.start, span.end, number)
            at = span.end
        length = len(document.paragraphs[ordinal].text)
        if length > at:
            yield Piece(ordinal, at, length)


def words(document: Document, spans: Sequence[Span]) -> str:
    """Return the text of spans, one behind the other."""
    return "".join(document.paragraphs[s.paragraph].text[s.start : s.end] for s in spans)


def around(document: Document, spans: Sequence[Span], size: int) -> tuple[str, str]:
    """Return up to ``size`` code points before and behind spans, … where more is there."""
    first, last = spans[0], spans[-1]
    before = document.paragraphs[first.paragraph].text[: first.start]
    behind = document.paragraphs[last.paragraph].text[last.end :]
    return (
        before if len(before) <= size else f"…{before[-size:]}",
        behind if len(behind) <= size else f"{behind[:size]}…",
    )
