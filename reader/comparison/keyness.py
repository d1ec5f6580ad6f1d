"""How much more often words stand in some texts than in others."""

from __future__ import annotations

from math import log, log2
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.terms import Corpus, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPARED = 1000  # terms, the most frequent ones


class Key(NamedTuple):
    """A term in two corpora.

    Attributes:
        text: folded.
        times: how often it stands in the texts.
        elsewhere: how often it stands in those they are compared with.
        keyness: log-likelihood; above 0 where it is relatively more frequent in the texts.
            From 3.84 on chance makes that in one case of 20, from 15.13 on in one of 10,000.
    """

    text: str
    times: int
    elsewhere: int
    keyness: float


def log_likelihood(count: int, size: int, other: int, other_size: int) -> float:
    """Return the log-likelihood ratio of a word's counts in two corpora.

    It is above 0 where the word is relatively more frequent in the first one, else below (Dunning
    1993; Rayson and Garside 2000).
    """
    if not (size and other_size and count + other):
        return 0.0
    expected = size * (count + other) / (size + other_size)
    other_expected = other_size * (count + other) / (size + other_size)
    ratio = 2 * (_part(count, expected) + _part(other, other_expected))
    return max(ratio, 0.0) if count >= expected else -max(ratio, 0.0)


def log_dice(together: int, one: int, other: int) -> float:
    """Return logDice of two words: 14 where they always stand together (Rychlý 2008)."""
    return 14 + log2(2 * together / (one + other))


def keys(texts: Corpus, others: Corpus, least: int | None = None) -> list[Key]:
    """Return the terms of some texts by their keyness against others, the highest first."""
    return _compared(texts, others, terms(texts.folded, least)[:_COMPARED])


def editions(new: Corpus, old: Corpus, least: int | None = None) -> list[Key]:
    """Return the terms that only one of two editions has: the new ones first, then the gone ones.

    Those of each are sorted by keyness, which is below 0 for what is gone.
    """
    come = [term for term in terms(new.folded, least)[:_COMPARED] if not old.count(term.text)]
    gone = [term for term in terms(old.folded, least)[:_COMPARED] if not new.count(term.text)]
    found = _compared(new, old, (*come, *gone))
    return [key for key in found if key.times] + [key for key in found if not key.times][::-1]


def _compared(texts: Corpus, others: Corpus, found: Iterable[tuple[str, int]]) -> list[Key]:
    made = []
    for text, _ in found:
        count, other = texts.count(text), others.count(text)
        keyness = log_likelihood(count, texts.size, other, others.size)
        made.append(Key(text, count, other, keyness))
    return sorted(made, key=lambda key: (-key.keyness, key.text))


def _part(observed: int, expected: float) -> float:
    return observed * log(observed / expected) if observed else 0.0
