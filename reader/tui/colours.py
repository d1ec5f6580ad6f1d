"""The colours of highlights, by name; the themes say how they look."""

from __future__ import annotations

COLOURS = ("yellow", "green", "blue", "pink", "purple")


def next_colour(colour: str | None) -> str:
    """Return the colour after one, the first for None and for names of other programs."""
    if colour not in COLOURS:
        return COLOURS[0]
    return COLOURS[(COLOURS.index(colour) + 1) % len(COLOURS)]


def style_of(colour: str) -> str:
    """Return the component class of a colour; names of other programs look like the first."""
    return f"highlight-{colour if colour in COLOURS else COLOURS[0]}"
