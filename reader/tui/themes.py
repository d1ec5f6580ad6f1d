"""The colours: paper and ink, with an annotator's cinnabar for everything of one's own.

Beside Textual's own variables each theme sets those that the style sheets of the reader use:
``ink-faint`` for what should not be noticed, ``rule`` for lines, ``hit`` and ``hit-current``,
``selection``, ``cursor-row``, ``ruler`` for the band under the row that is read, and ``mark-…``
for the colours of highlights.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from reader.i18n import tr

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#7a5c3e",
    secondary="#4f6a73",
    accent="#b23a2c",
    warning="#a8741a",
    error="#9d2a22",
    success="#5a7340",
    foreground="#2e2924",
    background="#f7f2e8",
    surface="#f1eadc",
    panel="#e9dfcc",
    variables={
        "ink-faint": "#958876",
        "rule": "#ddd2bd",
        "cinnabar": "#b23a2c",
        "hit": "#f0c98d",
        "hit-current": "#c9741c",
        "selection": "#cfdbdc",
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
    accent="#e0705c",
    warning="#d8a64e",
    error="#e2786c",
    success="#9cb27e",
    foreground="#d3cabb",
    background="#1c1b19",
    surface="#232220",
    panel="#2d2b28",
    variables={
        "ink-faint": "#7d7568",
        "rule": "#3a3733",
        "cinnabar": "#e0705c",
        "hit": "#6b4a1c",
        "hit-current": "#d3912f",
        "selection": "#34464b",
        "cursor-row": "#262522",
        "ruler": "#302e2a",
        "mark-yellow": "#454224",
        "mark-green": "#37452c",
        "mark-blue": "#2c424d",
        "mark-pink": "#53333a",
        "mark-purple": "#43374f",
    },
)

SEPIA = Theme(
    name="sepia",
    dark=False,
    primary="#744d2a",
    secondary="#5d6650",
    accent="#a03524",
    warning="#96631a",
    error="#8f2a1e",
    success="#5e6b35",
    foreground="#43321f",
    background="#ecdfc4",
    surface="#e5d6b7",
    panel="#dac8a4",
    variables={
        "ink-faint": "#8d7657",
        "rule": "#cfbc97",
        "cinnabar": "#a03524",
        "hit": "#e3b06d",
        "hit-current": "#b5651d",
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
    primary="#ffffff",
    secondary="#7fdfff",
    accent="#ff8a75",
    warning="#ffd75f",
    error="#ff8a75",
    success="#9fe870",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={
        "ink-faint": "#b8b8b8",
        "rule": "#8a8a8a",
        "cinnabar": "#ff8a75",
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
    primary="ansi_blue",
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
        "rule": "ansi_bright_black",
        "cinnabar": "ansi_red",
        "hit": "ansi_yellow",
        "hit-current": "ansi_bright_yellow",
        "selection": "ansi_blue",
        "cursor-row": "ansi_default",
        "mark-yellow": "ansi_yellow",
        "mark-green": "ansi_green",
        "mark-blue": "ansi_blue",
        "mark-pink": "ansi_red",
        "mark-purple": "ansi_magenta",
    },
)

THEMES = (PAPER, NIGHT, SEPIA, CONTRAST, TERMINAL)
DEFAULT = PAPER.name


def theme_label(name: str) -> str:
    """Return what a theme is called; the user's own by their names."""
    known = any(theme.name == name for theme in THEMES)
    return tr(f"tui.theme_{name}") if known else name
