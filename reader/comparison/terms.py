"""The terms of texts: strings that are used as wholes, found without a dictionary.

Strings of Han characters are candidates that come again and again. One is a term if its parts hold
together (pointwise mutual information of its loosest division, or the rarer part hardly ever stands
without the other), if many different characters stand
before and behind it (accessor variety: Feng et al. 2004), and if it is not nearly always a part of
a longer term (as in C-value: Frantzi and Ananiadou 1996). Latin words are terms as they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.documents.model import Document

_LONGEST = 8  # characters
_HELD = 3.5  # bits by which parts must hold together
_BOUND = 0.7  # of the rarer part's times
_VARIETY = 2  # different characters on each side
_ALONE = 0.2  # of the times, not within a longer term
_LARGE = 20_000  # code points; in texts from this size on terms come three times at least
_EDGE = 0.5  # the same where a word of grammar begins or ends the string: 参与 but not 与发展
_GRAMMAR = frozenset("和与及是在于对把被将以之其而且或并也都为等着地得不就又再更最很各这那有")
_JOINING = frozenset("和与及或等并且而")  # words of two characters may begin or end so: 参与, 和谐
_HAN = re.compile("(?:(?![的了])[㐀-䶿一-鿿])+")
_ORDINAL = re.compile("第.*|[〇零一二三四五六七八九十百千万亿两]+")
_LATIN = re.compile(r"[a-z][a-z0-9&+'-]+")


class Corpus:
    """Texts in which terms are counted.

    Attributes:
        folded: all paragraphs, folded, each a line.
        size: how many letters, digits and characters there are.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._text = "\n".join(p.text for document in documents for p in document.paragraphs)
        self.folded = fold(self._text)
        self.size = sum(map(len, re.findall(r"\w+", self.folded)))

    def count(self, term: str) -> int:
        """Return how often a folded term stands in the texts."""
        return self.folded.count(term)

    def spelled(self, term: str) -> str:
        """Return a folded term as the texts write it first; itself where they do not have it."""
        at = self.folded.find(term)
        return term if at < 0 else self._text[at : at + len(term)]


class Term(NamedTuple):
    """A string that is used as a whole.

    Attributes:
        text: folded.
        times: how often it stands in the texts.
    """

    text: str
    times: int


def terms(folded: str, least: int | None = None) -> list[Term]:
    """Return the terms of folded texts, the most frequent first.

    Args:
        folded: the texts.
        least: how often a term has to come; None for two or, in long texts, three times.
    """
    least = least or (2 if len(folded) < _LARGE else 3)
    found = {**_han(folded, least), **_latin(folded, least)}
    return sorted(
        (Term(*item) for item in found.items()), key=lambda term: (-term.times, term.text)
    )


def _latin(folded: str, least: int) -> dict[str, int]:
    counts = Counter(_LATIN.findall(folded))
    return {word: count for word, count in counts.items() if count >= least}


def _han(folded: str, least: int) -> dict[str, int]:
    runs = _HAN.findall(folded)
    counts = _strings(runs, least)
    size = sum(map(len, runs))
    varied = _varied(runs, counts)
    held = {s for s in varied if not _ORDINAL.fullmatch(s) and _holds(s, counts, size)}
    return dict(_standing_alone({s: counts[s] for s in held}, least))


def _strings(runs: Sequence[str], least: int) -> dict[str, int]:
    """Return the strings that come often enough, and all single characters, with their counts."""
    counts: dict[str, int] = dict(Counter("".join(runs)))
    shorter = {character for character, count in counts.items() if count >= least}
    for size in range(2, _LONGEST + 1):
        longer: Counter[str] = Counter()
        for run in runs:
            for at in range(len(run) - size + 1):
                if run[at : at + size - 1] in shorter and run[at + 1 : at + size] in shorter:
                    longer[run[at : at + size]] += 1
        kept = {string: count for string, count in longer.items() if count >= least}
        if not kept:
            break
        counts |= kept
        shorter = set(kept)
    return counts


def _varied(runs: Sequence[str], counts: Mapping[str, int]) -> set[str]:
    """Return the strings with different neighbours on both sides; an end of a run is always new."""
    before: dict[str, set[object]] = defaultdict(set)
    behind: dict[str, set[object]] = defaultdict(set)
    for number, run in enumerate(runs):
        for start in range(len(run)):
            for end in range(start + 2, min(start + _LONGEST, len(run)) + 1):
                string = run[start:end]
                if string not in counts:
                    break
                if len(before[string]) < _VARIETY:
                    before[string].add(run[start - 1] if start else number)
                if len(behind[string]) < _VARIETY:
                    behind[string].add(run[end] if end < len(run) else number)
    return {s for s in before if min(len(before[s]), len(behind[s])) >= _VARIETY}


def _holds(string: str, counts: Mapping[str, int], size: int) -> bool:
    """Tell whether the parts of a string belong together, wherever it is divided."""
    times, last = counts[string], len(string) - 1
    if last > 1 and not _JOINING.isdisjoint((string[0], string[-1])):
        return False
    for at in range(1, len(string)):
        one, other = counts[string[:at]], counts[string[at:]]
        bound = times / min(one, other)
        at_edge = (at == 1 and string[0] in _GRAMMAR) or (at == last and string[-1] in _GRAMMAR)
        if at_edge and bound < _EDGE:
            return False
        if bound < _BOUND and log2(times * size / (one * other)) < _HELD:
            return False
    return True


def _standing_alone(found: Mapping[str, int], least: int) -> Iterator[tuple[str, int]]:
    """Yield the strings that are not nearly always parts of longer ones, with their counts."""
    within: Counter[str] = Counter()
    for string, count in found.items():
        for part in {
            string[a:b] for a in range(len(string)) for b in range(a + 2, len(string) + 1)
        }:
            if part != string and part in found:
                within[part] = max(within[part], count)
    for string, count in found.items():
        alone = count - within[string]
        if alone >= _ALONE * count and (alone >= least or not within[string]):
            yield string, count
