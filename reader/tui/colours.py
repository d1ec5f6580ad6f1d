"""How the colours of highlights follow one another, and which style of the text view they have."""

from __future__ import annotations

from reader.library.colours import COLOURS


def next_colour(colour: str | None) -> str:
    """Return the colour after one, the first for None and for names of other programs."""
    if colour not in COLOURS:
        return COLOURS[0]
    return COLOURS[(COLOURS.index(colour) + 1) % len(COLOURS)]


def style_of(colour: str) -> str:
    """Return the component class of a colour; names of other programs look like the first."""
    return f"highlight-{colour if colour in COLOURS else COLOURS[0]}"
