"""``pizhu library watch``: the library brought up to date whenever its files change."""

from __future__ import annotations

from contextlib import suppress
from threading import Event

from reader.cli import console
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.watching import changes
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.catalogue import AnyCatalogue


def watch(catalogue: AnyCatalogue, refresh: Callable[[], object]) -> None:
    """Bring the library up to date now and whenever its files change, until interrupted.

    What is added meanwhile is watched as well.

    Args:
        catalogue: knows what was added.
        refresh: brings it up to date and tells what was done.

    Raises:
        PizhuError: a package is missing, or the library cannot be used.
    """
    stop = Event()
    with suppress(KeyboardInterrupt):
        refresh()
        console.note(tr("catalogue.watching"))
        while not stop.is_set():
            _watch_roots(catalogue, refresh, stop)


def _watch_roots(catalogue: AnyCatalogue, refresh: Callable[[], object], stop: Event) -> None:
    """Watch until other documents are added, or some are removed."""
    roots = catalogue.roots()
    waiting = False
    for changed in changes(roots, stop):
        waiting = waiting or changed
        if waiting:
            waiting = not _refreshed(refresh)
        if catalogue.roots() != roots:
            return


def _refreshed(refresh: Callable[[], object]) -> bool:
    """Bring the library up to date; False where another process is at it."""
    try:
        refresh()
    except PizhuError as error:
        if error.key != "catalogue.busy":
            raise
        return False
    return True
