"""How the colours of highlights follow one another, and which style of the text view they have."""

from __future__ import annotations

from annotations.palette import COLOURS, STYLES, name_of

MARKS = (*COLOURS, *STYLES)
"""All ways to mark words: the colours, then the styles without one."""


def next_colour(colour: str | None) -> str:
    """Return the colour after one, the first for None and for names of other programs."""
    if colour not in COLOURS:
        return COLOURS[0]
    return COLOURS[(COLOURS.index(colour) + 1) % len(COLOURS)]


def known_colour(colour: str) -> str:
    """Return one of `MARKS` for a colour: the nearest for ``#RRGGBB``, the first for others."""
    if colour in MARKS:
        return colour
    return name_of(colour) or COLOURS[0]


def style_of(colour: str) -> str:
    """Return the component class of a colour or style."""
    return f"highlight-{known_colour(colour)}"
