"""Themes on terminals with few colours.

Rich takes each colour to one of 256, or 16, by itself, and turns paper pink and quiet ink invisible
that way. So a theme is given colours that the terminal has, before anything is drawn with it: of
256 the one that the eye finds nearest, of 16 what the colour is for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import dist, inf
from typing import TYPE_CHECKING

from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from textual.color import Color

if TYPE_CHECKING:
    from textual.theme import Theme

_GROUNDS = ("background", "surface", "panel")
"""What must be told from one another where it differs."""
_MARK = "mark-"
_OWN = 16  # the first colours of 256 are the user's, and may be any
_GREYS, _STEPS = 231, 25  # grey number n of 24 is colour 231 + n; to Rich it is n / 25 of white
_NEAR = 11.0  # in CIE L*a*b*: what is further from a colour is another one
_LIGHT = {
    "primary": 4, "secondary": 4, "accent": 1, "warning": 5, "error": 1, "success": 2,
    "foreground": 0, "background": 15, "surface": 15, "panel": 7,
    "ink-faint": 8, "thumb": 8, "rule": 7, "cinnabar": 1, "hit": 11, "hit-current": 1,
    "selection": 14, "cursor-row": 7, "ruler": 7, "mark-yellow": 11, "mark-green": 10,
    "mark-blue": 14, "mark-pink": 9, "mark-purple": 13,
}  # fmt: skip
_DARK = {
    "primary": 11, "secondary": 14, "accent": 9, "warning": 11, "error": 9, "success": 10,
    "foreground": 15, "background": 0, "surface": 0, "panel": 8, "ink-faint": 7, "thumb": 7,
    "rule": 8, "cinnabar": 9, "hit": 3, "hit-current": 11, "selection": 4, "cursor-row": 0,
    "ruler": 8, "mark-yellow": 3, "mark-green": 2, "mark-blue": 4,
    "mark-pink": 1, "mark-purple": 5,
}  # fmt: skip


def fitted(theme: Theme, system: str | None) -> Theme:
    """Return a theme in colours that a terminal has.

    Args:
        theme: any theme.
        system: what Rich calls the colours of the terminal; with more than 256, or none at all,
            and where the theme leaves all colours to the terminal, the theme stays as it is.
    """
    if theme.ansi or system not in {"256", "standard"}:
        return theme
    colours = _colours(theme)
    if system == "256":
        return _with(theme, _nearest_of_all(colours))
    table = _DARK if theme.dark else _LIGHT
    known = {name: STANDARD_PALETTE[table[name]].hex for name in colours if name in table}
    return _with(theme, known)


def _colours(theme: Theme) -> dict[str, str]:
    """Return the colours that a theme names."""
    own = {name: getattr(theme, name) for name in _LIGHT if name not in theme.variables}
    every = own | {name: value for name, value in theme.variables.items() if value.startswith("#")}
    return {name: value for name, value in every.items() if value}


def _with(theme: Theme, colours: dict[str, str]) -> Theme:
    """Return a theme with other colours in place of some."""
    other = {name: value for name, value in colours.items() if name in theme.variables}
    changed = replace(theme, variables=theme.variables | other)
    for name in colours.keys() - other.keys():
        setattr(changed, name, colours[name])
    return changed


def _nearest_of_all(colours: dict[str, str]) -> dict[str, str]:
    """Return the nearest of 256 colours for each, grounds that differ kept apart."""
    numbers = {name: _nearest(value)[0] for name, value in colours.items()}
    taken: dict[str, int] = {}
    for name in _GROUNDS:
        others = tuple(number for old, number in taken.items() if old != colours[name])
        number, distance = _nearest(colours[name], others)
        numbers[name] = number if distance < _NEAR else numbers[name]
        taken[colours[name]] = numbers[name]
    return {name: _said(number) for name, number in (numbers | _of_marks(colours, numbers)).items()}


def _of_marks(colours: dict[str, str], numbers: dict[str, int]) -> dict[str, int]:
    """Return the nearest colour for each highlight that has a hue and is no ground or other mark.

    How light it is counts twice: words stand on it.
    """
    taken = {numbers[name] for name in (*_GROUNDS, "selection")}
    marks: dict[str, int] = {}
    for name in (name for name in colours if name.startswith(_MARK)):
        light, *hue = _lab(*Color.parse(colours[name]).rgb)
        distances = {
            number: dist((2 * light, *hue), (2 * own, *others))
            for number, (own, *others) in enumerate(_palette(), _OWN)
            if number not in taken and len({*EIGHT_BIT_PALETTE[number]}) > 1
        }
        marks[name] = min(distances, key=distances.__getitem__)
        taken.add(marks[name])
    return marks


@cache
def _nearest(colour: str, but: tuple[int, ...] = ()) -> tuple[int, float]:
    """Return the nearest of 256 colours, but for some, and how far it is."""
    wanted = _lab(*Color.parse(colour).rgb)
    distances = [dist(wanted, one) for one in _palette()]
    for number in but:
        distances[number - _OWN] = inf
    distance = min(distances)
    return _OWN + distances.index(distance), distance


@cache
def _palette() -> list[tuple[float, float, float]]:
    """Return CIE L*a*b* of the colours of 256 that are the same everywhere."""
    return [_lab(*EIGHT_BIT_PALETTE[at]) for at in range(_OWN, 256)]


def _said(number: int) -> str:
    """Return what Rich takes to a colour of 256."""
    if number <= _GREYS:
        return EIGHT_BIT_PALETTE[number].hex
    share = round(255 * (number - _GREYS) / _STEPS)
    return Color(share, share, share).hex


def _lab(red: int, green: int, blue: int) -> tuple[float, float, float]:
    """Return CIE L*a*b* of an sRGB colour (IEC 61966-2-1, white D65)."""
    r, g, b = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (red / 255, green / 255, blue / 255)
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
