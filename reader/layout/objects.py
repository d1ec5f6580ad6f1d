"""Text objects: the word, clause, sentence, quotation, paragraph or section around a point.

Each takes a count: so many words, clauses, sentences or paragraphs from the one at the point on, or
the quotation or section so many levels out. Extents are in original code points.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.layout.extents import Extent
from reader.layout.motions import Point, next_paragraph, sentence_starts
from reader.text.pattern_cache import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from reader.documents.model import Document

    Span = tuple[int, int]

_LONGEST_WORD = 8
_LONGEST_QUOTATION = 5000
_LOOK_BACK = 64  # code points; a word that starts further back is cut
_TELLING = 250_000  # code points on each side; counting in more would take too long for a key
_CLAUSE_ENDS = "，。、；：？！,;:?!…—"
_BETWEEN = frozenset(_CLAUSE_ENDS + "“”‘’「」『』（）()《》 \u3000")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")", "【": "】"}
_CLOSING = frozenset(_QUOTES.values())
_FUNCTION_WORDS = frozenset("的了和与與及是在于於对對把被将將以之其而且或并並也都为為等着地得")


def word(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the word at a point: a Latin word, a number, or a string of Han characters.

    What strings of Han are words the document itself tells: of the two pairs at the point the
    more frequent one is taken and grows as long as it hardly gets rarer by that. A phrase that is
    known anyway goes first where it holds all of that.
    """
    return _several(document, point, count, _word)


def clause(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the clause around a point, up to the marks that part it, these left out."""
    return _several(document, point, count, _clause)


def whole_clause(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the clause around a point and the marks behind it."""
    extent = clause(document, point, count)
    marks = _clause_marks().match(_text(document, extent.end), extent.end.offset)
    return extent if marks is None else extent._replace(end=Point(point.paragraph, marks.end()))


def sentence(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the sentence around a point, its marks included."""
    return _several(document, point, count, _sentence)


def paragraph(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the whole paragraph."""
    last = point
    for _ in range(count - 1):
        ahead = next_paragraph(document, last)
        if ahead.paragraph == last.paragraph:
            break
        last = ahead
    return Extent(Point(point.paragraph, 0), Point(last.paragraph, len(_text(document, last))))


def section(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the section around a point, heading included, or the one so many levels out.

    Where there is none it is empty, at the point.
    """
    path = document.section_path(*point)
    if not path:
        return Extent(point, point)
    found = path[max(len(path) - count, 0)]
    end = Point(*document.section_end(found))
    if not end.offset:
        last = end.paragraph - 1
        end = Point(last, len(document.paragraphs[last].text))
    return Extent(Point(found.paragraph, found.offset), end)


def quotation(document: Document, point: Point, count: int = 1) -> Extent:
    """Return what the quotation marks or brackets around a point hold, without them.

    Where there are none it is empty, at the point.
    """
    outer = whole_quotation(document, point, count)
    if outer.start == outer.end:
        return outer
    start, end = outer
    return Extent(start._replace(offset=start.offset + 1), end._replace(offset=end.offset - 1))


def whole_quotation(document: Document, point: Point, count: int = 1) -> Extent:
    """Return the same with the marks or brackets."""
    around = _quotations(_text(document, point), point.offset)
    start, end = around[min(count, len(around)) - 1] if around else (point.offset,) * 2
    return Extent(Point(point.paragraph, start), Point(point.paragraph, end))


OBJECTS: dict[str, Callable[[Document, Point, int], Extent]] = {
    "word": word,
    "clause": clause,
    "whole_clause": whole_clause,
    "sentence": sentence,
    "paragraph": paragraph,
    "section": section,
    "quotation": quotation,
    "whole_quotation": whole_quotation,
}
"""The text objects by name."""


def _several(
    document: Document, point: Point, count: int, single: Callable[[Document, Point], Span]
) -> Extent:
    """Return so many objects of a paragraph from the one at the point on, to its end at most."""
    start, end = single(document, point)
    size = len(_text(document, point))
    for _ in range(count - 1):
        ahead = end
        while ahead < size and _text(document, point)[ahead] in _BETWEEN:
            ahead += 1
        if ahead >= size:
            break
        end = single(document, Point(point.paragraph, ahead))[1]
    return Extent(Point(point.paragraph, start), Point(point.paragraph, end))


def _word(document: Document, point: Point) -> Span:
    text = _text(document, point)
    for match in _runs().finditer(text, max(point.offset - _LOOK_BACK, 0)):
        if match.start() <= point.offset < match.end():
            if match.lastgroup == "han":
                from reader.text.spoken import phrase_around

                return _longer(
                    _han_word(_around(document, point), text, match.span(), point.offset),
                    phrase_around(text, point.offset),
                )
            return match.span()
        if match.start() > point.offset:
            break
    return point.offset, min(point.offset + 1, len(text))


def _longer(told: Span, known: Span) -> Span:
    """Return the known word if what the document tells is a part of it."""
    return known if known[0] <= told[0] and told[1] <= known[1] else told


def _clause(document: Document, point: Point) -> Span:
    text = _text(document, point)
    start = max((text.rfind(mark, 0, point.offset) for mark in _CLAUSE_ENDS), default=-1) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := text.find(mark, point.offset)) >= 0]
    return _without_halves(text, start, min(ends, default=len(text)), point.offset)


def _without_halves(text: str, start: int, end: int, offset: int) -> Span:
    """Leave out marks at either end whose other halves are not there, but for one at a point."""
    opened: list[int] = []
    halves: set[int] = set()
    for at in range(start, end):
        if text[at] in _QUOTES:
            opened.append(at)
        elif text[at] in _CLOSING:
            if opened and _QUOTES[text[opened[-1]]] == text[at]:
                opened.pop()
            else:
                halves.add(at)
    halves.update(opened)
    while start < offset and start in halves:
        start += 1
    while end - 1 > offset and end - 1 in halves:
        end -= 1
    return start, end


def _sentence(document: Document, point: Point) -> Span:
    text = _text(document, point)
    starts = sentence_starts(text)
    start = max(start for start in starts if start <= point.offset)
    return start, next((end for end in starts if end > point.offset), len(text))


def _quotations(text: str, offset: int) -> list[Span]:
    """Return the quotations around a place with their marks, the innermost first."""
    opened: list[int] = []
    around: list[Span] = []
    first = max(offset - _LONGEST_QUOTATION, 0)
    for at, character in enumerate(text[first : offset + _LONGEST_QUOTATION], first):
        if character in _QUOTES:
            opened.append(at)
        elif any(_QUOTES[text[start]] == character for start in opened):
            while _QUOTES[text[start := opened.pop()]] != character:
                pass
            if start <= offset <= at:
                around.append((start, at + 1))
    return around


def _around(document: Document, point: Point) -> str:
    """Return so much of the source around a point as tells what is a word there."""
    at = document.paragraphs[point.paragraph].source_offset(point.offset)
    return document.source[max(at - _TELLING, 0) : at + _TELLING]


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
def _clause_marks() -> re.Pattern[str]:
    return compiled(f"[{_CLAUSE_ENDS}]+[”’』」）》〉】〕)]*")


@cache
def _runs() -> re.Pattern[str]:
    return compiled(
        "(?P<han>[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+)"
        "|(?P<number>[0-9０-９]+(?:[.,:：/-][0-9０-９]+)*[%％‰]?)"
        r"|(?P<latin>[^\W0-9０-９㐀-䶿一-鿿豈-﫿]+(?:['’-]\w+)*)"
    )
