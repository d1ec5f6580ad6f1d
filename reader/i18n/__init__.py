"""Texts for the user in Simplified Chinese, Traditional Chinese and English.

A message is named ``area.name``; the area is a file in ``catalogues``, which holds the three
languages side by side and is read the first time that one of its messages is wanted. English words
follow a number so: ``{n} {n:passage|passages}``.
"""

from __future__ import annotations

import os

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
_CATALOGUES = os.path.join(os.path.dirname(__file__), "catalogues")
_TRADITIONAL = ("hant", "tw", "hk", "mo")
_catalogues: dict[str, dict[str, dict[str, str]]] = {}
_current: str | None = None


def tr(key: str, /, **values: object) -> str:
    """Return the message ``key`` in the current language, its ``{placeholders}`` filled in.

    Raises:
        KeyError: the catalogues have no such message.
    """
    area, _, name = key.partition(".")
    told = {key: _Number(value) if type(value) is int else value for key, value in values.items()}
    return _catalogue(area)[name][language()].format(**told)


class _Number(int):
    """A whole number, which may be told as one word for one and another for all others."""

    def __format__(self, form: str) -> str:
        one, bar, many = form.partition("|")
        return super().__format__(form) if not bar else one if self == 1 else many


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
    if "hans" in tag:
        return "zh-Hans"
    return "zh-Hant" if any(part in tag for part in _TRADITIONAL) else "zh-Hans"


def _catalogue(area: str) -> dict[str, dict[str, str]]:
    if area not in _catalogues:
        try:
            with open(os.path.join(_CATALOGUES, f"{area}.toml"), encoding="utf-8") as file:
                _catalogues[area] = parse_catalogue(file.read())
        except FileNotFoundError:
            raise KeyError(area) from None
    return _catalogues[area]


def parse_catalogue(toml: str) -> dict[str, dict[str, str]]:
    r"""Read the few forms of TOML that catalogues use, without the cost of importing `tomllib`.

    These are comments, ``[name]``, and ``language = "text"`` on one line, where the text may hold
    the escapes ``\"``, ``\\`` and ``\n``.

    Raises:
        ValueError: a line has another form.
    """
    messages: dict[str, dict[str, str]] = {}
    texts: dict[str, str] = {}
    for line in toml.splitlines():
        if line.startswith("[") and line.endswith("]"):
            texts = messages.setdefault(line[1:-1], {})
        elif line and not line.startswith("#"):
            code, equals, text = line.partition(" = ")
            if not equals or len(text) < 2 or text[0] != '"' or text[-1] != '"':
                raise ValueError(line)
            texts[code] = _unescape(text[1:-1])
    return messages


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    backslash = "\x00"
    text = text.replace("\\\\", backslash).replace('\\"', '"').replace("\\n", "\n")
    return text.replace(backslash, "\\")
