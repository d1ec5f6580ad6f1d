"""Where annotations are in a document as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.model import Annotation

ANCHORED: Final = "anchored"
MOVED: Final = "moved"
UNCERTAIN: Final = "uncertain"
ORPHAN: Final = "orphan"


class Spot(NamedTuple):
    """A place where an annotation may belong; start and end None: the whole paragraph.

    ``confidence`` runs from 0 to 1.
    """

    paragraph: int
    start: int | None
    end: int | None
    confidence: float


class Placement(NamedTuple):
    """Where an annotation is.

    Attributes:
        annotation: as it is stored.
        status: `ANCHORED` (where it was made), `MOVED` (found elsewhere, or its words have
            changed), `UNCERTAIN` (the best of several, or weak), `ORPHAN` (not found).
        spot: the place; for an orphan the stored one, which means nothing any more.
        rivals: other places, the best first.
    """

    annotation: Annotation
    status: str
    spot: Spot
    rivals: tuple[Spot, ...] = ()


def as_stored(annotations: Iterable[Annotation]) -> list[Placement]:
    """Return annotations where they were made: right for a document that has not changed."""
    return [
        Placement(a, ANCHORED, Spot(a.paragraph, a.start, a.end, confidence=1.0))
        for a in annotations
    ]
