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

    @property
    def order(self) -> tuple[bool, int, int, int, str]:
        """What sorts placements in document order, orphans last."""
        paragraph, start, end, _ = self.spot
        whole = -1
        return (
            self.status == ORPHAN,
            paragraph,
            whole if start is None else start,
            whole if end is None else end,
            self.annotation.id,
        )


def carried(known: Iterable[Placement], annotations: Iterable[Annotation]) -> dict[str, Placement]:
    """Return by id the known placements of those annotations whose stored places are the same."""
    before = {placement.annotation.id: placement for placement in known}
    return {
        annotation.id: placement._replace(annotation=annotation)
        for annotation in annotations
        if (placement := before.get(annotation.id)) is not None
        and _stored_place(placement.annotation) == _stored_place(annotation)
    }


def _stored_place(annotation: Annotation) -> tuple[object, ...]:
    a = annotation
    return (a.document, a.paragraph, a.start, a.end, a.quote, a.fingerprint)


def as_stored(annotations: Iterable[Annotation]) -> list[Placement]:
    """Return annotations where they were made: right for a document that has not changed."""
    return [
        Placement(a, ANCHORED, Spot(a.paragraph, a.start, a.end, confidence=1.0))
        for a in annotations
    ]
