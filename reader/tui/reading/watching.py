"""Noticing that the file was changed, and reading it anew when the reader says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.stamps import stamp
from reader.tui.reading.helper import Helper
from reader.tui.reading.newer import made_of

if TYPE_CHECKING:
    from reader.library.stamps import Stamp
    from reader.tui.reading.newer import Newer
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.working import Work

_EVERY = 2.0  # seconds


class Watching(Helper):
    """Looks at the file now and then.

    Attributes:
        changed: whether the file is another one than what is shown, and the reader may take it.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.changed = False
        self._path = screen.document.path
        self._shown: Stamp | None = None
        self._last: Stamp | None = None
        self._outdated = False

    @property
    def current(self) -> bool:
        """Whether the file is still the one that is shown, also after changes were ignored."""
        there = self._path is not None and stamp(self._path) == self._shown
        return there and not self._outdated

    def begin(self) -> None:
        """Begin to look, unless the document came from a pipe."""
        if self._path is not None:
            self._shown = self._last = stamp(self._path)
            self.screen.set_interval(_EVERY, self.look)

    def look(self) -> None:
        """Offer what is there by now, once it has been the same for two looks."""
        if self._path is None or not self.screen.document.complete:
            return
        now = stamp(self._path)
        settled, self._last = now == self._last, now
        if settled and now != self._shown:
            self._shown = now
            self._outdated = True
            self._offer(there=now is not None)

    def action_reload(self) -> None:
        """Read the file anew; place and annotations stay with their words."""
        if self._path is None:
            self.screen.say(tr("watching.no_file"))
            return
        if not self.screen.document.complete:
            self.screen.arriving.go_on()
            return
        from reader.library.opening import open_gradually

        path = self._path
        self._shown = self._last = stamp(path)
        self._outdated = True  # until it has been read
        self._settle()

        def read(work: Work[Newer]) -> Newer:
            states = open_gradually(path, self._tell_later)
            work.on_stop(states.close)
            newest = self.screen.document
            for newest in states:
                work.go_on(newest.share)
            return made_of(newest, self.screen.view)

        self.screen.works.begin("reload", tr("watching.reading"), read, self._show)

    def action_changes_take(self) -> None:
        """Read the changed file."""
        self.action_reload()

    def action_changes_ignore(self) -> None:
        """Go on with what is shown."""
        self._settle()

    def _offer(self, *, there: bool) -> None:
        self.changed = there
        self.screen.show_mode()
        if not there:
            self.screen.say(tr("watching.gone"), failed=True)

    def _settle(self) -> None:
        self.changed = False
        self.screen.show_mode()

    def _tell_later(self, error: PizhuError) -> None:
        self.screen.app.call_from_thread(self._tell, error)

    def _show(self, newer: Newer) -> None:
        from reader.documents.revised import same_place

        before, document = self.screen.document, newer.document
        self.screen.view.clear_selection()
        self.screen.replace_document(
            document, lambda p: Point(*same_place(before, document, p)), newer
        )
        self._outdated = False
        self._settle()
        self.screen.say(tr("watching.reloaded"))
        if document.id != before.id:
            self._forget(before.id)

    def _forget(self, document: str) -> None:
        from reader.library.places import Places

        try:
            Places().forget(document)
        except PizhuError as error:
            self._tell(error)

    def _tell(self, error: PizhuError) -> None:
        self._settle()
        self.screen.say(str(error), failed=True)
