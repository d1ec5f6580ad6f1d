"""Where annotations are in a document as it is now."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, Final, NamedTuple

from annotations.model import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotations.model import Annotation, End, Part

ANCHORED: Final = "anchored"
MOVED: Final = "moved"
UNCERTAIN: Final = "uncertain"
ORPHAN: Final = "orphan"

_FEW = 64


class Spot(NamedTuple):
    """A place where an annotation may belong.

    Attributes:
        paragraph: the ordinal of the paragraph.
        start: where the span begins, None for the whole paragraph.
        end: just behind it, None for the whole paragraph.
        confidence: from 0 to 1.
        until: where a span ends that runs on into later paragraphs, else None; ``end`` is then
            that of the paragraph.
    """

    paragraph: int
    start: int | None
    end: int | None
    confidence: float
    until: End | None = None

    @property
    def parts(self) -> list[Part]:
        """What the span covers of each of its paragraphs, in order."""
        return parts(self.paragraph, self.start, self.end, self.until)


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
        paragraph, start, end, *_ = self.spot
        whole = -1
        return (
            self.status == ORPHAN,
            paragraph,
            whole if start is None else start,
            whole if end is None else end,
            self.annotation.id,
        )


def carried(
    known: Iterable[Placement], annotations: Iterable[Annotation]
) -> tuple[list[Placement], list[Annotation]]:
    """Tell which placements hold on after a change.

    Returns:
        The known placements, in their order, of those annotations whose stored places are the
        same; and the other annotations.
    """
    now = {annotation.id: annotation for annotation in annotations}
    found: list[Placement] = []
    for placement in known:
        before = placement.annotation
        annotation = now.get(before.id)
        if annotation is before:  # as of most, when one has changed
            found.append(placement)
        elif annotation is not None and _stored_place(before) == _stored_place(annotation):
            found.append(placement._replace(annotation=annotation))
    for placement in found:
        now.pop(placement.annotation.id, None)
    return found, [*now.values()]


def with_more(sorted_ones: list[Placement], more: Sequence[Placement]) -> list[Placement]:
    """Return placements in document order, some of which are in it, together with others."""
    if len(more) > _FEW:
        return sorted([*sorted_ones, *more], key=_order)
    together = [*sorted_ones]
    for placement in more:
        insort(together, placement, key=_order)
    return together


def _order(placement: Placement) -> tuple[bool, int, int, int, str]:
    return placement.order


def _stored_place(annotation: Annotation) -> tuple[object, ...]:
    a = annotation
    return (
        a.document,
        a.paragraph,
        a.start,
        a.end,
        a.until,
        a.quote,
        a.scope,
        a.absent,
        a.fingerprint,
    )


def stored_spot(annotation: Annotation, confidence: float) -> Spot:
    """Return the place that is stored with an annotation."""
    a = annotation
    return Spot(a.paragraph, a.start, a.end, confidence, a.until)


def as_stored(annotations: Iterable[Annotation]) -> list[Placement]:
    """Return annotations where they were made: right for a document that has not changed."""
    return [Placement(a, ANCHORED, stored_spot(a, 1.0)) for a in annotations]
