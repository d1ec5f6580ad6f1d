"""How well one colour is told from another, as WCAG 2.2 reckons it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.color import Color

TEXT, MARK, HIGH = 4.5, 3.0, 7.0
"""The least contrast of text, of marks that mean something, and of text where much is wanted."""


def ratio(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = _linear(colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(parts: Iterable[int]) -> list[float]:
    shares = [part / 255 for part in parts]
    return [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
