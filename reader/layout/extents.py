"""Making a span longer or shorter at one of its ends: pure functions over a document.

A span runs from a code point to just behind another one, over any number of paragraphs. However it
is changed, it holds at least one code point.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import ParagraphKind
from reader.layout.motions import Point, sentence_starts
from reader.text.pattern_cache import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from reader.documents.model import Document

    _Places = Callable[[str], Sequence[int]]


class Extent(NamedTuple):
    """A span: its first code point, and the place just behind its last one."""

    start: Point
    end: Point


class Unit(Enum):
    """By how much an end is moved."""

    CHARACTER = auto()
    CLAUSE = auto()
    SENTENCE = auto()


class End(Enum):
    """Which end is moved."""

    START = auto()
    END = auto()


def move_end(document: Document, extent: Extent, which: End, unit: Unit, steps: int) -> Extent:
    """Return a span one end of which was moved, on if ``steps`` is positive, else back.

    Clauses end before the mark behind them, sentences with it. At an end of the document, and where
    the span would get empty, the end stays.
    """
    step = 1 if steps > 0 else -1
    for _ in range(abs(steps)):
        ahead = _step(document, extent, which, unit, step)
        if ahead.start >= ahead.end or ahead == extent:
            break
        extent = ahead
    return extent


def _step(document: Document, extent: Extent, which: End, unit: Unit, step: int) -> Extent:
    move = _on if step > 0 else _back
    if which is End.START:
        return extent._replace(start=move(document, extent.start, _STARTS[unit]))
    return extent._replace(end=move(document, extent.end, _ENDS[unit]))


def _on(document: Document, point: Point, places: _Places) -> Point:
    """Return the next of the places that the paragraphs have; the same one behind the last."""
    offset = point.offset
    for ordinal in range(point.paragraph, len(document.paragraphs)):
        if ordinal == point.paragraph or _is_read(document, ordinal):
            found = places(document.paragraphs[ordinal].text)
            at = bisect_right(found, offset)
            if at < len(found):
                return Point(ordinal, found[at])
            offset = -1
    return point


def _back(document: Document, point: Point, places: _Places) -> Point:
    """Return the last of the places before one; the same one before the first."""
    for ordinal in range(point.paragraph, -1, -1):
        if ordinal == point.paragraph or _is_read(document, ordinal):
            text = document.paragraphs[ordinal].text
            found = places(text)
            at = bisect_left(found, point.offset if ordinal == point.paragraph else len(text) + 1)
            if at:
                return Point(ordinal, found[at - 1])
    return point


def _is_read(document: Document, ordinal: int) -> bool:
    return document.paragraphs[ordinal].kind is not ParagraphKind.FURNITURE


def _character_starts(text: str) -> list[int]:
    return list(range(len(text)))


def _character_ends(text: str) -> list[int]:
    return list(range(1, len(text) + 1))


def _clause_starts(text: str) -> list[int]:
    ends = (match.end() for match in _marks().finditer(text))
    return [0, *(end for end in ends if 0 < end < len(text))]


def _clause_ends(text: str) -> list[int]:
    starts = (match.start() for match in _marks().finditer(text))
    return sorted({start for start in starts if start} | {len(text)})


def _sentence_ends(text: str) -> list[int]:
    return [*sentence_starts(text)[1:], len(text)]


_STARTS: dict[Unit, _Places] = {
    Unit.CHARACTER: _character_starts,
    Unit.CLAUSE: _clause_starts,
    Unit.SENTENCE: sentence_starts,
}
_ENDS: dict[Unit, _Places] = {
    Unit.CHARACTER: _character_ends,
    Unit.CLAUSE: _clause_ends,
    Unit.SENTENCE: _sentence_ends,
}


@cache
def _marks() -> re.Pattern[str]:
    return compiled(r"(?:[，。、；：？！,;:?!…—]|\.(?=\s|$))+[”’』」）》〉】〕)\]\"']*\s*")
