from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color

from reader.tui.appearance.themes import CONTRAST, NIGHT, PAPER, SEPIA, TERMINAL
from reader.tui.terminal.few_colours import fitted

if TYPE_CHECKING:
    from textual.theme import Theme

OURS = (PAPER, NIGHT, SEPIA, CONTRAST)
SYSTEMS = {"256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD}
GREEN, BLUE = 1, 2
READABLE, LARGE = 4.5, 3.0  # WCAG 2 asks for them behind text, and behind what is bold


def drawn(theme: Theme, name: str, system: str) -> Color:
    """Return the colour that the terminal shows in the end."""
    value = theme.variables.get(name) or getattr(theme, name)
    return Color(*RichColor.parse(value).downgrade(SYSTEMS[system]).get_truecolor())


def contrast(one: Color, other: Color) -> float:
    def light(colour: Color) -> float:
        parts = [c / 255 for c in colour.rgb]
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05

    darker, lighter = sorted((light(one), light(other)))
    return lighter / darker


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_text_is_readable_on_everything_behind_it(theme: Theme, system: str) -> None:
    few = fitted(theme, system)
    ink = drawn(few, "foreground", system)
    for ground in ("background", "surface", "cursor-row", "selection"):
        assert contrast(ink, drawn(few, ground, system)) >= READABLE
    paper = drawn(few, "background", system)
    assert contrast(ink, drawn(few, "hit", system)) >= LARGE
    assert contrast(paper, drawn(few, "hit-current", system)) >= LARGE
    for ground in ("panel", "ruler"):
        assert contrast(ink, drawn(few, ground, system)) >= LARGE
    for quiet in ("ink-faint", "primary"):
        assert contrast(drawn(few, quiet, system), drawn(few, "background", system)) >= 2.4


@pytest.mark.parametrize("theme", [PAPER, NIGHT], ids=lambda theme: theme.name)
def test_grounds_keep_their_hue_and_differ(theme: Theme) -> None:
    few = fitted(theme, "256")
    grounds = [drawn(few, name, "256") for name in ("background", "surface", "panel")]
    assert len(set(grounds)) == len(grounds)
    for ground in grounds:
        assert max(ground.rgb) - min(ground.rgb) < 48
        assert ground.rgb[GREEN] >= ground.rgb[BLUE]


@pytest.mark.parametrize("system", ["truecolor", "windows", None])
def test_a_theme_stays_as_it_is_where_colours_abound(system: str | None) -> None:
    assert fitted(PAPER, system) is PAPER


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_theme_of_the_terminals_own_colours_stays_as_it_is(system: str) -> None:
    assert fitted(TERMINAL, system) is TERMINAL


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_colours_of_highlights_are_told_apart(theme: Theme, system: str) -> None:
    few = fitted(theme, system)
    names = [name for name in few.variables if name.startswith("mark-")]
    assert len({drawn(few, name, system).hex for name in names}) == len(names)
    for name in names:
        assert contrast(drawn(few, "foreground", system), drawn(few, name, system)) >= LARGE
