"""Looking for a quote in a document's text: as it was, else as alike as can be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.finding.evidence import Match, compare
from annotations.finding.haystack import Haystack
from annotations.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.finding.haystack import Fold
    from annotations.quote import Anchorable

_LONG = 256  # code points; a longer quote is looked for by its ends
_END = 96  # code points of an end
_BESIDE = 32  # code points around an end
_SLACK = 24  # code points that words may have moved, besides a fourth of their length
_FARTHEST = 4096  # code points that the end of a long quote may have moved
_SAME = 8  # places where a quote stands as it was


class Search:
    """Finds quotes in a document.

    Attributes:
        haystack: the folded text.
    """

    def __init__(self, target: Anchorable, fold: Fold) -> None:
        self.haystack = Haystack(target, fold)
        self._fold = fold

    def learn(self, quotes: Iterable[Quote]) -> None:
        """Prepare for these quotes, in one pass over the text."""
        heads = [self._head(quote) for quote in quotes]
        self.haystack.learn(["".join(_in_order(head)) for head in heads])
        self.haystack.learn([_around(head) for head in heads])

    def matches(self, quote: Quote) -> list[Match]:
        """Return the places of a quote that `learn` has seen, the best first.

        A quote that stands in the text with all that was around it is looked for no further.
        """
        if not quote.exact:
            return []
        head = self._head(quote)
        pattern = "".join(_in_order(head))
        places = self.haystack.occurrences(pattern, _SAME)
        slack = 0 if places else _SLACK + len(pattern) // 4
        found = {
            match[:2]: match
            for place in places or self.haystack.likely(pattern)
            if (match := self._match(quote, head, place - slack, place + len(pattern) + 2 * slack))
        }
        return sorted(found.values(), key=lambda match: -match.evidence)

    def gaps(self, quote: Quote) -> list[Match]:
        """Return the places where the words around a quote stand with nothing of it between."""
        head = self._head(quote)._replace(exact="")
        pattern = _around(head)
        slack = _SLACK + len(pattern) // 4
        return [
            compare(head, self.haystack.text, place - slack, place + len(pattern) + slack)
            for place in self.haystack.likely(pattern)
        ]

    def is_verbatim(self, quote: Quote, match: Match) -> bool:
        """Tell whether the words stand at a place as they were."""
        return self.haystack.text[match.start : match.end] == self._fold(quote.exact)

    def _head(self, quote: Quote) -> Quote:
        """Return what a quote is looked for by: folded, a long one by its beginning."""
        exact, prefix, suffix = (self._fold(part) for part in quote)
        if len(exact) > _LONG:
            return Quote(exact[:_END], prefix, exact[_END : _END + _BESIDE])
        return Quote(exact, prefix, suffix)

    def _match(self, quote: Quote, head: Quote, first: int, last: int) -> Match | None:
        match = compare(head, self.haystack.text, first, last)
        if len(quote.exact) <= _LONG:
            return match
        exact = self._fold(quote.exact)
        tail = Quote(exact[-_END:], exact[-_END - _BESIDE : -_END], self._fold(quote.suffix))
        slack = min(len(exact) // 4, _FARTHEST) + _SLACK
        place = match.start + len(exact)
        end = compare(tail, self.haystack.text, place - _END - slack, place + _BESIDE + slack)
        length = end.end - match.start
        if length <= 0:
            return None
        share = min(length, len(exact)) / max(length, len(exact))
        return Match(
            match.start,
            end.end,
            (match.kept + end.kept) / 2 * share,
            (match.exact + end.exact) / 2 * share,
            match.prefix,
            end.suffix,
            match.evidence + end.evidence,
        )


def _around(quote: Quote) -> str:
    return quote.prefix + quote.suffix


def _in_order(quote: Quote) -> tuple[str, str, str]:
    return quote.prefix, quote.exact, quote.suffix
