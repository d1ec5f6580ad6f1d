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
_LEAST = 2  # times that a pair has to stand in the texts
_STRONG = 0.25  # of the rarer one of two characters, how often it stands beside the other
_DIGITS = frozenset("0123456789.%‰")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_APART = frozenset("的了和与及是在于对把被将以之其而且或并也都为等第着地得")


class Vocabulary:
    """Judges by folded texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._characters: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        left = _SAMPLE
        for text in texts:
            if left <= 0:
                break
            self._characters.update(text[:left])
            self._pairs.update(pairwise(text[:left]))
            left -= len(text)

    def joins(self, text: str, at: int) -> bool:
        """Tell whether ``text[at - 1]`` and ``text[at]`` belong to one word or one number."""
        if not 0 < at < len(text):
            return False
        before, after = text[at - 1], text[at]
        if before in _DIGITS or after in _DIGITS:
            return before in _DIGITS and after in _DIGITS
        if before.isascii() or after.isascii():
            return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        if before in _NUMERALS and after in _NUMERALS:
            return True
        if not (before.isalnum() and after.isalnum()) or before in _APART or after in _APART:
            return False
        times = self._pairs[before, after]
        rarer = min(self._characters[before], self._characters[after])
        return times >= _LEAST and times >= _STRONG * rarer
