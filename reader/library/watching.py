"""Noticing that documents of the library have changed, as long as someone wants to know.

Folders are watched by the system (watchfiles); what was added by itself or by a pattern is looked
at every few seconds, since the folder around it may be anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.library.roots import files_of
from reader.library.stamps import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from threading import Event

    from watchfiles import Change

    from reader.library.catalogue import AnyCatalogue
    from reader.library.stamps import Stamp

EVERY = 3.0
"""Seconds between two looks at what is not in a folder that was added."""
_QUIET = 400  # ms without changes before they are told: what is being copied comes as one
_LONGEST = 5000  # ms after which they are told in any case


def keep_up_to_date(catalogue: AnyCatalogue, refresh: Callable[[], object], stop: Event) -> None:
    """Bring the library up to date whenever its files change; what is added meanwhile counts too.

    Args:
        catalogue: knows what was added.
        refresh: brings it up to date, also once as the watch begins, for what changed just before;
            where another process is at it, it is called again later.
        stop: ends it when set.

    Raises:
        PizhuError: a package is missing, or the library cannot be used.
    """
    while not stop.is_set():
        _watch_roots(catalogue, refresh, stop)


def _watch_roots(catalogue: AnyCatalogue, refresh: Callable[[], object], stop: Event) -> None:
    """Watch until other documents are added, some are removed, or a folder is another one."""
    roots = catalogue.roots()
    folders = _folders(roots)
    waiting = True
    for changed in changes(roots, stop):
        now = _folders(roots)
        waiting = waiting or changed or now != folders
        if waiting:
            waiting = not _refreshed(refresh)
        if not waiting and (catalogue.roots() != roots or now != folders):
            return


def _folders(roots: Iterable[str]) -> list[tuple[int, int] | None]:
    """Return which folder each of some paths is; the system watches that, not the path."""
    return [_folder(root) for root in roots]


def _folder(root: str) -> tuple[int, int] | None:
    try:
        found = Path(root).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refreshed(refresh: Callable[[], object]) -> bool:
    """Bring the library up to date; False where another process is at it."""
    try:
        refresh()
    except PizhuError as error:
        if error.key != "catalogue.busy":
            raise
        return False
    return True


def changes(roots: Sequence[str], stop: Event, every: float = EVERY) -> Iterator[bool]:
    """Yield every few seconds, and at once after changes, whether documents may have changed.

    It ends when it is stopped, and when a folder that was added is no longer there.

    Args:
        roots: what was added.
        stop: ends it when set.
        every: seconds between two looks.

    Raises:
        PizhuError: a package is missing.
    """
    folders = [root for root in roots if Path(root).is_dir()]
    others = [root for root in roots if root not in folders]
    before = _stamps(others)
    for told in _told(folders, stop, every):
        now = _stamps(others)
        yield told or now != before
        before = now


def _told(folders: Sequence[str], stop: Event, every: float) -> Iterator[bool]:
    """Yield whether the system told of changes, at the latest after so many seconds."""
    if not folders:
        while not stop.wait(every):
            yield False
        return
    try:
        from watchfiles import watch
    except ImportError as error:
        raise PizhuError("catalogue.watch-package") from error
    for found in watch(
        *folders,
        watch_filter=_is_visible,
        step=_QUIET,
        debounce=_LONGEST,
        rust_timeout=int(every * 1000),
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    ):
        if not stop.is_set():
            yield bool(found)
        if any(path in folders for _, path in found):
            return  # a folder itself is gone; another one in its place has to be watched anew


def _is_visible(_change: Change, path: str) -> bool:
    return not Path(path).name.startswith(".")


def _stamps(roots: Iterable[str]) -> dict[Path, Stamp | None]:
    return {path: stamp(path) for root in roots for path in files_of(root)}
