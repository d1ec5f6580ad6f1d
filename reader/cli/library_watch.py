"""``pizhu library watch``: the library brought up to date whenever its files change."""

from __future__ import annotations

from contextlib import suppress
from threading import Event

from reader.cli import console
from reader.i18n import tr
from reader.library.watching import keep_up_to_date
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.catalogue import AnyCatalogue


def watch(
    catalogue: AnyCatalogue, refresh: Callable[[], object], again: Callable[[], object]
) -> None:
    """Bring the library up to date now and whenever its files change, until interrupted.

    Args:
        catalogue: knows what was added.
        refresh: brings it up to date and tells what was done.
        again: the same, but silent where nothing was.

    Raises:
        PizhuError: a package is missing, or the library cannot be used.
    """
    with suppress(KeyboardInterrupt):
        refresh()
        console.note(tr("catalogue.watching"))
        console.end_waiting()
        keep_up_to_date(catalogue, again, Event())
