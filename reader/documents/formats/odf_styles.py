"""What the styles of an OpenDocument text say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.odf_lists import read_list_style
from reader.documents.formats.ooxml import attribute
from reader.documents.formats.xml import local
from reader.documents.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from reader.documents.formats.list_numbers import ListLevel

_LONGEST_CHAIN = 12
_GROUPS = ("styles", "automatic-styles")


class OdfStyles:
    """The styles of a document, by name.

    Attributes:
        lists: the levels of each list style.
        outline: the numbers of headings.
        hidden: the styles of text that is not shown.
    """

    def __init__(self, roots: Iterable[_Element]) -> None:
        self.lists: dict[str, list[ListLevel]] = {}
        self.outline: list[ListLevel] = []
        self.hidden: set[str] = set()
        self._parents: dict[str, str] = {}
        for root in roots:
            for group in root:
                if local(group) in _GROUPS:
                    self._read(group)

    def is_title(self, style: str) -> bool:
        """Whether a paragraph of that style is the document's title."""
        return "title" in self._chain(style)

    def kind_of(self, style: str) -> ParagraphKind | None:
        """Return the kind that the style gives a paragraph, if any."""
        return ParagraphKind.CAPTION if "caption" in self._chain(style) else None

    def _chain(self, style: str) -> list[str]:
        """Return the lower-case names of a style and of those that it is derived from."""
        chain = [style]
        while len(chain) < _LONGEST_CHAIN and (parent := self._parents.get(chain[-1])):
            chain.append(parent)
        return [name.lower() for name in chain]

    def _read(self, group: _Element) -> None:
        for element in group:
            name = attribute(element, "name")
            match local(element):
                case "style":
                    parent = attribute(element, "parent-style-name")
                    if parent and attribute(element, "family") == "paragraph":
                        self._parents[name] = parent
                    if any(attribute(e, "display") == "none" for e in element):
                        self.hidden.add(name)
                case "list-style":
                    self.lists[name] = read_list_style(element)
                case "outline-style":
                    self.outline = read_list_style(element)
