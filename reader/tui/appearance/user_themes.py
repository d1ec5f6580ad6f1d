"""Themes of the user's own: TOML files in the folder ``themes`` beside the settings.

A file names colours as a theme of `reader.tui.appearance.themes` does; what it leaves out comes
from the one that ``base`` names::

    base = "paper"
    background = "#fdfdf8"
    hit = "#ffe08a"
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.color import Color, ColorParseError

from reader.errors import PizhuError
from reader.tui.appearance.themes import DEFAULT, THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.theme import Theme

_NAME = re.compile(r"[\w-]{1,40}")
_BASES = {theme.name: theme for theme in THEMES}
_COLOURS = (
    "primary", "secondary", "accent", "warning", "error", "success", "foreground", "background",
    "surface", "panel",
)  # fmt: skip
_MOST = 100_000  # bytes: a longer file is no theme


def load(folder: Path) -> tuple[list[Theme], list[PizhuError]]:
    """Return the themes in a folder, by name, and what is wrong with those that cannot be used."""
    themes: list[Theme] = []
    problems: list[PizhuError] = []
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        files = []
    for file in files:
        try:
            themes.append(_theme(file))
        except PizhuError as error:
            problems.append(PizhuError("themes.in-file", path=file, problem=error))
    return themes, problems


def parse(name: str, values: Mapping[str, Any]) -> Theme:
    """Return the theme of a name that a file's values describe.

    Raises:
        PizhuError: they name something unknown, or a colour that is none.
    """
    if name in _BASES or not _NAME.fullmatch(name):
        raise PizhuError("themes.name", name=name)
    base = _BASES.get(str(values.get("base", DEFAULT)))
    if base is None:
        raise PizhuError("themes.base", base=values["base"], bases=", ".join(_BASES))
    colours = {key: _colour(key, value) for key, value in values.items() if key not in _OTHER}
    unknown = [key for key in colours if key not in _COLOURS and key not in base.variables]
    if unknown:
        known = ", ".join((*_OTHER, *_COLOURS, *base.variables))
        raise PizhuError("themes.unknown", key=unknown[0], known=known)
    dark = values.get("dark", base.dark)
    if not isinstance(dark, bool):
        raise PizhuError("settings.not-a-flag", name="dark", value=dark)
    variables = base.variables | {key: c for key, c in colours.items() if key not in _COLOURS}
    theme = replace(base, name=name, dark=dark, variables=variables)
    for key in colours.keys() & set(_COLOURS):
        setattr(theme, key, colours[key])
    return theme


_OTHER = ("base", "dark")


def _theme(file: Path) -> Theme:
    import tomllib

    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST)
        values = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise PizhuError("themes.unreadable", reason=error.strerror) from error
    except ValueError as error:
        raise PizhuError("themes.unreadable", reason=error) from error
    return parse(file.stem, values)


def _colour(key: str, value: object) -> str:
    try:
        if isinstance(value, str):
            return Color.parse(value).css if value.startswith("ansi_") else Color.parse(value).hex
    except ColorParseError:
        pass
    raise PizhuError("themes.colour", key=key, value=value)
