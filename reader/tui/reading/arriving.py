"""Taking in newer states of a document that is still being read from its file."""

from __future__ import annotations

import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.gradual import moved
from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.opening import Opening, open_gradually
from reader.library.places import Places
from reader.tui.reading.helper import Helper
from reader.tui.reading.newer import Newer, made_of
from reader.tui.thrift import give_back_memory, return_large_blocks
from reader.tui.working import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.timer import Timer

    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.text_view import TextView

_LOOK_EVERY = 0.05  # seconds
_SWITCH = 0.001  # seconds after which the thread gives way to the keys
_NEARLY = 0.99  # what is told at most of an analysis that goes on


class _Wish(NamedTuple):
    """A place that the reader wants to go to as soon as it is known, and where he waits."""

    find: Callable[[], Point | None]
    waiting: Point


class Arriving(Helper):
    """Lets the rest of the document be read in the background, and shows what has arrived.

    What arrives waits while something is being selected or another screen is on top, whose choices
    are about the document as it was.

    Attributes:
        going_on: whether the rest is being read.
    """

    def __init__(self, screen: ReadingScreen, states: Iterator[Document]) -> None:
        """Take newer states of the screen's document; the last is the whole one."""
        super().__init__(screen)
        self.going_on = False
        self._states = states
        self._arrived: SimpleQueue[Newer | Exception | None] = SimpleQueue()
        self._start = Point(0, 0)
        self._timer: Timer | None = None
        self._interval = sys.getswitchinterval()
        self._wish: _Wish | None = None
        self._since = 0.0  # when the last state arrived
        self._restored = False
        self._pace = 0.0  # how much of the source is analysed in a second

    @property
    def untouched(self) -> bool:
        """Whether the reader is still where the document was opened."""
        return self.screen.place == self._start

    def begin(self) -> None:
        """Begin to read; the thread ends by itself, or with the program."""
        self._start, view = self.screen.place, self.screen.view
        self._restored = Places().left(self.screen.document) is not None
        self.going_on, self._since = True, monotonic()
        self._tell_progress()
        sys.setswitchinterval(_SWITCH)
        return_large_blocks()
        arguments = self._states, self._arrived, view
        Thread(target=_read, args=arguments, name="opening", daemon=True).start()
        self._timer = self.screen.set_interval(_LOOK_EVERY, self._look)

    def end(self) -> None:
        """Take nothing in any more."""
        self.going_on, self._wish = False, None
        if isinstance(self._states, Opening):
            self._states.close()
        sys.setswitchinterval(self._interval)
        if self._timer is not None:
            self._timer.stop()

    def stop(self) -> None:
        """End the reading as the user wants it, and tell what there is and how to get the rest."""
        self.end()
        self._tell_incomplete()
        document, key = self.screen.document, self.screen.pizhu.keymap.label("reload")
        told = "opening.analysis_stopped" if document.reaches_end else "opening.reading_stopped"
        self.screen.say(tr(told, percent=percent(document.share), key=key))

    def go_on(self) -> None:
        """Begin again after it was stopped; what there is stays until there is more."""
        path = self.screen.document.path
        if path is None or self.going_on:
            self.screen.say(tr("opening.wait"))
            return
        self._states = open_gradually(path, self._complain)
        self._arrived = SimpleQueue()
        self.begin()

    def wish(self, find: Callable[[], Point | None]) -> None:
        """Go to a place as soon as ``find`` tells it, unless the reader goes elsewhere."""
        if self.going_on:
            self._wish = _Wish(find, self.screen.place)
            clear = self.screen.pizhu.keymap.label("clear")
            self.screen.say(tr("opening.when_there", key=clear))

    def give_up_wish(self) -> bool:
        """Stay; return whether there was a place to go to."""
        wish, self._wish = self._wish, None
        return wish is not None and wish.waiting == self.screen.place

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
        if newest is not None and _is_news(newest.document, screen.document):
            self._take(newest)
            del newest
            give_back_memory()  # that of the state before
        if ending:
            self.end()
            self._tell(ending[0])
        else:
            self._tell_progress()

    def _take(self, newer: Newer) -> None:
        before, untouched = self.screen.document, self.untouched
        document = newer.document
        waiting = self._wish is not None and self._wish.waiting == self.screen.place
        self.screen.replace_document(document, lambda p: Point(*moved(before, document, *p)), newer)
        now = monotonic()
        if document.share > before.share:
            self._pace = document.share / max(now - self._since, _LOOK_EVERY)
        self._since = now
        if waiting:
            self._grant()
        elif untouched and (document.complete or document.reaches_end > before.reaches_end):
            self._return()
            self._start = self.screen.place

    def _return(self) -> None:
        """Go to where the document was left, in the manner in which it was if only now known."""
        travelling = self.screen.travelling
        if self._restored:
            travelling.return_to(Places().left(self.screen.document))
        else:
            self._restored = travelling.restore()

    def _grant(self) -> None:
        """Go to the place that is wished for, if it is known by now."""
        if self._wish is None:
            return
        place = self._wish.find()
        if place is None:
            self._wish = self._wish._replace(waiting=self.screen.place)
        else:
            self._wish = None
            self.screen.view.go_to(*place)

    def _tell(self, error: Exception | None) -> None:
        """Tell what went wrong, if anything did; what there is stays."""
        if self.screen.document.complete:
            self.screen.status.show(reading="")
        else:
            self._tell_incomplete()
        if isinstance(error, PizhuError):
            self.screen.say(str(error), failed=True)
        elif error is not None:
            raise error

    def _complain(self, error: PizhuError) -> None:
        self.screen.app.call_from_thread(self.screen.say, str(error), failed=True)

    def _tell_progress(self) -> None:
        document = self.screen.document
        passed = (monotonic() - self._since) * self._pace
        share = max(document.share, min(passed, _NEARLY))
        key = self.screen.pizhu.keymap.label("clear")
        told = "opening.analysing" if document.reaches_end else "opening.reading"
        self.screen.status.show(reading=tr(told, percent=percent(share), key=key))

    def _tell_incomplete(self) -> None:
        document = self.screen.document
        told = "opening.partly_analysed" if document.reaches_end else "opening.partly_read"
        self.screen.status.show(reading=tr(told, percent=percent(document.share)))


def _read(
    states: Iterator[Document],
    arrived: SimpleQueue[Newer | Exception | None],
    view: TextView,
) -> None:
    try:
        for document in states:
            newer = made_of(document, view)
            newer.references.prepare()
            arrived.put(newer)
            del document, newer  # the next one needs the room
        arrived.put(None)
    except Exception as error:  # noqa: BLE001  (raised again where it can be told)
        arrived.put(error)


def _is_news(document: Document, shown: Document) -> bool:
    """Tell whether a state has more than the one that is shown."""
    return document.complete or (
        document.reaches_end >= shown.reaches_end
        and (document.share, document.reaches_end) > (shown.share, shown.reaches_end)
    )
