"""Where sentences end, for headings that share a line with their body."""

from __future__ import annotations

import re

from reader.documents.structure.patterns import Pattern
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STOPS = "。！？!?"
_CLOSERS = {"（": "）", "(": ")", "《": "》", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_MARKS = Pattern("[" + re.escape(STOPS + "".join(_CLOSERS) + "".join(_CLOSERS.values())) + "]")
FINISHING = frozenset("。！？!?；;：:…")
"""The characters that finish every text which ends with one of them."""
_CLOSING = "”’」』）)〕】"
SHORTEST_PROSE = 10  # code points; running text is longer
MAY_FINISH = FINISHING | set(_CLOSING + ".")
"""The last characters of finished texts, and of some others."""

_MOST_CLOSING = 2
_DEEPEST = 3


def first_stop(text: str, start: int = 0, limit: int = 130) -> int:
    """Return where the first sentence stops, -1 if not within ``limit`` code points.

    Stops inside brackets do not count; brackets nested deeper than three are taken for damage.
    """
    expected: list[str] = []
    for match in _MARKS.finditer(text, start, start + limit):
        mark = match[0]
        if mark in _CLOSERS:
            expected.append(_CLOSERS[mark])
            if len(expected) > _DEEPEST:
                expected.clear()
        elif expected and mark == expected[-1]:
            expected.pop()
        elif mark in STOPS and not expected:
            return match.start()
    return -1


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence or a clause does, closing marks aside."""
    bare = text.rstrip(_CLOSING)
    if len(text) - len(bare) > _MOST_CLOSING:
        return False
    return bare[-1:] in FINISHING or (
        bare[-1:] == "." and bare[-2:-1].isascii() and bare[-2:-1].isalnum()
    )


def is_prose(text: str) -> bool:
    """Tell whether a text reads as running text: long enough, and with marks inside."""
    return len(text) > SHORTEST_PROSE and any(mark in text for mark in "，,。；、")


def squeezed(text: str) -> str:
    """Return a text without its white space, for comparing headings and titles."""
    return "".join(text.split())


def median(lengths: Sequence[int]) -> float:
    """Return the middle one of at least one length, or the mean of the middle two."""
    ordered = sorted(lengths)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2
