"""The automatic numbers of a Word document, computed from its numbering part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.list_numbers import ListCounter, ListLevel
from reader.documents.formats.ooxml import attribute, child, integer, is_on, value_of
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DEPTHS = 9
_LEFT_ASIDE = ("tab", "space")


class Numbering:
    """Counts the paragraphs of all lists of a document, which must come in document order.

    A paragraph belongs to an instance (``w:num``), instances share the counters of the abstract
    list that they name, and may start a depth anew or define it otherwise.
    """

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._depth_of_style: dict[tuple[str, str], int] = {}
        self._links: dict[str, str] = {}
        self._defined: dict[str, str] = {}
        self._instances: dict[str, str] = {}
        self._levels: dict[str, list[ListLevel]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, ListCounter] = {}
        if root is not None:
            self._read(root)

    def label(self, instance: str, depth: int) -> str:
        """Count a paragraph of that instance and depth (from 0); return its label or ''."""
        levels = self._levels.get(instance)
        if levels is None or not 0 <= depth < len(levels):
            return ""
        counter = self._counters.setdefault(self._instances[instance], ListCounter())
        start = self._restarts[instance].pop(depth, None)
        if start is not None:
            counter.restart(depth, start)
        return counter.count(levels, depth)

    def depth_of_style(self, instance: str, style: str) -> int | None:
        """Return the depth that a list ties to a paragraph style, None where it ties none."""
        return self._depth_of_style.get((self._instances.get(instance, ""), style))

    def is_bullet(self, instance: str, depth: int) -> bool:
        """Whether paragraphs of that instance and depth get a sign instead of a number."""
        levels = self._levels.get(instance, [])
        return 0 <= depth < len(levels) and levels[depth].is_bullet

    def _read(self, root: _Element) -> None:
        for element in root:
            if local(element) == "abstractNum":
                self._read_abstract(element)
        for element in root:
            if local(element) == "num":
                self._read_instance(element)

    def _read_abstract(self, element: _Element) -> None:
        key = attribute(element, "abstractNumId")
        style = value_of(element, "styleLink")
        if style:
            self._defined[style] = key
        link = value_of(element, "numStyleLink")
        if link:
            self._links[key] = link
        self._abstract[key] = dict(self._read_levels(element, key))

    def _read_levels(self, parent: _Element, abstract: str) -> Iterator[tuple[int, ListLevel]]:
        for element in parent:
            depth = integer(attribute(element, "ilvl"), -1)
            if local(element) == "lvl" and 0 <= depth < _DEPTHS:
                style = value_of(element, "pStyle")
                if style:
                    self._depth_of_style.setdefault((abstract, style), depth)
                yield depth, _read_level(element)

    def _read_instance(self, element: _Element) -> None:
        key = attribute(element, "numId")
        abstract = value_of(element, "abstractNumId")
        abstract = self._defined.get(self._links.get(abstract, ""), abstract)
        levels = dict(self._abstract.get(abstract, {}))
        restarts = {}
        for override in element:
            if local(override) != "lvlOverride":
                continue
            levels.update(self._read_levels(override, abstract))
            start = value_of(override, "startOverride")
            if start:
                restarts[integer(attribute(override, "ilvl"), 0)] = integer(start, 1)
        self._instances[key] = abstract
        self._restarts[key] = restarts
        depths = max(levels, default=-1) + 1
        self._levels[key] = [levels.get(depth, ListLevel("")) for depth in range(depths)]


def _read_level(element: _Element) -> ListLevel:
    restart = value_of(element, "lvlRestart")
    legal = child(element, "isLgl")
    return ListLevel(
        template=value_of(element, "lvlText"),
        format=_format(element),
        start=integer(value_of(element, "start"), 0),
        restart=integer(restart, 0) if restart else None,
        legal=legal is not None and is_on(legal),
        spaced=(value_of(element, "suff") or "tab") in _LEFT_ASIDE,
    )


def _format(element: _Element) -> str:
    """Return the name of the number's format; one that Word 2010 added stands in a choice."""
    found = next((e for e in element.iter("{*}numFmt")), None)
    if found is None:
        return "decimal"
    name = attribute(found, "val")
    if name == "custom":
        return "decimalZero" if attribute(found, "format").startswith("01") else "decimal"
    return name
