"""White space and small marks in the text of HTML."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff“”‘’…—]"
)
_HAN = re.compile("[\u3400-\u9fff]")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE = re.compile(r"[0-9+\-=()n]{1,6}")
_LOWERABLE = re.compile(r"[0-9+\-=()]{1,6}")


def collapse(text: str) -> str:
    """Return a text with each run of white space as one space, and none around it.

    A line break between two wide characters is no space: Chinese is broken anywhere.
    No-break and ideographic spaces stay.
    """
    return _SPACE.sub(_collapsed, text).strip(" ")


def _collapsed(space: re.Match[str]) -> str:
    if "\n" not in space[0] and "\r" not in space[0]:
        return " "
    start, end = space.span()
    wide = start and _WIDE.match(space.string, start - 1) and _WIDE.match(space.string, end)
    return "" if wide else " "


def raised(text: str) -> str:
    """Return what stands in ``sup``: m² for digits that are no sign of a note."""
    return text.translate(_RAISED) if _RAISABLE.fullmatch(text) else text


def lowered(text: str) -> str:
    """Return what stands in ``sub``: H₂O."""
    return text.translate(_LOWERED) if _LOWERABLE.fullmatch(text) else text


def reading(text: str) -> str:
    """Return what stands in ``rt`` above a character: nothing if it only says how it sounds."""
    return f"（{text.strip()}）" if _HAN.search(text) else ""
