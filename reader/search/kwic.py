"""Keyword in context: hits one below the other, sorted so that like surroundings come together."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Document
    from reader.search.hits import Hit

_COMPARED = 40  # code points on one side of a hit
_CHINESE = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_CHINESE}]|[^\W{_CHINESE}]+")


class Order(StrEnum):
    """How hits are sorted.

    Attributes:
        PLACE: as they stand in the document.
        LEFT: by the words left of them, the nearest first.
        RIGHT: by the words right of them, the nearest first.
    """

    PLACE = "place"
    LEFT = "left"
    RIGHT = "right"


class Line(NamedTuple):
    """A hit between what stands left and right of it in its paragraph, as in the original."""

    hit: Hit
    left: str
    keyword: str
    right: str


def kwic_line(document: Document, hit: Hit, around: int) -> Line:
    """Return a hit with up to ``around`` code points on each side."""
    text = document.paragraphs[hit.paragraph].text
    left, right = text[max(hit.start - around, 0) : hit.start], text[hit.end : hit.end + around]
    return Line(hit, left, text[hit.start : hit.end], right)


def in_order(document: Document, hits: Sequence[Hit], order: Order) -> Sequence[Hit]:
    """Return hits, which are in the document's order, in another; alike ones keep their order."""
    if order is Order.PLACE:
        return hits
    return sorted(hits, key=lambda hit: surroundings(document, hit, order))


def surroundings(document: Document, hit: Hit, order: Order) -> tuple[str, ...]:
    """Return the words by which a hit is sorted, in any script, width and case alike.

    A word is a Chinese character, or letters and digits that stand together. Punctuation does not
    count. Sorted by place, all hits are alike.
    """
    line = kwic_line(document, hit, _COMPARED)
    match order:
        case Order.LEFT:
            return tuple(_WORD.findall(fold(line.left))[::-1])
        case Order.RIGHT:
            return tuple(_WORD.findall(fold(line.right)))
    return ()
