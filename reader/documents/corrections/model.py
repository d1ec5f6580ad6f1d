"""One thing that a reader said about the structure of a document."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

TOP = 0
"""The level of a document's title."""
DEEPEST = 9


class Action(StrEnum):
    """What a correction does."""

    HEADING = "heading"
    PLAIN = "plain"
    JOIN = "join"
    SPLIT = "split"


class Correction(NamedTuple):
    """A correction and its place in the document *as it was analysed*, before any correction.

    So the place of one correction does not depend on the others.

    Attributes:
        action: what it does.
        paragraph: the ordinal of a paragraph: of the one to join with the next, to be split, or in
            which the (corrected) paragraph begins that is a heading or is none.
        offset: where it is split, or where the (corrected) paragraph begins in it; 0 for a join.
        level: that of the heading, `TOP` to `DEEPEST`; of use for headings only.
    """

    action: Action
    paragraph: int
    offset: int = 0
    level: int = 0
