"""The colours of highlights and tags as other programs name them."""

from __future__ import annotations

import re
from typing import Final

PALETTE: Final = {
    "yellow": "#FBE7A1",
    "green": "#D3E8C3",
    "blue": "#CFE2F3",
    "pink": "#F8D3DC",
    "purple": "#E2D6F0",
}
COLOURS: Final = tuple(PALETTE)
"""The names of the colours, in the order in which they follow one another."""
STYLES: Final = ("underline", "strike")
"""Ways to mark a passage without a colour; they stand where the name of a colour does."""
_HUES = {"yellow": 0.14, "green": 0.33, "blue": 0.61, "pink": 0.95, "purple": 0.76}
_OTHER = "#EFE9DD"
_RGB = re.compile(r"#[0-9A-Fa-f]{6}")


def rgb(colour: str) -> str:
    """Return a colour as ``#RRGGBB``; one that is not known is grey."""
    return colour.upper() if _RGB.fullmatch(colour) else PALETTE.get(colour, _OTHER)


def name_of(value: str) -> str:
    """Return the name of our colour that is nearest in hue to ``#RGB`` or ``#RRGGBB``.

    Grey, and what is no colour, has no name.
    """
    digits = value.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not _RGB.fullmatch(f"#{digits}"):
        return ""
    hue = _hue(digits)
    if hue is None:
        return ""
    return min(_HUES, key=lambda name: _apart(hue, _HUES[name]))


def _hue(digits: str) -> float | None:
    """Return the angle of a colour on the circle, 0 to 1; None for grey."""
    from colorsys import rgb_to_hls

    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, _, saturation = rgb_to_hls(red, green, blue)
    return hue if saturation > 0.1 else None


def _apart(one: float, other: float) -> float:
    distance = abs(one - other)
    return min(distance, 1 - distance)
