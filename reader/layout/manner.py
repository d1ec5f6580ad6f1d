"""The choices that the rows of a document depend on, besides its text and the measure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.text.linebreak import HUNG

if TYPE_CHECKING:
    from collections.abc import Mapping


class Manner(NamedTuple):
    """How a document is set.

    Attributes:
        folded: whether a run of furniture is one row that tells how long the run is.
        even: whether rows of running text end at the measure where that looks well.
        hanging: whether a mark that would start a row of running text stands behind the measure.
        spoken: the paragraphs, by their ordinals, that show above each row how it is read.
        tables: the tables, by their first paragraphs, that are as wide as they want to be, and
            the first column of each that is on the screen; others are made to fit.
    """

    folded: bool = True
    even: bool = False
    hanging: bool = False
    spoken: frozenset[int] = frozenset()
    tables: Mapping[int, int] = MappingProxyType({})

    @property
    def hung(self) -> int:
        """The cells behind the measure that marks may hang in."""
        return HUNG if self.hanging else 0

    @property
    def of_all(self) -> Manner:
        """The same without what is special about single paragraphs and tables."""
        return self._replace(spoken=frozenset(), tables={})


USUAL = Manner()
"""Furniture folded, rows as they fall, nothing above them."""
