"""The colours: paper and ink, with an annotator's cinnabar for everything of one's own.

Beside Textual's own variables each theme sets those that the style sheets of the reader use:
``ink-faint`` for what should not be noticed, ``rule`` for lines, ``thumb`` for what slides along
them, ``hit`` and ``hit-current``, ``selection``, ``cursor-row``, ``ruler`` for the band under the
row that is read, and ``mark-…`` for the colours of highlights.

All inks can be read on all grounds that they may stand on: a contrast of 4.5 at least, of 7 in the
one of high contrast, as WCAG 2.2 reckons it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES, Theme

from reader.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#7a5c3e",
    secondary="#4d6770",
    accent="#b0392b",
    warning="#845b14",
    error="#9d2a22",
    success="#536a3b",
    foreground="#2e2924",
    background="#f7f2e8",
    surface="#f1eadc",
    panel="#e9dfcc",
    variables={
        "ink-faint": "#6b6153",
        "thumb": "#958876",
        "rule": "#ddd2bd",
        "cinnabar": "#b0392b",
        "hit": "#f0c98d",
        "hit-current": "#a25d17",
        "selection": "#bacdcd",
        "cursor-row": "#f0e8d8",
        "ruler": "#ebe0cb",
        "mark-yellow": "#f8efb4",
        "mark-green": "#d5e3bb",
        "mark-blue": "#cbdde6",
        "mark-pink": "#f1cfcd",
        "mark-purple": "#dfd2e6",
    },
)

NIGHT = Theme(
    name="night",
    dark=True,
    primary="#b89b78",
    secondary="#8aa4ab",
    accent="#e27865",
    warning="#d8a64e",
    error="#e2786c",
    success="#9cb27e",
    foreground="#d3cabb",
    background="#1c1b19",
    surface="#232220",
    panel="#2d2b28",
    variables={
        "ink-faint": "#9c9588",
        "thumb": "#7d7568",
        "rule": "#3a3733",
        "cinnabar": "#e27865",
        "hit": "#6b4a1c",
        "hit-current": "#d3912f",
        "selection": "#34464b",
        "cursor-row": "#262522",
        "ruler": "#302e2a",
        "mark-yellow": "#454224",
        "mark-green": "#37452c",
        "mark-blue": "#27425a",
        "mark-pink": "#53333a",
        "mark-purple": "#43374f",
    },
)

SEPIA = Theme(
    name="sepia",
    dark=False,
    primary="#734c2a",
    secondary="#4f5744",
    accent="#973222",
    warning="#734c14",
    error="#8f2a1e",
    success="#4e592c",
    foreground="#43321f",
    background="#ecdfc4",
    surface="#e5d6b7",
    panel="#dac8a4",
    variables={
        "ink-faint": "#62523d",
        "thumb": "#8d7657",
        "rule": "#cfbc97",
        "cinnabar": "#973222",
        "hit": "#e3b06d",
        "hit-current": "#935218",
        "selection": "#c3c9b0",
        "cursor-row": "#e5d6b7",
        "ruler": "#e0cfab",
        "mark-yellow": "#f1e09a",
        "mark-green": "#c7d09a",
        "mark-blue": "#bccdc9",
        "mark-pink": "#e5bba7",
        "mark-purple": "#d1bccb",
    },
)

CONTRAST = Theme(
    name="contrast",
    dark=True,
    primary="#ffe9b0",
    secondary="#7fdfff",
    accent="#ffa797",
    warning="#ffd75f",
    error="#ffa797",
    success="#9fe870",
    foreground="#ffffff",
    background="#000000",
    surface="#141414",
    panel="#1c1c1c",
    variables={
        "ink-faint": "#c4c4c4",
        "thumb": "#b8b8b8",
        "rule": "#8a8a8a",
        "cinnabar": "#ffa797",
        "hit": "#6b5000",
        "hit-current": "#ff9d2e",
        "selection": "#004f7a",
        "cursor-row": "#1c1c1c",
        "ruler": "#303030",
        "mark-yellow": "#5c5200",
        "mark-green": "#1f5200",
        "mark-blue": "#00406b",
        "mark-pink": "#6b1f33",
        "mark-purple": "#49206b",
    },
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_bright_blue",  # blue is not seen on black
    secondary="ansi_cyan",
    accent="ansi_red",
    warning="ansi_magenta",  # yellow is not seen on white
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_bright_black",
    boost="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "ink-faint": "ansi_bright_black",
        "thumb": "ansi_default",
        "rule": "ansi_bright_black",
        "cinnabar": "ansi_red",
        "hit": "ansi_yellow",
        "hit-current": "ansi_bright_yellow",
        "selection": "ansi_blue",
        "cursor-row": "ansi_default",
        "ruler": "ansi_default",
        "mark-yellow": "ansi_yellow",
        "mark-green": "ansi_green",
        "mark-blue": "ansi_blue",
        "mark-pink": "ansi_red",
        "mark-purple": "ansi_magenta",
    },
)

THEMES = (PAPER, NIGHT, SEPIA, CONTRAST, TERMINAL)
DEFAULT = PAPER.name
_OPAQUE = len("#rrggbb")


def as_rich(colour: str) -> str:
    """Return a colour of a theme as Rich calls it, which knows neither ANSI names nor alpha."""
    if colour.startswith("ansi_"):
        return colour.removeprefix("ansi_")
    return colour[:_OPAQUE] if colour.startswith("#") else colour


def without_colours() -> bool:
    """Tell whether nothing is to be told by colours: see no-color.org."""
    return "NO_COLOR" in os.environ


def on_ground(colours: Mapping[str, str], name: str) -> str:
    """Return the look of words on one of a theme's grounds, as Rich says it.

    The terminal's own colours bring their ink; without colours the words are underlined.
    """
    if without_colours():
        return "underline"
    ground = colours[name]
    return f"on {ground}" if ground.startswith("#") else f"black on {ground}"


def theme_label(name: str) -> str:
    """Return what a theme is called; the user's own by their names."""
    known = any(theme.name == name for theme in THEMES)
    return tr(f"tui.theme_{name}") if known else name
