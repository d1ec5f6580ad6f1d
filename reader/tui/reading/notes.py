"""The notebook of the document that is open, and where in it each annotation stands now."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import tr
from reader.locations import annotations_folder
from reader.tui.reading.paragraphs import Paragraphs

if TYPE_CHECKING:
    from collections import Counter

    from annotations.model import Annotation
    from annotations.notebook import Notebook
    from reader.documents.model import Document


class Placed(NamedTuple):
    """An annotation and the span where it stands; ``start`` None for a whole paragraph."""

    annotation: Annotation
    paragraph: int
    start: int | None
    end: int | None

    @property
    def length(self) -> float:
        """How many code points it covers; a whole paragraph counts as more than any span."""
        return float("inf") if self.start is None or self.end is None else self.end - self.start

    def covers(self, start: int, end: int) -> bool:
        """Return whether it covers a span of its paragraph."""
        if self.start is None or self.end is None:
            return True
        return self.start <= start and end <= self.end


class Notes:
    """Opens the notebook when it is wanted and keeps what it held at the last look."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.paragraphs = Paragraphs(document)
        self._lock = Lock()
        self._book: Notebook | None = None
        self._placed: list[Placed] = []

    @property
    def book(self) -> Notebook:
        """The notebook, opened if it was not."""
        self.open()
        assert self._book is not None  # noqa: S101  (open() sets it or raises)
        return self._book

    def open(self) -> None:
        """Open the notebook and find where its annotations stand; may be called in a thread.

        Raises:
            AnnotationError: it cannot be read.
        """
        with self._lock:
            if self._book is not None:
                return
            from annotations.store import Store

            path = self._document.path
            self._book = Store(annotations_folder()).notebook(
                self._document.id,
                title=self._document.title,
                path=str(path.absolute()) if path else "",
                fingerprints=self.paragraphs.fingerprints,
            )
        self.refresh()

    def refresh(self) -> None:
        """Take in what the notebook holds now."""
        if self._book is not None:
            count = self.paragraphs.paragraph_count
            self._placed = [
                Placed(a, a.paragraph, a.start, a.end)
                for a in self._book.all()
                if a.paragraph < count
            ]

    def placed(self) -> list[Placed]:
        """Return all annotations that have a place in the document, in document order."""
        return self._placed

    def placed_at(self, paragraph: int) -> list[Placed]:
        """Return those in one paragraph."""
        return [placed for placed in self._placed if placed.paragraph == paragraph]

    def at(self, paragraph: int) -> list[Annotation]:
        """Return the annotations in one paragraph."""
        return [placed.annotation for placed in self.placed_at(paragraph)]

    def known_tags(self) -> Counter[str]:
        """Return the tags in use in all documents, with how often."""
        from annotations.store import Store

        return Store(annotations_folder()).tags(on_error=lambda _: None)

    def news(self) -> list[str]:
        """Return what the user should know about the state of the notebook."""
        recovery = self.book.recovery
        return [] if recovery is None else [tr("tui.notebook_recovered")]
