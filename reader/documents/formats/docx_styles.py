"""What the paragraph styles of a Word document say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.ooxml import attribute, child, integer, value_of
from reader.documents.formats.style_names import read_style_name
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.documents.model import ParagraphKind

_BODY_LEVEL = 9
_LONGEST_CHAIN = 12
"""Word allows styles to stand on eleven others."""


class ParagraphFormat(NamedTuple):
    """What a style, or a paragraph itself, says; None where it says nothing.

    Attributes:
        level: the heading's level (0: the title), -1 for what is expressly body text.
        kind: what else its name tells.
        instance: the list that it belongs to; '' expressly none.
        depth: how deep in that list, from 0.
    """

    level: int | None = None
    kind: ParagraphKind | None = None
    instance: str | None = None
    depth: int | None = None

    def over(self, base: ParagraphFormat) -> ParagraphFormat:
        """Return this format, with what it leaves open taken from ``base``."""
        return ParagraphFormat(
            base.level if self.level is None else self.level,
            base.kind if self.kind is None else self.kind,
            base.instance if self.instance is None else self.instance,
            base.depth if self.depth is None else self.depth,
        )


class Styles:
    """The paragraph styles of a document, inheritance resolved."""

    def __init__(self, root: _Element | None) -> None:
        self._own: dict[str, ParagraphFormat] = {}
        self._base: dict[str, str] = {}
        self._default = ""
        self._resolved: dict[str, ParagraphFormat] = {}
        for element in [] if root is None else root:
            if local(element) == "style" and attribute(element, "type") == "paragraph":
                self._read(element)

    def style_of(self, properties: _Element | None) -> str:
        """Return the id of the style that a paragraph with these properties has."""
        named = "" if properties is None else value_of(properties, "pStyle")
        return named if named in self._own else self._default

    def format_of(self, style: str) -> ParagraphFormat:
        """Return what a style and those that it is based on say."""
        if style not in self._resolved:
            chain = [style]
            while len(chain) < _LONGEST_CHAIN and (base := self._base.get(chain[-1])):
                chain.append(base)
            found = ParagraphFormat()
            for name in chain:
                found = found.over(self._own.get(name, ParagraphFormat()))
            self._resolved[style] = found
        return self._resolved[style]

    def _read(self, element: _Element) -> None:
        style = attribute(element, "styleId")
        if attribute(element, "default") in ("1", "true", "on"):
            self._default = style
        base = value_of(element, "basedOn")
        if base:
            self._base[style] = base
        named = read_style_name(value_of(element, "name"))
        own = read_format(child(element, "pPr"))
        self._own[style] = own.over(ParagraphFormat(named.level, named.kind))


def read_format(properties: _Element | None) -> ParagraphFormat:
    """Return what paragraph properties (``w:pPr``) say."""
    if properties is None:
        return ParagraphFormat()
    level = integer(value_of(properties, "outlineLvl"), -1)
    numbers = child(properties, "numPr")
    instance, depth = "", -1
    if numbers is not None:
        instance = value_of(numbers, "numId")
        depth = integer(value_of(numbers, "ilvl"), -1)
    return ParagraphFormat(
        level=None if level < 0 else level + 1 if level < _BODY_LEVEL else -1,
        instance=("" if instance == "0" else instance) if instance else None,
        depth=depth if depth >= 0 else None,
    )
