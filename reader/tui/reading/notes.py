"""The notebook of the document that is open, and where in it each annotation stands now."""

from __future__ import annotations

from bisect import bisect_left
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from annotations.placement import ORPHAN, UNCERTAIN
from reader.i18n import tr
from reader.library.notebooks import Target, open_notebook, open_store, placements

if TYPE_CHECKING:
    from collections import Counter

    from annotations.notebook import Notebook
    from annotations.placement import Placement
    from reader.documents.model import Document


class Passage(NamedTuple):
    """What a command is about: a span; ``start`` and ``end`` None for a whole paragraph."""

    paragraph: int
    start: int | None
    end: int | None


class Notes:
    """Opens the notebook when it is wanted and keeps what it held at the last look.

    Attributes:
        target: the document in the form that annotations ask for.
        placements: all annotations and where they are, orphans too, in document order.
        placed: those of them that have a place in the document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.target = Target(document)
        self.placements: list[Placement] = []
        self.placed: list[Placement] = []
        self._lock = Lock()
        self._book: Notebook | None = None

    @property
    def book(self) -> Notebook:
        """The notebook, opened if it was not.

        Raises:
            AnnotationError: it cannot be read.
        """
        with self._lock:
            if self._book is None:
                self._book = open_notebook(self._document)
            return self._book

    def refresh(self) -> None:
        """Take in what the notebook holds now; may be called in a thread.

        Raises:
            AnnotationError: it cannot be read.
        """
        found = placements(self._document, self.book, target=self.target, known=self.placements)
        self.placements = found
        self.placed = [placement for placement in found if placement.status != ORPHAN]

    def at(self, paragraph: int) -> list[Placement]:
        """Return the annotations in one paragraph."""
        first = bisect_left(self.placed, paragraph, key=_paragraph)
        last = bisect_left(self.placed, paragraph + 1, key=_paragraph)
        return self.placed[first:last]

    def known_tags(self) -> Counter[str]:
        """Return the tags in use in all documents, with how often."""
        return open_store().tags(on_error=lambda _: None)

    def news(self) -> list[str]:
        """Return what the user should know about the state of the notebook."""
        recovery = self.book.recovery
        if recovery is None:
            return []
        return [tr("tui.notebook_recovered" if recovery.backup else "tui.notebook_set_aside")]

    def in_doubt(self) -> int:
        """Return how many annotations have no certain place."""
        return sum(placement.status in {UNCERTAIN, ORPHAN} for placement in self.placements)


def covers(placement: Placement, start: int, end: int) -> bool:
    """Return whether an annotation covers a span of its paragraph."""
    spot = placement.spot
    return spot.start is None or spot.end is None or (spot.start <= start and end <= spot.end)


def length(placement: Placement) -> float:
    """Return how many code points an annotation covers; a whole paragraph is longer than any."""
    spot = placement.spot
    return float("inf") if spot.start is None or spot.end is None else spot.end - spot.start


def _paragraph(placement: Placement) -> int:
    return placement.spot.paragraph
