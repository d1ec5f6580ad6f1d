"""Which neighbouring characters belong to one word, judged by the texts themselves.

No dictionary knows the names of places and projects; the texts repeat them.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 400_000  # code points; more was not found to judge better
_STRONG = 0.2  # of the rarer one of two characters, how often it stands again beside the other
_RATES = frozenset("%‰")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_APART = frozenset("的了和与及是在于对把被将以之其而且或并也都为等第着地得")


class Vocabulary:
    """Judges by folded texts."""

    def __init__(self, *documents: Iterable[str]) -> None:
        """Count in documents, each by itself.

        What two editions have in common says nothing twice, so what one has more often counts.

        Args:
            documents: the folded paragraphs of each, without white space.
        """
        self._characters: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for paragraphs in documents:
            characters, pairs = _counted(paragraphs, _SAMPLE // len(documents))
            self._characters |= characters
            self._pairs |= pairs

    def joins(self, text: str, at: int) -> bool:
        """Tell whether ``text[at - 1]`` and ``text[at]`` belong to one word or one number."""
        if not 0 < at < len(text):
            return False
        if is_inside_number(text, at):
            return True
        before, after = text[at - 1], text[at]
        if not (_may_be_of_a_word(before) and _may_be_of_a_word(after)):
            return False
        times = self._times(text, at)
        if 2 * times < self._times(text, at - 1) + self._times(text, at + 1):
            return False  # where two words meet: 国有资产
        rarer = min(self._characters[before], self._characters[after])
        return times > 1 and times - 1 >= _STRONG * rarer

    def _times(self, text: str, at: int) -> int:
        """Return how often two neighbours stand together in the documents."""
        return self._pairs[text[at - 1], text[at]] if 0 < at < len(text) else 0


def is_inside_number(text: str, at: int) -> bool:
    """Tell whether a number or a Latin word goes on from ``text[at - 1]`` to ``text[at]``."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _NUMERALS and after in _NUMERALS:
        return True
    if not (before.isascii() or after in _RATES):
        return False
    if "." in {before, after}:
        point = at if after == "." else at - 1
        return text[point - 1 : point].isdigit() and text[point + 1 : point + 2].isdigit()
    if after in _RATES:
        return before.isdigit()
    return before.isalnum() and after.isascii() and after.isalnum()


def _may_be_of_a_word(character: str) -> bool:
    return character.isalnum() and not character.isascii() and character not in _APART


def _counted(paragraphs: Iterable[str], left: int) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how often characters and pairs stand in the first ``left`` characters."""
    characters: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in paragraphs:
        if left <= 0:
            break
        characters.update(text[:left])
        pairs.update(pairwise(text[:left]))
        left -= len(text)
    return characters, pairs
