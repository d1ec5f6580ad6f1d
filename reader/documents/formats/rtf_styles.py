"""The paragraph styles of an RTF document."""

from __future__ import annotations

from typing import NamedTuple

from reader.documents.formats.style_names import NamedStyle, read_style_name

_BODY_LEVEL = 9
_LONGEST_CHAIN = 12


class RtfStyle(NamedTuple):
    """A paragraph's format: the number of its style, its outline level (from 0).

    In the definition of a style: its own number, and that of the style that it is based on.
    """

    number: int = 0
    outline: int | None = None
    base: int | None = None


DEFAULT = RtfStyle()


class RtfStyles:
    """The styles of a document, by number."""

    def __init__(self) -> None:
        self._styles: dict[int, tuple[RtfStyle, NamedStyle]] = {}

    def define(self, style: RtfStyle, name: str) -> None:
        """Take in the definition of a style."""
        self._styles[style.number] = (style, read_style_name(name.strip().removesuffix(";")))

    def resolve(self, style: RtfStyle) -> NamedStyle:
        """Return what a paragraph's own format and its style say."""
        if style.outline is not None:
            return _at(style.outline)
        number: int | None = style.number
        for _ in range(_LONGEST_CHAIN):
            if number not in self._styles:
                break
            definition, named = self._styles[number]
            if definition.outline is not None:
                return _at(definition.outline)
            if named != NamedStyle():
                return named
            number = definition.base
        return NamedStyle()


def _at(outline: int) -> NamedStyle:
    return NamedStyle(outline + 1 if 0 <= outline < _BODY_LEVEL else -1)
