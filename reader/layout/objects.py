"""Text objects: the word, clause, sentence, quotation or paragraph around a point.

Spans are in original code points of one paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.layout.motions import sentence_starts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document
    from reader.layout.motions import Point

    Span = tuple[int, int]

_LONGEST_WORD = 8
_LONGEST_QUOTATION = 5000
_LOOK_BACK = 64  # code points; a word that starts further back is cut
_CLAUSE_ENDS = "，。、；：？！,;:?!…—"
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")", "【": "】"}
_FUNCTION_WORDS = frozenset("的了和与與及是在于於对對把被将將以之其而且或并並也都为為等着地得")


def word(document: Document, point: Point) -> Span:
    """Return the word at a point: a Latin word, a number, or a string of Han characters.

    What strings of Han are words the document itself tells: of the two pairs at the point the
    more frequent one is taken and grows as long as it hardly gets rarer by that.
    """
    text = _text(document, point)
    for match in _runs().finditer(text, max(point.offset - _LOOK_BACK, 0)):
        if match.start() <= point.offset < match.end():
            if match.lastgroup == "han":
                return _han_word(document.source, text, match.span(), point.offset)
            return match.span()
        if match.start() > point.offset:
            break
    return point.offset, min(point.offset + 1, len(text))


def clause(document: Document, point: Point) -> Span:
    """Return the clause around a point, up to the marks that part it, these left out."""
    text = _text(document, point)
    start = max((text.rfind(mark, 0, point.offset) for mark in _CLAUSE_ENDS), default=-1) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := text.find(mark, point.offset)) >= 0]
    return start, min(ends, default=len(text))


def sentence(document: Document, point: Point) -> Span:
    """Return the sentence around a point, its marks included."""
    text = _text(document, point)
    starts = sentence_starts(text)
    start = max(start for start in starts if start <= point.offset)
    return start, next((end for end in starts if end > point.offset), len(text))


def paragraph(document: Document, point: Point) -> Span:
    """Return the whole paragraph."""
    return 0, len(_text(document, point))


def quotation(document: Document, point: Point) -> Span:
    """Return what the nearest quotation marks or brackets around a point hold, without them.

    Where there are none the span is empty, at the point.
    """
    text = _text(document, point)
    opened: list[int] = []
    first = max(point.offset - _LONGEST_QUOTATION, 0)
    for at, character in enumerate(text[first : point.offset + _LONGEST_QUOTATION], first):
        if character in _QUOTES:
            opened.append(at)
        elif any(_QUOTES[text[start]] == character for start in opened):
            while _QUOTES[text[start := opened.pop()]] != character:
                pass
            if start <= point.offset <= at:
                return start + 1, at
    return point.offset, point.offset


OBJECTS: dict[str, Callable[[Document, Point], Span]] = {
    "word": word,
    "clause": clause,
    "sentence": sentence,
    "paragraph": paragraph,
    "quotation": quotation,
}
"""The text objects by name."""


def _han_word(source: str, text: str, run: Span, offset: int) -> Span:
    first, last = run
    if text[offset] in _FUNCTION_WORDS:
        return offset, offset + 1
    while first < offset and not _FUNCTION_WORDS.isdisjoint(text[first:offset]):
        first += 1
    last = next((at for at in range(offset, last) if text[at] in _FUNCTION_WORDS), last)
    start, end = offset, offset + 1
    count = 0
    while end - start < _LONGEST_WORD:
        grown = [
            (a, b) for a, b in ((start - 1, end), (start, end + 1)) if first <= a and b <= last
        ]
        counts = {span: source.count(text[span[0] : span[1]]) for span in grown}
        best = max(grown, key=counts.__getitem__, default=None)
        if best is None or counts[best] < 2 or 2 * counts[best] < count:
            break
        (start, end), count = best, counts[best]
    return start, end


def _text(document: Document, point: Point) -> str:
    return document.paragraphs[point.paragraph].text if document.paragraphs else ""


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(
        "(?P<han>[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+)"
        "|(?P<number>[0-9０-９]+(?:[.,:：/-][0-9０-９]+)*[%％‰]?)"
        r"|(?P<latin>[^\W0-9０-９㐀-䶿一-鿿豈-﫿]+(?:['’-]\w+)*)"
    )
