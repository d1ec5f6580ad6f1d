"""How tags and the colours of highlights look outside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.palette import COLOURS
from reader.tui.appearance.colours import known_colour
from reader.tui.appearance.themes import on_ground

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class TagLooks:
    """Styles, as Rich writes them, in the colours of a theme."""

    def __init__(self, variables: Mapping[str, str], colour_of: Callable[[str], str]) -> None:
        """Take the theme's variables, and what tells the colour of a tag, empty without one."""
        self._variables = variables
        self._colour_of = colour_of
        self.own = variables["cinnabar"]
        self.faint = variables["ink-faint"]
        self.strong = f"bold {variables['foreground']}"
        self.warning = variables["warning"]

    def tag(self, name: str) -> str:
        """Return the look of a tag."""
        colour = self._colour_of(name)
        return self.mark(colour) if colour else self.own

    def mark(self, colour: str | None) -> str:
        """Return the look of words highlighted in a colour or style."""
        if not colour:
            return ""
        name = known_colour(colour)
        if name not in COLOURS:
            return name
        return on_ground(self._variables, f"mark-{name}")
