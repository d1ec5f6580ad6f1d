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
    """Return the themes in a folder, by name, and what of them cannot be used."""
    themes: list[Theme] = []
    problems: list[PizhuError] = []
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        files = []
    for file in files:
        try:
            theme, wrong = _theme(file)
        except PizhuError as error:
            wrong = [error]
        else:
            themes.append(theme)
        problems += (PizhuError("themes.in-file", path=file, problem=error) for error in wrong)
    return themes, problems


def parse(name: str, values: Mapping[str, Any]) -> tuple[Theme, list[PizhuError]]:
    """Return the theme of a name that a file's values describe, and what is wrong with them.

    A wrong value is as one left out.

    Raises:
        PizhuError: it cannot have that name.
    """
    if name in _BASES or not _NAME.fullmatch(name):
        raise PizhuError("themes.name", name=name)
    base = _BASES.get(str(values.get("base")), _BASES[DEFAULT])
    own: dict[str, Any] = {}
    problems: list[PizhuError] = []
    for key, value in values.items():
        try:
            own[key] = _checked(key, value, base)
        except PizhuError as error:
            problems.append(error)
    variables = {key: own.get(key, colour) for key, colour in base.variables.items()}
    theme = replace(base, name=name, dark=own.get("dark", base.dark), variables=variables)
    for key in own.keys() & set(_COLOURS):
        setattr(theme, key, own[key])
    return theme, problems


_OTHER = ("base", "dark")


def _theme(file: Path) -> tuple[Theme, list[PizhuError]]:
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


def _checked(key: str, value: object, base: Theme) -> object:
    """Return a value of a theme that begins with another one, in the form that Textual keeps."""
    if key == "base":
        if str(value) not in _BASES:
            raise PizhuError("themes.base", base=value, bases=", ".join(_BASES))
        return value
    if key == "dark":
        if not isinstance(value, bool):
            raise PizhuError("settings.not-a-flag", name=key, value=value)
        return value
    if key not in _COLOURS and key not in base.variables:
        known = ", ".join((*_OTHER, *_COLOURS, *base.variables))
        raise PizhuError("themes.unknown", key=key, known=known)
    return _colour(key, value)


def _colour(key: str, value: object) -> str:
    try:
        if isinstance(value, str):
            return Color.parse(value).css if value.startswith("ansi_") else Color.parse(value).hex
    except ColorParseError:
        pass
    raise PizhuError("themes.colour", key=key, value=value)
