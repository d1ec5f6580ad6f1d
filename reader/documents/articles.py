"""The parts of an article: its paragraphs (款), their items (项) and what these list (目)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import ParagraphKind
from reader.documents.structure.folding import fold, fold_head
from reader.documents.structure.markers import Marker, read_marker
from reader.documents.structure.patterns import Pattern
from reader.text.numerals import CHINESE_DIGITS as CN
from reader.text.numerals import parse_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document, Place

_INLINE = Pattern(rf"[(〔]([{CN}]{{1,4}})[)〕]")
_LEFT_OUT = (ParagraphKind.FURNITURE, ParagraphKind.METADATA)


class Part(NamedTuple):
    """A part of an article.

    Attributes:
        number: its place among the paragraphs, or what its own number says.
        start: where it begins.
        end: just behind it.
        parts: what it is divided into, in order.
    """

    number: int
    start: Place
    end: Place
    parts: tuple[Part, ...] = ()


class _Piece(NamedTuple):
    """A paragraph of the article, or what an article's first paragraph holds behind the number."""

    start: Place
    end: Place
    text: str
    marker: Marker | None


def clauses(document: Document, start: Place, end: Place) -> tuple[Part, ...]:
    """Return the paragraphs (款) of an article, with their items.

    An item (项) is a paragraph that opens with a number, such as （一） or 一、; what items number
    in another way is theirs (目). Items that stand in one paragraph are parts of it.

    Args:
        document: the document.
        start: where the text of the article begins, behind its number.
        end: just behind the article.
    """
    found: list[Part] = []
    pieces = list(_pieces(document, start, end))
    index = 0
    while index < len(pieces):
        family = _item_family(pieces, index + 1)
        last = index + 1
        while last < len(pieces) and family and pieces[last].marker is not None:
            last += 1
        items = _items(pieces[index + 1 : last], family) if family else _inline(pieces[index])
        found.append(Part(len(found) + 1, pieces[index].start, pieces[last - 1].end, tuple(items)))
        index = last
    return tuple(found)


def _pieces(document: Document, start: Place, end: Place) -> Iterator[_Piece]:
    for ordinal in range(start[0], min(end[0] + (end[1] > 0), len(document.paragraphs))):
        paragraph = document.paragraphs[ordinal]
        first = start[1] if ordinal == start[0] else 0
        last = end[1] if ordinal == end[0] else len(paragraph.text)
        text = paragraph.text[first:last]
        if text.strip() and paragraph.kind not in _LEFT_OUT:
            yield _Piece((ordinal, first), (ordinal, last), text, read_marker(fold_head(text)))


def _item_family(pieces: Sequence[_Piece], index: int) -> str:
    """Return how the items that begin at an index are numbered, ``""`` where none do."""
    marker = pieces[index].marker if index < len(pieces) else None
    numbered = marker is not None and marker.number == 1 and not marker.is_unit
    return marker.family if marker is not None and numbered else ""


def _items(pieces: Sequence[_Piece], family: str) -> Iterator[Part]:
    """Yield the items of one family; what stands between two belongs to the first of them."""
    starts = [i for i, p in enumerate(pieces) if p.marker is not None and p.marker.family == family]
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        piece = pieces[start]
        below = _item_family(pieces, start + 1) if start + 1 < end else ""
        parts = tuple(_items(pieces[start + 1 : end], below)) if below else ()
        number = piece.marker.number if piece.marker else 0
        yield Part(number, piece.start, pieces[end - 1].end, parts)


def _inline(piece: _Piece) -> Iterator[Part]:
    """Yield the items （一）…（二）… inside a paragraph that count from one."""
    folded = fold(piece.text)
    found = [(m.start(), parse_numeral(m[1])) for m in _INLINE.finditer(folded)]
    run: list[int] = []
    for offset, number in found:
        if number == len(run) + 1:
            run.append(offset)
    if len(run) > 1:
        ordinal, shift = piece.start
        ends = [*run[1:], len(piece.text)]
        for number, (first, last) in enumerate(zip(run, ends, strict=True), 1):
            yield Part(number, (ordinal, shift + first), (ordinal, shift + last))


def part_at(parts: Sequence[Part], place: Place) -> int | None:
    """Return the number of the part that holds a place, None where none does."""
    return next((part.number for part in parts if part.start <= place < part.end), None)


def items_with(parts: Sequence[Part], number: str) -> tuple[Part, ...]:
    """Return the items of the first paragraph that has one of this number, else of the first.

    第二十一条第（三）项 does not say in which paragraph.
    """
    listing = [part.parts for part in parts if part.parts]
    holding = (items for items in listing if any(str(item.number) == number for item in items))
    return next(holding, listing[0] if listing else ())
