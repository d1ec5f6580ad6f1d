"""What stands beside the document that is read: another one, its view, and its marks."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import get_current_worker

from annotations.errors import AnnotationError
from reader.errors import PizhuError
from reader.library.as_is import spans_as_is
from reader.library.notebooks import as_placed
from reader.tui.hits import HitList
from reader.tui.reading.helper import Helper
from reader.tui.reading.margin import marked
from reader.tui.reading.notes import Notes
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Document
    from reader.library.as_is import Kept
    from reader.search import Query, Share
    from reader.tui.modes import Light
    from reader.tui.screens.reading import ReadingScreen

_TOGETHER = 0.1  # seconds for which hits are gathered before they are shown


class Way(NamedTuple):
    """How a document is being read, so that its companion can be read likewise.

    Attributes:
        display: the script shown.
        light: what is lit.
        typed: what is searched for, empty while no search is on.
        tree_wanted: whether the outline is wanted, None where the width decides.
    """

    display: str
    light: Light
    typed: str
    tree_wanted: bool | None


class Companion(NamedTuple):
    """A document that is shown beside another one.

    Attributes:
        document: the document.
        on_left: whether it is on the left.
        way: how the other one is to be read, None for as it was left.
    """

    document: Document
    on_left: bool = False
    way: Way | None = None


class CompanionView(TextView, can_focus=False):
    """Shows the other document; keys are for the one that is read."""

    class Moved(TextView.Moved):
        """The other document was moved."""

    def on_resize(self) -> None:
        """Fill the new size; that is no movement."""
        with self.quietly():
            super().on_resize()


class CompanionMarks(Helper):
    """Marks hits and annotations in the second document, which come in the background."""

    def __init__(self, screen: ReadingScreen, view: CompanionView, document: Document) -> None:
        super().__init__(screen)
        self._view = view
        self._document = document
        self._notes = Notes(document)
        self._query: Query | None = None
        self._hits = HitList()

    def open(self, query: Query | None) -> None:
        """Read the annotations and show them, and then what a query finds."""

        def read() -> None:
            try:
                self._notes.refresh()
            except AnnotationError as error:
                self.screen.app.call_from_thread(self.screen.annotating.tell, error)
            self.screen.app.call_from_thread(self._opened)

        self._query = query
        self.screen.run_worker(read, group="annotations-beside", exclusive=True, thread=True)

    @property
    def kept(self) -> Kept:
        """The passages that no script changes, by the ordinal of their paragraph."""
        return spans_as_is(self._document, as_placed(self._notes.placed))

    def seek(self, query: Query | None) -> None:
        """Show what a query finds, nothing if it is None; the newest one wins."""
        self.screen.workers.cancel_group(self.screen, "search-beside")
        self._query, self._hits = query, HitList()
        self._show()
        if query is not None:
            self.screen.run_worker(
                lambda: self._find(query), group="search-beside", exclusive=True, thread=True
            )

    def _opened(self) -> None:
        if self._view.is_mounted:
            self.screen.pairing.show()
            self.seek(self._query)

    def _find(self, query: Query) -> None:
        from reader.search import search

        worker, call = get_current_worker(), self.screen.app.call_from_thread
        marks = as_placed(self._notes.placed)
        shares: list[Share] = []
        told = monotonic()
        found = search(self._document, query, marks, unwanted=lambda: worker.is_cancelled)
        with suppress(PizhuError):  # which the search of the first document tells
            for share in found:
                shares.append(share)
                if monotonic() - told > _TOGETHER:
                    call(self._take, query, shares)
                    shares, told = [], monotonic()
        if not worker.is_cancelled:
            call(self._take, query, shares)

    def _take(self, query: Query, shares: Sequence[Share]) -> None:
        if query is self._query:
            for share in shares:
                self._hits.add(share.hits, share.first)
            self._show()

    def _show(self) -> None:
        if self._view.is_mounted:
            marks = marked(self._document, self._notes.placed, self._notes.colour_of)
            with self._view.quietly():
                self._view.set_decorations(marks, self._hits)
