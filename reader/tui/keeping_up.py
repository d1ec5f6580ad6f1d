"""Keeping the library up to date while someone looks at it."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.catalogue import known_catalogue
from reader.library.engine.opening import open_engine
from reader.library.indexing import refresh
from reader.library.watching import keep_up_to_date
from reader.tui.lists.catalogue_rows import Narrowing

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.catalogue import AnyCatalogue
    from reader.library.engine import Engine
    from reader.library.indexing import Progress
    from reader.tui.screens.commanding import CommandScreen


_PATIENCE = 0.5  # seconds between two times that progress is told


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
        self._reading = False

    @property
    def is_on(self) -> bool:
        """Whether the library is watched."""
        return self._keeping is not None

    def toggle(self) -> None:
        """Begin, or stop."""
        if self._keeping is None:
            call = self._screen.app.call_from_thread
            keeping = self._keeping = KeepingUp(
                partial(call, self._arrived), partial(call, self._so_far)
            )
            self._screen.run_worker(partial(self._run, keeping), group="watching", thread=True)
        else:
            self.stop()
        self._tell()

    def stop(self) -> None:
        """Stop, if it is on."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping, self._reading = None, False

    def stop_reading(self) -> bool:
        """Stop if documents are being read, as the user was told; return whether they were."""
        was = self._reading
        if was:
            self.stop()
            self._tell()
            self._screen.say(tr("works.stopped", what=tr("works.refreshing")))
        return was

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

    def _so_far(self, progress: Progress) -> None:
        if self.is_on:
            self._reading = True
            key = self._screen.pizhu.keymap.label("catalogue_close")
            what, percent = tr("works.refreshing"), round(100 * progress.done / progress.total)
            self._screen.say(tr("works.so_far", what=what, percent=percent, key=key))

    def _arrived(self, arrival: Arrival) -> None:
        self._reading = False
        if self.is_on:
            self._show(arrival)


class _Stopped(Exception):  # noqa: N818  (no error)
    """Nobody looks any more."""


class KeepingUp:
    """Brings the library up to date, at once and whenever files change, until it is stopped."""

    def __init__(
        self,
        on_arrival: Callable[[Arrival], None],
        on_progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Prepare.

        Args:
            on_arrival: is told what changes, in the thread of `run`.
            on_progress: is told now and then how much has been read, likewise.
        """
        self._on_arrival = on_arrival
        self._on_progress = on_progress
        self._told = monotonic()
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
        except _Stopped:
            pass

    def _begin(self, catalogue: AnyCatalogue, engine: Engine) -> None:
        try:
            self._refresh(catalogue, engine)
        except PizhuError as error:
            if error.key != "catalogue.busy":
                raise

    def _refresh(self, catalogue: AnyCatalogue, engine: Engine) -> None:
        outcome = refresh(catalogue, engine, self._go_on)
        before, self._known = self._known, _identities(catalogue)
        changed = self._known.items() - before.items()
        gone = before.keys() - self._known.keys()
        if changed or gone or outcome.failed:
            narrowing = Narrowing(catalogue.entries())
            narrowing.prepare()
            fresh = frozenset(number for number, _ in changed)
            self._on_arrival(Arrival(narrowing, fresh, len(gone), len(outcome.failed)))

    def _go_on(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise _Stopped
        if self._on_progress is not None and monotonic() - self._told > _PATIENCE:
            self._told = monotonic()
            self._on_progress(progress)


def _identities(catalogue: AnyCatalogue) -> dict[int, str]:
    return {entry.number: entry.card.identity for entry in catalogue.entries()}
