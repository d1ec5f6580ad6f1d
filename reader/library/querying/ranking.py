"""How relevant a document is: Okapi BM25 over paragraphs.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009). A word counts once for each
paragraph that it stands in, and the length of a document is counted in code points. A word in the
title counts as in `_TITLE` paragraphs more.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from reader.search.query import And, Or, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.library.engine import Engine, Passages
    from reader.library.entries import Entry
    from reader.search.query import Node

_K1, _B = 1.2, 0.75
_TITLE = 5


class Ranking:
    """The documents that answer a query, by relevance."""

    def __init__(
        self,
        engine: Engine,
        root: Node,
        passages: Passages,
        entries: Mapping[int, Entry],
        titles: Mapping[int, str],
    ) -> None:
        """Count the words of a query.

        Args:
            engine: has the texts.
            root: the query.
            passages: where it is answered.
            entries: the documents that it was put to.
            titles: what these are called, folded.
        """
        self._entries = entries
        self._titles = titles
        self._words = [*dict.fromkeys(_words(root))]
        alone = len(self._words) <= 1
        terms = [passages] if alone else [engine.find(Text(w)).passages for w in self._words]
        self._counts = [{n: len(some) for n, some in term.items()} for term in terms]
        total = len(entries)
        self._weights = [
            log(1 + (total - min(len(c), total) + 0.5) / (len(c) + 0.5)) for c in self._counts
        ]
        lengths = sum(entry.card.length for entry in entries.values())
        self._usual = max(lengths / max(total, 1), 1)

    def score(self, number: int) -> float:
        """Return how relevant a document is."""
        entry = self._entries[number]
        share = _K1 * (1 - _B + _B * entry.card.length / self._usual)
        title = self._titles[number]
        score = 0.0
        for at, (counts, weight) in enumerate(zip(self._counts, self._weights, strict=True)):
            count = counts.get(number, 0)
            if at < len(self._words) and self._words[at] in title:
                count += _TITLE
            score += weight * count * (_K1 + 1) / (count + share)
        return score


def _words(node: Node) -> Iterator[str]:
    """Yield the words that a query wants, not those that it does not."""
    match node:
        case Text(needle):
            yield needle
        case And(terms) | Or(terms):
            for term in terms:
                yield from _words(term)
