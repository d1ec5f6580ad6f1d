"""Which neighbouring characters belong to one word, judged by the document itself.

A heading is set in groups that make sense (GB/T 9704 7.3.1: 词意完整). No dictionary knows the
names of places and projects in it, in all scripts; the document repeats them. Two characters that
hardly ever stand apart are one word, the more so if their neighbours hold together less.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise

from reader.text.linebreak import UNITS

_SAMPLE = 20_000  # code points; more was not found to judge better
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万萬亿億第")
_JOINING = frozenset("和与與及暨并並")
_PAUSES = frozenset("，,；;：:。！？!?\u3000 ")
_PARTICLES = frozenset("的之")
_PREPOSITIONS = ("关于", "關於", "關于", "对于", "對於", "對于")
_INSEPARABLE = frozenset([*_PREPOSITIONS, "员会", "員會"])
_NEVER = 2.0
_AT_A_PAUSE = -0.5
_AT_A_NUMBER = 0.05
_LEAST = 0.15  # how well characters hold together says less than what they are
_NEIGHBOURS = 0.3  # how much the strength of the pairs on both sides counts


class Cohesion:
    """How badly a heading breaks at a place."""

    def __init__(self, source: str) -> None:
        """Judge by the start of ``source``."""
        self._source = source

    def cost(self, text: str, at: int) -> float:
        """Return what a break before ``text[at]`` costs: 1 or more is bad, below 0 very good.

        What must not break at all `reader.text.linebreak` tells.
        """
        before, after = text[at - 1], text[at]
        if before in _PAUSES:
            return _AT_A_PAUSE
        if not (_is_han(before) and _is_han(after)):
            return 0.0
        if _belong_together(text, at):
            return _NEVER
        if _opens_number(text, at) or _closes_date(text, at):
            return _AT_A_NUMBER
        if after in _JOINING or before in _PARTICLES or before in _JOINING:
            return 0.1 if after in _JOINING else _LEAST
        around = self._strength(text, at - 1) + self._strength(text, at + 1)
        return max(0.2 + 0.8 * self._strength(text, at) - _NEIGHBOURS * around, _LEAST)

    def _strength(self, text: str, at: int) -> float:
        """Return how large a share of the rarer of two neighbours stands beside the other."""
        if not 0 < at < len(text):
            return 0.0
        before, after = text[at - 1], text[at]
        rarer = min(self._characters[before], self._characters[after])
        return self._pairs[before, after] / rarer if rarer else 0.0

    @cached_property
    def _characters(self) -> Counter[str]:
        return Counter(self._source[:_SAMPLE])

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(pairwise(self._source[:_SAMPLE]))


def _belong_together(text: str, at: int) -> bool:
    """Tell whether two characters are of one number, or a preposition and what it governs."""
    before, after = text[at - 1], text[at]
    if before in _NUMERALS:
        return after in _NUMERALS or after in UNITS
    return before + after in _INSEPARABLE or text.startswith(_PREPOSITIONS, max(at - 2, 0))


def _opens_number(text: str, at: int) -> bool:
    before = text[at - 1]
    counts = before in UNITS and text[max(at - 2, 0)] in _NUMERALS  # 第十四个五年
    return text[at] in _NUMERALS and before not in _NUMERALS and not counts


def _closes_date(text: str, at: int) -> bool:
    """Tell whether a place is just behind a year, month or day in figures."""
    return text[at - 1] in "年月日" and text[max(at - 2, 0)] in _NUMERALS


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿" or character == "〇"
