"""Texts for the user in Simplified Chinese, Traditional Chinese and English.

A message is named ``area.name``; the area is a file in ``catalogues``, which holds the three
languages side by side and is read the first time that one of its messages is wanted.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
_CATALOGUES = Path(__file__).parent / "catalogues"
_TRADITIONAL = ("tw", "hk", "mo", "hant")
_current: str | None = None


def tr(key: str, /, **values: object) -> str:
    """Return the message ``key`` in the current language, its ``{placeholders}`` filled in.

    Raises:
        KeyError: the catalogues have no such message.
    """
    area, _, name = key.partition(".")
    return _catalogue(area)[name][language()].format(**values)


def language() -> str:
    """Return the language in use: the one chosen with `use`, else the locale's."""
    return _current or from_locale()


def use(code: str | None) -> None:
    """Choose one of `LANGUAGES`, or with None go back to the locale's.

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    global _current  # noqa: PLW0603  (one process speaks one language)
    if code is not None and code not in LANGUAGES:
        raise ValueError(code)
    _current = code


def from_locale() -> str:
    """Return the language that the environment asks for (POSIX order), English if none."""
    tag = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    tag = tag.lower().partition(".")[0]
    if not tag.startswith("zh"):
        return "en"
    return "zh-Hant" if any(part in tag for part in _TRADITIONAL) else "zh-Hans"


@cache
def _catalogue(area: str) -> dict[str, dict[str, str]]:
    import tomllib

    with (_CATALOGUES / f"{area}.toml").open("rb") as file:
        return tomllib.load(file)
