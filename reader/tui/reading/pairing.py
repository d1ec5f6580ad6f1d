"""A second document beside the one that is read; both go along paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.counterparts import Counterparts
from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.column import NEEDED
from reader.layout.motions import Point
from reader.tui.modes import Sides
from reader.tui.reading.helper import Helper
from reader.tui.shelf import neighbours
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen


class Companion(NamedTuple):
    """A document that is shown beside another one.

    Attributes:
        document: the document.
        on_left: whether it is on the left.
    """

    document: Document
    on_left: bool = False


class CompanionView(TextView, can_focus=False):
    """Shows the other document; keys are for the one that is read."""

    class Moved(TextView.Moved):
        """The other document was moved."""

    def on_resize(self) -> None:
        """Fill the new size; that is no movement."""
        with self.quietly():
            super().on_resize()


class Pairing(Helper):
    """Keeps the second document; the first is always the one of the screen."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._companion: Companion | None = None
        self._view: CompanionView | None = None
        self._there: Counterparts | None = None
        self._here: Counterparts | None = None

    @property
    def companion(self) -> Companion | None:
        """The second document, None where there is none."""
        return self._companion

    def choose(self) -> None:
        """Let the user choose the second document."""
        from reader.tui.screens.picker import Choice, Picker

        books = neighbours(self.screen.document.path)
        choices = [Choice(book.path, book.title, book.detail, str(book.path)) for book in books]
        if not choices:
            self.screen.say(tr("modes.no_second_document"))
            return
        picker = Picker(tr("modes.choose_second"), choices)
        self.screen.app.push_screen(picker, self._open)

    def begin(self, companion: Companion) -> None:
        """Show a document beside that of the screen."""
        self.screen.say("")
        self._companion = companion
        self._view = CompanionView(widest=self.screen.view.widest)
        text = self.screen.view
        where = {"before": text} if companion.on_left else {"after": text}
        text.parent.mount(self._view, **where)  # type: ignore[union-attr]
        with self._view.quietly():
            self._view.show(companion.document)
        self.renew()
        arranging = self.screen.arranging
        arranging.set_mode(arranging.mode._replace(sides=Sides.DOCUMENTS))
        arranging.warn()

    def end(self) -> None:
        """Show one document again."""
        if self._view is not None:
            self._view.remove()
        self._view = self._companion = None

    def renew(self) -> None:
        """Compare the documents as they are now."""
        if self._companion is not None:
            documents = self.screen.document, self._companion.document
            self._there = Counterparts(*documents)
            self._here = Counterparts(*documents[::-1])

    def show(self) -> None:
        """Show the second document like the first: in its script, as wide, so lit."""
        if self._view is not None and self._companion is not None:
            displaying = self.screen.displaying
            rendition = displaying.rendition_in(displaying.display, self._companion.document)
            with self._view.quietly():
                self._view.set_widest(self.screen.view.widest)
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
            this = Companion(self.screen.document, on_left=not self._companion.on_left)
            place = Point(*self._view.place)
            self.screen.pizhu.open_document(self._companion.document, place, companion=this)

    def _open(self, path: Path | None) -> None:
        from reader.library.opening import open_file

        if path is None:
            return

        def tell(error: PizhuError) -> None:
            self.screen.app.call_from_thread(self.screen.say, str(error), failed=True)

        def read() -> None:
            try:
                document = open_file(path, tell)
            except PizhuError as error:
                tell(error)
            else:
                self.screen.app.call_from_thread(self.begin, Companion(document))

        self.screen.say(tr("modes.opening_second", name=path.name))
        self.screen.run_worker(read, group="second", exclusive=True, thread=True)


def _bring(view: TextView, to: TextView, counterparts: Counterparts) -> None:
    """Bring a view to the counterpart of another one's place, on the same row of the screen."""
    if to.viewport is None:
        return
    view.put(*counterparts.of(*to.place), y=to.viewport.y)
