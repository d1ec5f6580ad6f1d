"""The first page of a document as it was left, kept to be shown at once the next time.

Opening a document takes several times as long as Python's own start, but its first page depends
on little: the source, what the user decided, the terminal. A page is kept with the state of all
that, and not shown where anything is otherwise. It is derived data: nothing is lost without it.
"""

from __future__ import annotations

import os
import stat

from reader import __version__, locations
from reader.tui.starting.early_page import size

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from pathlib import Path

_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM")
_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def find(name: str) -> str | None:
    """Return the page kept of a file; None where there is none that would be right now.

    Args:
        name: the file, as the user names it. A single word may be meant for a command.
    """
    if os.sep not in name and "." not in name:
        return None
    try:
        source = os.stat(name)
        with open(_file(source), "rb") as file:
            kept = os.fstat(file.fileno())
            if kept.st_uid != os.getuid() or kept.st_mode & _WRITABLE_BY_OTHERS:
                return None
            page = file.read()
        state = _state(name, source)
        return page[len(state) :].decode() if page.startswith(state) else None
    except (OSError, ValueError):  # no such file, a name that none can have, a damaged page
        return None


def keep(path: Path, page: str) -> None:
    """Keep the page that a file begins with the next time; a failure costs nothing."""
    from contextlib import suppress
    from pathlib import Path

    from annotations.storage.files import make_folder, replace
    from reader.library.analyses import tidy

    with suppress(OSError):
        source = path.stat()
        file = Path(_file(source))
        make_folder(file.parent)
        replace(file, _state(os.fspath(path), source) + page.encode())
        tidy(file.parent)


def forget(path: Path) -> None:
    """Let a file begin elsewhere the next time."""
    from contextlib import suppress

    with suppress(OSError):
        os.unlink(_file(path.stat()))


def _file(source: os.stat_result) -> str:
    return os.path.join(locations.pages_folder(), f"{source.st_dev:x}-{source.st_ino:x}")


def _state(name: str, source: os.stat_result) -> bytes:
    """Return a line that tells apart all that a first page depends on, apart from the place."""
    variables = [os.environ.get(name) for name in (*_VARIABLES, *_LANGUAGE)]
    files = [_stamp(name) for name in locations.decisive()]
    own = (os.path.abspath(name), source.st_size, source.st_mtime_ns)
    return ascii((__version__, [*(size() or ())], own, files, variables)).encode() + b"\n"


def _stamp(name: str) -> tuple[int, int] | None:
    """Return the time and the size of a file or folder, None where there is none."""
    try:
        status = os.stat(name)
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size
