"""Keeping the library up to date while someone looks at it."""

from __future__ import annotations

from contextlib import closing, nullcontext
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.catalogue import known_catalogue
from reader.library.engine.opening import open_engine
from reader.library.indexing import refresh
from reader.library.watching import keep_up_to_date
from reader.tui.lists.catalogue_rows import Narrowing
from reader.tui.working import Unwanted, Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from reader.library.catalogue import AnyCatalogue
    from reader.library.engine import Engine
    from reader.library.indexing import Progress
    from reader.tui.screens.commanding import CommandScreen


class Arrival(NamedTuple):
    """What has changed.

    Attributes:
        narrowing: the documents that there are now.
        fresh: the numbers of those that are new or changed.
        removed: how many are gone.
        failed: how many files cannot be read.
    """

    narrowing: Narrowing
    fresh: frozenset[int]
    removed: int
    failed: int


class Watching:
    """The library kept up to date for a screen, as long as the user wants it."""

    def __init__(
        self, screen: CommandScreen[None], show: Callable[[Arrival], None], tell: Callable[[], None]
    ) -> None:
        """Prepare.

        Args:
            screen: where the user is; failures are said there.
            show: shows what has changed.
            tell: tells whether it is on.
        """
        self._screen = screen
        self._show = show
        self._tell = tell
        self._keeping: KeepingUp | None = None

    @property
    def is_on(self) -> bool:
        """Whether the library is watched."""
        return self._keeping is not None

    def toggle(self) -> None:
        """Begin, or stop."""
        if self._keeping is None:
            arrived = partial(self._screen.app.call_from_thread, self._arrived)
            keeping = self._keeping = KeepingUp(arrived, self._reading)
            self._screen.run_worker(partial(self._run, keeping), group="watching", thread=True)
        else:
            self.stop()
        self._tell()

    def stop(self) -> None:
        """Stop, if it is on."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = None

    def _reading(self) -> AbstractContextManager[Work[None]]:
        """Let it be told how much has been read; whoever ends that watches no more."""
        return self._screen.works.following("refreshing", tr("works.refreshing"), self._end)

    def _end(self) -> None:
        self.stop()
        self._tell()

    def _run(self, keeping: KeepingUp) -> None:
        try:
            keeping.run()
        except PizhuError as error:
            self._screen.app.call_from_thread(self._give_up, keeping, error)

    def _give_up(self, keeping: KeepingUp, error: PizhuError) -> None:
        if self._keeping is keeping:
            self._keeping = None
            self._tell()
            self._screen.say(str(error), failed=True)

    def _arrived(self, arrival: Arrival) -> None:
        if self.is_on:
            self._show(arrival)


class KeepingUp:
    """Brings the library up to date, at once and whenever files change, until it is stopped."""

    def __init__(
        self,
        on_arrival: Callable[[Arrival], None],
        reading: Callable[[], AbstractContextManager[Work[None] | None]] = nullcontext,
    ) -> None:
        """Prepare.

        Args:
            on_arrival: is told what changes, in the thread of `run`.
            reading: gives what is told how much has been read, entered likewise.
        """
        self._on_arrival = on_arrival
        self._reading = reading
        self._stop = Event()
        self._known: dict[int, str] = {}

    def stop(self) -> None:
        """End it soon; a document that is being read is read the next time."""
        self._stop.set()

    def run(self) -> None:
        """Go on until it is stopped.

        Raises:
            PizhuError: a package is missing, or the library cannot be used.
        """
        try:
            with closing(known_catalogue()) as catalogue, open_engine() as engine:
                self._known = _identities(catalogue)
                self._begin(catalogue, engine)
                keep_up_to_date(catalogue, lambda: self._refresh(catalogue, engine), self._stop)
        except Unwanted:
            pass

    def _begin(self, catalogue: AnyCatalogue, engine: Engine) -> None:
        try:
            self._refresh(catalogue, engine)
        except PizhuError as error:
            if error.key != "catalogue.busy":
                raise

    def _refresh(self, catalogue: AnyCatalogue, engine: Engine) -> None:
        with self._reading() as work:
            outcome = refresh(catalogue, engine, partial(self._go_on, work))
        before, self._known = self._known, _identities(catalogue)
        changed = self._known.items() - before.items()
        gone = before.keys() - self._known.keys()
        if changed or gone or outcome.failed:
            narrowing = Narrowing(catalogue.entries())
            narrowing.prepare()
            fresh = frozenset(number for number, _ in changed)
            self._on_arrival(Arrival(narrowing, fresh, len(gone), len(outcome.failed)))

    def _go_on(self, work: Work[None] | None, progress: Progress) -> None:
        if self._stop.is_set():
            raise Unwanted
        if work is not None:
            work.go_on(progress.done / progress.total)


def _identities(catalogue: AnyCatalogue) -> dict[int, str]:
    return {entry.number: entry.card.identity for entry in catalogue.entries()}
