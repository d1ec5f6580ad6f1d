"""Visible stand-ins for characters that would steer a terminal or hide text.

Every function keeps the number of code points, so offsets stay valid. A control character is shown
by its picture (␛ for ESC), a line or paragraph separator by ␤ or ¶, and what has no picture of its
own (C1, direction controls, invisible operators, tags, lone surrogates …) by U+FFFD. Characters
that belong to correct spelling and do no harm stay: joiners, zero-width spaces, variation
selectors, combining marks. Only the first `STACK` of a run of these stay, as in the
Stream-Safe Text Format (Unicode Standard Annex 15), because a longer run is one cell wide whatever
its length and could hide any amount of text.
"""

from __future__ import annotations

from functools import cache

from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re

STACK = 30
"""How many zero-width characters in a row are let through (code points)."""

_UNNAMED = "\ufffd"
_HARMFUL = (
    "\x7f-\x9f"  # DEL and C1
    "\xad"  # soft hyphen: terminals disagree about its width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u180e\u2061-\u2065\u206a-\u206f"  # invisible operators, deprecated controls
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # lone surrogates
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # byte order mark inside text, annotations, noncharacters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # shorthand and musical controls
    "\U000e0000-\U000e00ff"  # tags
)
_ZERO_WIDTH = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u135d-\u135f\u180b-\u180d\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060"
    "\u20d0-\u20f0\u302a-\u302d\u3099\u309a\u3164\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)


def sanitise(text: str) -> str:
    """Return one line with every harmful character but the tab replaced, line breaks included."""
    return _clean(text, "\t")


def sanitise_block(text: str) -> str:
    r"""Return text of several lines with every harmful character but ``\t`` and ``\n`` replaced."""
    return _clean(text, "\t\n")


def _clean(text: str, kept: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    if _is_harmless(text, kept):
        return text
    harmful, stack = _patterns(kept)
    if harmful.search(text):
        text = harmful.sub(lambda run: run[0].translate(_STAND_INS), text)
    if stack.search(text):
        text = stack.sub(lambda run: run[0][:STACK] + _UNNAMED * (len(run[0]) - STACK), text)
    return text


def _is_harmless(text: str, kept: str) -> bool:
    """Tell most texts that stay as they are, faster than the patterns can and are compiled.

    What is harmful is not printable for Python; a run of more than `STACK` zero-width characters
    has one at every place that a multiple of its length leads to.
    """
    for blank in kept + "\u3000":
        text = text.replace(blank, " ")
    if not text.isprintable():
        return False
    return len(text) <= STACK or not _zero_width().search(text[:: STACK + 1])


@cache
def _zero_width() -> re.Pattern[str]:
    return compiled(f"[{_ZERO_WIDTH}]")


@cache
def _patterns(kept: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    controls = "".join(chr(code) for code in range(0x20) if chr(code) not in kept)
    return (
        compiled(f"[{controls}{_HARMFUL}]+"),
        compiled(f"[{_ZERO_WIDTH}]{{{STACK + 1},}}"),
    )


class _StandIns(dict[int, str]):
    """Code point to stand-in, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        return _UNNAMED


_STAND_INS = _StandIns({code: chr(0x2400 + code) for code in range(0x20)})
_STAND_INS.update({0x7F: "␡", 0x85: "␤", 0xAD: "\u2010", 0x2028: "␤", 0x2029: "¶"})
