"""A second document beside the one that is read; both go along paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.documents.counterparts import Counterparts
from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.column import NEEDED
from reader.layout.motions import Point
from reader.text.sanitise import sanitise
from reader.tui.modes import Sides
from reader.tui.reading.companion import Companion, CompanionMarks, CompanionView, Way
from reader.tui.reading.helper import Helper
from reader.tui.shelf import neighbours

if TYPE_CHECKING:
    from pathlib import Path

    from reader.comparison.side_by_side import SideBySide
    from reader.documents.model import Document
    from reader.library.places import Place
    from reader.search import Query
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.text_view import TextView
    from reader.tui.working import Work

_MOST_ALIGNED = 1_500_000  # code points of both; more would take seconds


class Pairing(Helper):
    """Keeps the second document; the first is always the one of the screen."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._companion: Companion | None = None
        self._view: CompanionView | None = None
        self._marks: CompanionMarks | None = None
        self._coming: tuple[Path, bool] | None = None  # being opened, and whether on the left
        self._there: Counterparts | SideBySide | None = None
        self._here: Counterparts | SideBySide | None = None

    @property
    def companion(self) -> Companion | None:
        """The second document, None where there is none."""
        return self._companion

    @property
    def counterparts(self) -> tuple[Counterparts | SideBySide | None, ...]:
        """What finds the places of the first document in the second, and the reverse."""
        return self._there, self._here

    def choose(self) -> None:
        """Let the user choose the second document."""
        from reader.tui.screens.picker import Choice, Picker

        books = neighbours(self.screen.document.path)
        choices = [Choice(book.path, book.title, book.detail, str(book.path)) for book in books]
        if not choices:
            self.screen.say(tr("modes.no_second_document"))
            return
        picker = Picker(tr("modes.choose_second"), choices)
        self.screen.app.push_screen(picker, self._chosen)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self._open(path)

    def restore(self, path: Path, *, on_left: bool) -> None:
        """Show the document again that stood beside this one when that was left."""
        if self._companion is None:
            self._open(path, on_left=on_left)

    def noted(self, place: Place) -> Place:
        """Return the place where the document is left, together with what stands beside it."""
        if self._companion is None or self._companion.document.path is None:
            path, on_left = self._coming or (None, False)
        else:
            path, on_left = self._companion.document.path, self._companion.on_left
        return place._replace(beside=path, on_left=on_left)

    def seek(self, query: Query | None) -> None:
        """Show what a query finds in the second document."""
        if self._marks is not None:
            self._marks.seek(query)

    def begin(self, companion: Companion) -> None:
        """Show a document beside that of the screen."""
        self.screen.say("")
        self._companion, self._coming = companion, None
        self._view = CompanionView()
        self._view.set_widest(self.screen.view.widest)
        text = self.screen.view
        where = {"before": text} if companion.on_left else {"after": text}
        text.parent.mount(self._view, **where)  # type: ignore[union-attr]
        with self._view.quietly():
            self._view.show(companion.document)
        self._marks = CompanionMarks(self.screen, self._view, companion.document)
        self.renew()
        if companion.way is not None:
            self._go_on(companion.way)
        arranging = self.screen.arranging
        arranging.set_mode(arranging.mode._replace(sides=Sides.DOCUMENTS))
        arranging.warn()
        self._marks.open(self.screen.finding.query)

    def end(self) -> None:
        """Show one document again."""
        if self._view is not None:
            self._view.remove()
        if self._marks is not None:
            self._marks.seek(None)
        self._view = self._companion = self._marks = None

    def renew(self) -> None:
        """Compare the documents as they are now: what is the same at once, all else thereafter."""
        if self._companion is not None:
            documents = self.screen.document, self._companion.document
            self._there = Counterparts(*documents)
            self._here = Counterparts(*documents[::-1])
            self.screen.run_worker(
                lambda: self._align(*documents), group="aligning", exclusive=True, thread=True
            )

    def _align(self, this: Document, other: Document) -> None:
        """Align the paragraphs of two documents, as `zD` does, while they are read."""
        if len(this.source) + len(other.source) > _MOST_ALIGNED:
            return
        from reader.comparison.side_by_side import both_ways

        worker = get_current_worker()
        counterparts = both_ways(this, other)
        if not worker.is_cancelled:
            self.screen.app.call_from_thread(self._take, this, other, counterparts)

    def _take(
        self, this: Document, other: Document, counterparts: tuple[SideBySide, SideBySide]
    ) -> None:
        companion = self._companion
        if companion and self.screen.document is this and companion.document is other:
            self._there, self._here = counterparts
            self.follow()

    def show(self) -> None:
        """Show the second document like the first: in its script, as wide, so lit."""
        if self._view is not None and self._companion is not None:
            kept = self._marks.kept if self._marks is not None else {}
            rendition = self.screen.displaying.rendition_of(self._companion.document, kept)
            with self._view.quietly():
                self._view.set_widest(self.screen.view.widest)
                self._view.adapt(self.screen.view.manner.of_all)
                self._view.set_rendition(rendition)
                self._view.light_up(self.screen.arranging.light)

    def arrange(self, room: int) -> None:
        """Hide the second document where there are too few cells for two."""
        if self._view is not None:
            self._view.display = room >= NEEDED
            self.screen.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Bring the second document to where the reader is in the first."""
        if self._view is not None and self._there is not None:
            _bring(self._view, self.screen.view, self._there)

    def lead(self) -> None:
        """Bring the first document to where the second was moved."""
        if self._view is not None and self._here is not None:
            _bring(self.screen.view, self._view, self._here)

    def change_sides(self) -> None:
        """Read the second document, with this one beside it."""
        if self._companion is not None and self._view is not None:
            displaying, arranging = self.screen.displaying, self.screen.arranging
            typed = self.screen.finding.typed
            way = Way(displaying.display, arranging.mode.light, typed, displaying.tree_wanted)
            on_left = not self._companion.on_left
            this = Companion(self.screen.document, on_left, way)
            place = Point(*self._view.place)
            self.screen.pizhu.open_document(self._companion.document, place, companion=this)

    def _go_on(self, way: Way) -> None:
        """Read this document as the one beside it was read."""
        displaying, arranging = self.screen.displaying, self.screen.arranging
        displaying.tree_wanted = way.tree_wanted
        displaying.set_display(way.display)
        arranging.mode = arranging.mode._replace(light=way.light)
        if way.typed:
            self.screen.finding.resume(way.typed)

    def _open(self, path: Path, *, on_left: bool = False) -> None:
        from reader.library.opening import open_file

        self._coming = path, on_left

        def read(work: Work[Document]) -> Document:
            work.on_stop(self._forget_coming)
            try:
                return open_file(path, tell)
            except PizhuError:
                self._coming = None
                raise

        def tell(error: PizhuError) -> None:
            self.screen.app.call_from_thread(self.screen.say, str(error), failed=True)

        told = tr("works.opening", name=sanitise(path.name))
        self.screen.works.begin(
            "second", told, read, lambda document: self.begin(Companion(document, on_left))
        )

    def _forget_coming(self) -> None:
        self._coming = None


def _bring(view: TextView, to: TextView, counterparts: Counterparts | SideBySide) -> None:
    """Bring a view to the counterpart of another one's place, on the same row of the screen."""
    if to.viewport is None:
        return
    view.put(*counterparts.of(*to.place), y=to.viewport.y)
