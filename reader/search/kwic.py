"""Keyword in context: sorting hits so that those come together whose surroundings are alike.

What stands around a hit is shown with `reader.search.context`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from operator import itemgetter

from reader.search.searchable import searchable
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.documents.model import Document
    from reader.search.hits import Hit
    from reader.search.results import Snippet

    _Keyed = tuple[str, Hit]

_BETWEEN = "\0"  # words in a key: less than all that is in a word
_COMPARED = 40  # code points on one side of a hit
_AT_ONCE = 2000  # hits; sorting so many takes some milliseconds
_CHINESE = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_CHINESE}]|[^\W{_CHINESE}]+")


class Order(StrEnum):
    """How hits are sorted.

    Attributes:
        PLACE: as they stand in the document.
        LEFT: by the words left of them, the nearest first.
        L2: by those from the second nearest on.
        L3: by those from the third nearest on.
        RIGHT: by the words right of them, the nearest first.
        R2: by those from the second nearest on.
        R3: by those from the third nearest on.
    """

    L3 = "l3"
    L2 = "l2"
    LEFT = "left"
    PLACE = "place"
    RIGHT = "right"
    R2 = "r2"
    R3 = "r3"

    @property
    def side(self) -> int:
        """-1 for the words left of a hit, 1 for those right of it, 0 for its place."""
        return 0 if self is Order.PLACE else -1 if self in _LEFT else 1

    @property
    def skipped(self) -> int:
        """How many words next to a hit do not count at first."""
        return (_LEFT if self in _LEFT else _RIGHT).index(self)


_LEFT = (Order.LEFT, Order.L2, Order.L3)
_RIGHT = (Order.RIGHT, Order.R2, Order.R3)


def in_order(document: Document, hits: Sequence[Hit], order: Order) -> Sequence[Hit]:
    """Return hits, which are in the document's order, in another; alike ones keep their order."""
    if order is Order.PLACE:
        return hits
    words = _words(document, order)
    keyed = [(_BETWEEN.join(words(hit)), hit) for hit in hits]
    return [hit for _, hit in _sorted(keyed)]


def _sorted(keyed: list[_Keyed], depth: int = 0) -> Iterator[_Keyed]:
    """Yield hits by their keys from a place on, some at a time: other threads go on meanwhile."""
    if len(keyed) <= _AT_ONCE or depth > 2 * _COMPARED:
        yield from sorted(keyed, key=itemgetter(0))
        return
    groups: defaultdict[str, list[_Keyed]] = defaultdict(list)
    for key, hit in keyed:
        groups[key[depth : depth + 1]].append((key, hit))
    for character in sorted(groups):
        yield from _sorted(groups[character], depth + 1)


def surroundings(document: Document, hit: Hit, order: Order) -> tuple[str, ...]:
    """Return the words by which a hit is sorted, in any script, width and case alike.

    A word is a Chinese character, or letters and digits that stand together. Punctuation does not
    count. Sorted by place, all hits are alike.
    """
    return () if order is Order.PLACE else tuple(_words(document, order)(hit))


def _words(document: Document, order: Order) -> Callable[[Hit], list[str]]:
    """Return what gives the words on one side of hits, the one that counts first in front."""
    text, skipped = searchable(document), order.skipped

    def left(hit: Hit) -> list[str]:
        words = _WORD.findall(text.before(hit.paragraph, hit.start, _COMPARED))
        return words[::-1][skipped:]

    def right(hit: Hit) -> list[str]:
        paragraph, _, end = hit.rest or hit[:3]
        return _WORD.findall(text.behind(paragraph, end, _COMPARED))[skipped:]

    return left if order.side < 0 else right


def sorting_word(line: Snippet, order: Order) -> tuple[int, int] | None:
    """Return where the word stands that a hit is sorted by first, None if there is none.

    The span is one of ``line.before`` or ``line.after``, whichever the order looks at.
    """
    if order is Order.PLACE:
        return None
    left = order.side < 0
    words = [*_WORD.finditer(line.before if left else line.after)]
    words = (words[::-1] if left else words)[order.skipped :]
    return words[0].span() if words else None
