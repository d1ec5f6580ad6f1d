"""Where a motion leads: pure functions over a document and a point in it.

Points and spans are in original code points, whatever script is shown, so a motion leads to the
same place in all of them. A motion past an end of the document stays at that end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import ParagraphKind
from reader.text.pattern_cache import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from reader.documents.model import Document


class Point(NamedTuple):
    """A place in a document: the ordinal of a paragraph and a code point of its original text."""

    paragraph: int
    offset: int


START = Point(0, 0)
"""The start of every document."""


def first_point(_document: Document, _point: Point = START) -> Point:
    """Return the start of the document."""
    return START


def last_point(document: Document, _point: Point = START) -> Point:
    """Return the last code point of the document."""
    last = max(len(document.paragraphs) - 1, 0)
    return Point(last, max(_length(document, last) - 1, 0))


def next_paragraph(document: Document, point: Point) -> Point:
    """Return the start of the next paragraph that is not furniture."""
    for ordinal in range(point.paragraph + 1, len(document.paragraphs)):
        if document.paragraphs[ordinal].kind is not ParagraphKind.FURNITURE:
            return Point(ordinal, 0)
    return last_point(document)


def previous_paragraph(document: Document, point: Point) -> Point:
    """Return the start of this paragraph, from there that of the one before it."""
    if point.offset:
        return Point(point.paragraph, 0)
    for ordinal in range(point.paragraph - 1, -1, -1):
        if document.paragraphs[ordinal].kind is not ParagraphKind.FURNITURE:
            return Point(ordinal, 0)
    return first_point(document)


def next_sentence(document: Document, point: Point) -> Point:
    """Return the start of the next sentence, in this paragraph or the next one."""
    if document.paragraphs:
        starts = sentence_starts(document.paragraphs[point.paragraph].text)
        index = bisect_right(starts, point.offset)
        if index < len(starts):
            return Point(point.paragraph, starts[index])
    return next_paragraph(document, point)


def previous_sentence(document: Document, point: Point) -> Point:
    """Return the start of this sentence, from there that of the one before it."""
    if not document.paragraphs:
        return point
    starts = sentence_starts(document.paragraphs[point.paragraph].text)
    index = bisect_left(starts, point.offset)
    if index:
        return Point(point.paragraph, starts[index - 1])
    above = previous_paragraph(document, Point(point.paragraph, 0))
    if above.paragraph == point.paragraph:
        return above
    return Point(above.paragraph, sentence_starts(document.paragraphs[above.paragraph].text)[-1])


def next_section(document: Document, point: Point) -> Point:
    """Return where the next section starts, at any level."""
    index = bisect_right(document.outline, point, key=lambda s: Point(s.paragraph, s.offset))
    if index == len(document.outline):
        return last_point(document)
    section = document.outline[index]
    return Point(section.paragraph, section.offset)


def previous_section(document: Document, point: Point) -> Point:
    """Return where this section starts, from there the one before it."""
    index = bisect_left(document.outline, point, key=lambda s: Point(s.paragraph, s.offset))
    if index == 0:
        return first_point(document)
    section = document.outline[index - 1]
    return Point(section.paragraph, section.offset)


def next_character(document: Document, point: Point) -> Point:
    """Return the next code point, over the end of the paragraph too."""
    if point.offset + 1 < _length(document, point.paragraph):
        return Point(point.paragraph, point.offset + 1)
    return next_paragraph(document, point)


def previous_character(document: Document, point: Point) -> Point:
    """Return the code point before, over the start of the paragraph too."""
    if point.offset:
        return Point(point.paragraph, point.offset - 1)
    above = previous_paragraph(document, point)
    if above == point:
        return point
    return Point(above.paragraph, max(_length(document, above.paragraph) - 1, 0))


def repeat(
    motion: Callable[[Document, Point], Point], document: Document, point: Point, count: int = 1
) -> Point:
    """Return where a motion leads that is made ``count`` times."""
    for _ in range(count):
        ahead = motion(document, point)
        if ahead == point:
            break
        point = ahead
    return point


@lru_cache(2)  # motions with a count ask again and again about one paragraph
def sentence_starts(text: str) -> tuple[int, ...]:
    """Return where the sentences of a paragraph start, in code points; the first is 0."""
    ends = (match.end() for match in _sentence_end().finditer(text))
    return 0, *(end for end in ends if end < len(text))


@cache
def _sentence_end() -> re.Pattern[str]:
    closing = "”’』」）》〉】〕)\\]\"'"
    return compiled(rf"(?:[。！？!?]+|……|[.](?=\s))[。！？!?…{closing}]*\s*")


def _length(document: Document, ordinal: int) -> int:
    return len(document.paragraphs[ordinal].text) if document.paragraphs else 0
