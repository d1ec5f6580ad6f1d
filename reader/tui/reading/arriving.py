"""Taking in newer states of a document that is still being read from its file."""

from __future__ import annotations

import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from reader.documents.gradual import moved
from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.opening import Opening
from reader.tui.reading.helper import Helper
from reader.tui.reading.newer import Newer, made_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.timer import Timer

    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.text_view import TextView

_LOOK_EVERY = 0.05  # seconds
_SWITCH = 0.001  # seconds after which the thread gives way to the keys


class Arriving(Helper):
    """Lets the rest of the document be read in the background, and shows what has arrived.

    What arrives waits while something is being selected or another screen is on top, whose choices
    are about the document as it was.
    """

    def __init__(self, screen: ReadingScreen, states: Iterator[Document]) -> None:
        """Take newer states of the screen's document; the last is the whole one."""
        super().__init__(screen)
        self._states = states
        self._arrived: SimpleQueue[Newer | Exception | None] = SimpleQueue()
        self._start = Point(0, 0)
        self._timer: Timer | None = None
        self._interval = sys.getswitchinterval()
        self._ended = False

    def begin(self) -> None:
        """Begin to read; the thread ends by itself, or with the program."""
        self._start, view = self.screen.place, self.screen.view
        self.screen.status.show(reading=_progress(self.screen.document))
        sys.setswitchinterval(_SWITCH)
        Thread(target=self._read, args=(view,), name="opening", daemon=True).start()
        self._timer = self.screen.set_interval(_LOOK_EVERY, self._look)

    def end(self) -> None:
        """Take nothing in any more."""
        self._ended = True
        if isinstance(self._states, Opening):
            self._states.close()
        sys.setswitchinterval(self._interval)
        if self._timer is not None:
            self._timer.stop()

    def _read(self, view: TextView) -> None:
        try:
            for document in self._states:
                self._arrived.put(made_of(document, view))
                del document  # the next one needs the room
                if self._ended:
                    return
            self._arrived.put(None)
        except Exception as error:  # noqa: BLE001  (raised again where it can be told)
            self._arrived.put(error)

    def _look(self) -> None:
        """Show the newest of the states that have arrived."""
        screen = self.screen
        if screen.app.screen is not screen or screen.view.selection is not None:
            return
        newest: Newer | None = None
        ending: list[Exception | None] = []
        with suppress(Empty):
            while not ending:
                arrived = self._arrived.get_nowait()
                if isinstance(arrived, Newer):
                    newest = arrived
                else:
                    ending.append(arrived)
        if newest is not None:
            self._take(newest)
        if ending:
            self.end()
            _give_back()
            self._tell(ending[0])

    def _take(self, newer: Newer) -> None:
        before, untouched = self.screen.document, self.screen.place == self._start
        document = newer.document
        self.screen.replace_document(document, lambda p: Point(*moved(before, document, *p)), newer)
        self.screen.status.show(reading=_progress(document))
        if document.complete and untouched:
            self.screen.travelling.restore()

    def _tell(self, error: Exception | None) -> None:
        """Tell what went wrong, if anything did; what there is stays."""
        if not self.screen.document.complete:
            self.screen.status.show(reading=tr("opening.incomplete"))
        if isinstance(error, PizhuError):
            self.screen.say(str(error), failed=True)
        elif error is not None:
            raise error


def _give_back() -> None:
    """Return to the system what earlier states took, which the C library would keep."""
    from ctypes import CDLL

    with suppress(OSError, AttributeError):  # not every C library has it
        CDLL(None).malloc_trim(0)


def _progress(document: Document) -> str:
    if document.complete:
        return ""
    return tr("opening.reading", percent=max(round(100 * document.share), 1))
