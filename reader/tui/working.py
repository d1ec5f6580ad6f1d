"""Works that may take a while: done in a thread, told of after half a second, ended by Esc."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import count
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reader.errors import PizhuError
from reader.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.timer import Timer

    from reader.tui.screens.commanding import CommandScreen

T = TypeVar("T")

_PATIENCE = 0.5  # seconds after which the user is told, and between two times
_NUMBERS = count()


class Unwanted(Exception):  # noqa: N818  (no error)
    """Raised in a work that nobody waits for any more."""


class Work(Generic[T]):
    """Something that was asked for and is being done.

    Attributes:
        what: what is being done, as the user is told.
        share: how much of it is done, from 0 to 1; None where that cannot be told.
        done_whole: whether all is done but for showing what came of it.
    """

    def __init__(self, what: str, done: Callable[[T], None]) -> None:
        self.what = what
        self.share: float | None = None
        self.done_whole = False
        self.done = done
        self._since = monotonic()
        self._unwanted = Event()
        self._ends: list[Callable[[], object]] = []

    @property
    def unwanted(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._unwanted.is_set()

    @property
    def told(self) -> bool:
        """Whether it has taken so long that the user was told."""
        return monotonic() - self._since >= _PATIENCE

    def go_on(self, share: float | None = None) -> None:
        """Tell how much is done. What is done whole can be ended no more.

        Raises:
            Unwanted: nobody waits for it any more.
        """
        self.share = share
        self.done_whole = share == 1
        if self.unwanted:
            raise Unwanted

    def on_stop(self, end: Callable[[], object]) -> None:
        """Let ``end`` be called when nobody waits for it any more; from any thread."""
        self._ends.append(end)

    def stop(self) -> None:
        """Wait for it no more."""
        self._unwanted.set()
        for end in self._ends:
            end()

    def say(self, key: str) -> str:
        """Return what to tell of it; ``key`` ends it."""
        if self.share is None:
            seconds = round(monotonic() - self._since)
            return tr("works.under_way", what=self.what, seconds=seconds, key=key)
        return tr("works.so_far", what=self.what, percent=percent(self.share), key=key)


def percent(share: float) -> int:
    """Return how many hundredths of something are done: some, once it has begun."""
    return max(round(100 * share), 1)


class Works:
    """The works of a screen, at most one of each group: a newer one takes its place."""

    def __init__(self, screen: CommandScreen[object]) -> None:
        self._screen = screen
        self._under_way: dict[str, Work[Any]] = {}
        self._clock: Timer | None = None
        self._gone = False

    def begin(
        self, group: str, what: str, task: Callable[[Work[T]], T], done: Callable[[T], None]
    ) -> None:
        """Do something in a thread.

        Args:
            group: names what replaces one another.
            what: what is being done, as the user is told.
            task: does it, and raises `PizhuError` where it cannot.
            done: takes what came of it, unless nobody waits for that any more.
        """
        work = Work(what, done)
        self._enter(group, work)
        name = f"{group}-{next(_NUMBERS)}"
        self._screen.run_worker(partial(self._run, group, work, task), name=name, thread=True)

    @contextmanager
    def following(self, group: str, what: str, end: Callable[[], object]) -> Iterator[Work[None]]:
        """Let what a thread of its own does meanwhile be told of, and ended, like other works.

        Args:
            group: names what replaces one another.
            what: what is being done, as the user is told.
            end: called when nobody waits for it any more.
        """
        call = self._screen.app.call_from_thread
        work: Work[None] = Work(what, lambda _: None)
        work.on_stop(end)
        call(self._enter, group, work)
        try:
            yield work
        finally:
            if not work.unwanted:
                call(self._finish, group, work, None)

    def has(self, group: str) -> bool:
        """Tell whether a work of a group is under way."""
        return group in self._under_way

    def end(self, group: str) -> None:
        """Wait no more for the work of a group, if there is one."""
        work = self._under_way.pop(group, None)
        if work is not None:
            work.stop()

    def stop_told(self) -> bool:
        """End the latest work of which the user was told; return whether there is one."""
        told = [
            group for group, work in self._under_way.items() if work.told and not work.done_whole
        ]
        if told:
            self._screen.say(tr("works.stopped", what=self._under_way[told[-1]].what))
            self.end(told[-1])
        return bool(told)

    def end_all(self) -> None:
        """Wait for nothing any more: the screen is going."""
        self._gone = True
        for group in [*self._under_way]:
            self.end(group)

    def _enter(self, group: str, work: Work[Any]) -> None:
        if self._gone:
            work.stop()
            return
        self.end(group)
        self._under_way[group] = work
        if self._clock is None:
            self._clock = self._screen.set_interval(_PATIENCE, self._tell)

    def _run(self, group: str, work: Work[T], task: Callable[[Work[T]], T]) -> None:
        call = self._screen.app.call_from_thread
        try:
            result = task(work)
        except Unwanted:
            return
        except PizhuError as error:
            if not work.unwanted:
                call(self._fail, group, work, error)
            return
        if not work.unwanted:
            call(self._finish, group, work, result)

    def _finish(self, group: str, work: Work[T], result: T) -> None:
        if self._leave(group, work):
            if work.told:
                self._screen.say("")
            work.done(result)

    def _fail(self, group: str, work: Work[T], error: PizhuError) -> None:
        if self._leave(group, work):
            self._screen.say(str(error), failed=True)

    def _leave(self, group: str, work: Work[T]) -> bool:
        """Take a work away that is done; return whether anybody waited for it."""
        if self._under_way.get(group) is not work:
            return False
        del self._under_way[group]
        return True

    def _tell(self) -> None:
        told = [work for work in self._under_way.values() if work.told]
        if told:
            self._screen.say(told[-1].say(self._screen.pizhu.keymap.label("clear")))
        if not self._under_way and self._clock is not None:
            self._clock.stop()
            self._clock = None
