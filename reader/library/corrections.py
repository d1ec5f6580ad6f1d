"""The user's corrections of documents, kept as annotations are: durably, and found again.

A correction is a record in a notebook of its own folder; its place is in the document as it was
analysed. So one that was made in an edited, renamed, re-encoded or converted copy is found again
by `annotations.anchoring`, and one that is not found waits, listed, until it is removed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from annotations import Store, annotate, clock
from annotations.history import Edit
from annotations.identifiers import new_id
from annotations.model import to_record
from annotations.placement import ANCHORED, MOVED
from reader import locations
from reader.documents.corrections import Corrected, apply, base_of
from reader.library.corrected import LEVEL, correction_in
from reader.library.notebooks import Target, open_notebook
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations import Notebook
    from annotations.history import Operation
    from annotations.placement import Placement
    from reader.documents.corrections import Correction
    from reader.documents.corrections.editing import Change
    from reader.documents.model import Document

_WORDS = 32  # code points that tell where a paragraph is split


def open_corrections() -> Store:
    """Return the store of all corrections of the user's."""
    return Store(locations.corrections_folder())


class Kept(NamedTuple):
    """A correction as it is kept.

    Attributes:
        placement: its record and where that is now, in the document as it was analysed.
        correction: what it says; None where it has no certain place or is of a later version.
        idle: whether it does nothing just now: it has no place, or nothing there to correct.
    """

    placement: Placement
    correction: Correction | None
    idle: bool

    @property
    def id(self) -> str:
        """Its id."""
        return self.placement.annotation.id


class Corrections:
    """The corrections of one document.

    Every method that changes something raises `StorageError` when the disk refuses; then nothing
    has changed.

    Attributes:
        base: the document as it was analysed.
        book: the notebook that holds them.
    """

    def __init__(self, document: Document) -> None:
        """Open the corrections of a document; of an edited one they are taken over.

        Raises:
            StorageError: the file cannot be read.
        """
        self.base = base_of(document)
        self._store = open_corrections()
        self._target = Target(self.base)
        self.book: Notebook = open_notebook(self.base, self._store)

    def apply(self) -> Document:
        """Return the document with all corrections that have a certain place."""
        return apply(self.base, self._placed(self._placements()))

    def kept(self) -> list[Kept]:
        """Return all corrections in the order in which they were made."""
        placements = self._placements()
        document = apply(self.base, self._placed(placements))
        idle = document.idle if isinstance(document, Corrected) else ()
        return [Kept(p, said := correction_of(p), said is None or said in idle) for p in placements]

    def change(self, change: Change) -> Operation:
        """Make and take back corrections, as one operation."""
        with self.book.held():
            dropped = [
                Edit(placement.annotation.id, None)
                for placement in self._placements()
                if correction_of(placement) in change.dropped
            ]
            made = [self._record(correction) for correction in change.made]
            return self.book.apply("correct", [*dropped, *made])

    def remove(self, identifiers: Iterable[str]) -> Operation:
        """Take corrections back, as one operation.

        Raises:
            UnknownAnnotationError: there is no such correction.
        """
        return self.book.delete(*identifiers)

    def _placements(self) -> list[Placement]:
        found = self._store.placements(self.book, self._target, fold)
        return sorted(found, key=lambda placement: placement.annotation.id)

    @staticmethod
    def _placed(placements: Iterable[Placement]) -> list[Correction]:
        return [said for p in placements if (said := correction_of(p)) is not None]

    def _record(self, correction: Correction) -> Edit:
        start, end = _span(self.base, correction)
        made = annotate(self._target, correction.paragraph, start, end, kind=str(correction.action))
        now = clock.stamp()
        made = replace(
            made, id=new_id(), created=now, modified=now, extra={LEVEL: correction.level}
        )
        return Edit(made.id, to_record(made))


def correction_of(placement: Placement) -> Correction | None:
    """Return what a record says at its place; None where that is not certain or not known."""
    if placement.status not in {ANCHORED, MOVED}:
        return None
    return correction_in(placement.annotation, placement.spot.paragraph, placement.spot.start)


def _span(base: Document, correction: Correction) -> tuple[int | None, int | None]:
    """Return the words that tell a place: those behind it; at a start, the whole paragraph."""
    if correction.offset == 0:
        return None, None
    length = len(base.paragraphs[correction.paragraph].text)
    return correction.offset, min(correction.offset + _WORDS, length)
