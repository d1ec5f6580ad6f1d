"""The numbers that a word processor counts, from the definition of a list and its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.number_formats import write_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACEHOLDER = re.compile(r"%([1-9])")
_GLUED = "、．：。，；）】〕》］　 \t"
_LARGEST = 10**6
_LONGEST_LABEL = 80


class ListLevel(NamedTuple):
    """How the paragraphs of one depth of a list are numbered.

    Attributes:
        template: the label, ``%1`` to ``%9`` standing for the number of each depth.
        format: the name of the number's format.
        start: the first number.
        restart: starts anew after a paragraph of this depth or above (1 is the outermost);
            0 never; None after any depth above its own.
        legal: all numbers in the label are Arabic digits, whatever their own format.
        spaced: something parts the label from the text.
    """

    template: str
    format: str = "decimal"
    start: int = 1
    restart: int | None = None
    legal: bool = False
    spaced: bool = True

    @property
    def is_bullet(self) -> bool:
        """Whether its label is a sign instead of a number."""
        return self.format == "bullet"


@dataclass(slots=True)
class ListCounter:
    """Counts the paragraphs of one list, in document order."""

    numbers: dict[int, int] = field(default_factory=dict)

    def count(self, levels: Sequence[ListLevel], depth: int) -> str:
        """Count a paragraph of that depth (from 0) and return its label, its space included."""
        level = levels[depth]
        number = self.numbers.get(depth, level.start - 1) + 1
        self.numbers[depth] = min(number, _LARGEST)
        for deeper in [d for d in self.numbers if d > depth]:
            restart = levels[deeper].restart if deeper < len(levels) else None
            if restart is None or depth < restart:
                del self.numbers[deeper]
        return self._label(levels, depth)

    def restart(self, depth: int, start: int) -> None:
        """Give the next paragraph of that depth the number ``start``."""
        self.numbers[depth] = start - 1

    def _label(self, levels: Sequence[ListLevel], depth: int) -> str:
        level = levels[depth]
        if level.is_bullet:
            return "• "

        def number(placeholder: re.Match[str]) -> str:
            place = int(placeholder[1]) - 1
            if place >= len(levels):
                return ""
            value = self.numbers.get(place, levels[place].start)
            is_digits = level.legal and levels[place].format != "none"
            return write_number(value, "decimal" if is_digits else levels[place].format)

        label = _PLACEHOLDER.sub(number, level.template)[:_LONGEST_LABEL]
        parted = level.spaced and label.strip() and label[-1] not in _GLUED
        return label + " " if parted else label
