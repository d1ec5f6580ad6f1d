"""Keyword in context: sorting hits so that those come together whose surroundings are alike.

What stands around a hit is shown with `reader.search.context`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.search.results import context
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
    around = context(document, hit, _COMPARED)
    match order:
        case Order.LEFT:
            return tuple(_WORD.findall(fold(around.before))[::-1])
        case Order.RIGHT:
            return tuple(_WORD.findall(fold(around.after)))
    return ()
