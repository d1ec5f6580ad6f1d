"""Every ink of the themes is read on every ground that it may stand on."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from reader.tui.appearance.themes import CONTRAST, NIGHT, PAPER, SEPIA
from tests.contrast import HIGH, MARK, TEXT, ratio

if TYPE_CHECKING:
    from textual.theme import Theme

INKS: tuple[str, ...] = (
    "foreground",
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
)
INKS += ("ink-faint", "cinnabar")
GROUNDS = ("background", "surface", "panel", "cursor-row", "ruler")
MARKS = ("yellow", "green", "blue", "pink", "purple")
MARKED = (*(f"mark-{name}" for name in MARKS), "hit", "selection")
SEEN = 1.4  # how much two grounds differ that are told from one another by lightness alone
TOLD_APART = 12.0  # in parts of 255: a difference of hue that is seen without looking for it

every_theme = pytest.mark.parametrize(
    "theme", [PAPER, NIGHT, SEPIA, CONTRAST], ids=lambda theme: theme.name
)


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def too_faint(
    theme: Theme, inks: tuple[str, ...], grounds: tuple[str, ...], least: float
) -> list[tuple[str, str, float]]:
    pairs = [
        (ink, ground, round(ratio(colour(theme, ink), colour(theme, ground)), 2))
        for ink, ground in product(inks, grounds)
    ]
    return [pair for pair in pairs if pair[2] < least]


@every_theme
def test_inks_are_read_on_all_grounds(theme: Theme) -> None:
    least = HIGH if theme is CONTRAST else TEXT
    assert too_faint(theme, INKS, GROUNDS, least) == []
    assert too_faint(theme, ("foreground",), MARKED, least) == []
    assert too_faint(theme, ("background",), ("hit-current", "primary"), least) == []


@every_theme
def test_marks_are_seen(theme: Theme) -> None:
    assert too_faint(theme, ("hit-current", "cinnabar", "thumb"), ("background",), MARK) == []


@every_theme
def test_what_is_marked_is_told_from_what_is_not(theme: Theme) -> None:
    for name, other in combinations(("background", *MARKED), 2):
        one, two = colour(theme, name), colour(theme, other)
        apart = max(abs(a - b) for a, b in zip(one.rgb, two.rgb, strict=True))
        assert apart >= TOLD_APART or ratio(one, two) >= SEEN, (name, other)


def test_black_on_white_is_the_most_there_is() -> None:
    assert ratio(Color.parse("black"), Color.parse("white")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)
