"""Lists and outline numbers of an OpenDocument text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.list_numbers import ListCounter, ListLevel
from reader.documents.formats.ooxml import attribute, integer
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEPTHS = 10
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "①": "decimalEnclosedCircle",
    "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "１": "decimalFullWidth",
}
_TRADITIONAL = "貳"
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")


def read_list_style(style: _Element) -> list[ListLevel]:
    """Return the levels of a list style or of the outline's style."""
    levels = {}
    for element in style:
        depth = integer(attribute(element, "level"), 0) - 1
        if 0 <= depth < _DEPTHS:
            levels[depth] = _read_level(element, depth)
    return [levels.get(depth, ListLevel("")) for depth in range(max(levels, default=-1) + 1)]


def _read_level(element: _Element, depth: int) -> ListLevel:
    if local(element).endswith("bullet"):
        return ListLevel("•", "bullet")
    sample = attribute(element, "num-format")
    name = _FORMATS.get(sample[:1], "decimal") if sample else "none"
    if name == "chineseLegalSimplified" and _TRADITIONAL in sample:
        name = "ideographLegalTraditional"
    follows = next((f for e in element.iter("*") if (f := attribute(e, "label-followed-by"))), "")
    return ListLevel(
        template=_template(element, depth),
        format=name,
        start=integer(attribute(element, "start-value"), 1),
        spaced=follows != "nothing",
    )


def _template(element: _Element, depth: int) -> str:
    template = attribute(element, "num-list-format")
    if template:
        return _PLACEHOLDER.sub(r"%\1", template)
    shown = integer(attribute(element, "display-levels"), 1)
    first = max(depth + 1 - min(shown, _DEPTHS), 0)
    numbers = ".".join(f"%{place + 1}" for place in range(first, depth + 1))
    return attribute(element, "num-prefix") + numbers + attribute(element, "num-suffix")


class RunningList:
    """A list while it is read: its levels, and the counters that a later list may go on with."""

    def __init__(self, levels: list[ListLevel], counter: ListCounter | None = None) -> None:
        self.levels = levels
        self.counter = counter or ListCounter()

    def label(self, depth: int, start: int | None = None) -> str:
        """Count an item of that depth (from 0), from ``start`` on if given; return its label."""
        if depth >= len(self.levels):
            return ""
        if start is not None:
            self.counter.restart(depth, start)
        return self.counter.count(self.levels, depth)

    def is_bullet(self, depth: int) -> bool:
        """Whether items of that depth get a sign instead of a number."""
        return depth < len(self.levels) and self.levels[depth].is_bullet
