"""The choices that the rows of a document depend on, besides its text and the measure."""

from __future__ import annotations

from typing import NamedTuple


class Manner(NamedTuple):
    """How a document is set.

    Attributes:
        folded: whether a run of furniture is one row that tells how long the run is.
        even: whether rows of running text end at the measure where that looks well.
        spoken: the paragraphs, by their ordinals, that show above each row how it is read.
    """

    folded: bool = True
    even: bool = False
    spoken: frozenset[int] = frozenset()


USUAL = Manner()
"""Furniture folded, rows as they fall, nothing above them."""
