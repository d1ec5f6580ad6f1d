"""Files of marshalled data in a cache.

Python must not unmarshal what strangers wrote: a folder or file that others own or may write is
not used. A file carries a digest; a damaged one is as good as none.
"""

from __future__ import annotations

import marshal
import os
import stat

from reader.text.digest import blake2b

TYPE_CHECKING = False  # this is imported before what `typed` needs is at hand from a cache
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_DIGEST_SIZE = 16
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read(path: Path) -> Any:  # noqa: ANN401  (what marshal takes has no name)
    """Return the value that `write` put into a file, None where none can be had."""
    data = private_bytes(path)
    if data is None:
        return None
    content = memoryview(data)[_DIGEST_SIZE:]
    if _digest(content) != data[:_DIGEST_SIZE]:
        return None
    try:
        return marshal.loads(content)  # noqa: S302  (our own file in our own folder)
    except (ValueError, EOFError, TypeError):
        return None


def write(path: Path, value: Any) -> None:  # noqa: ANN401  (what marshal takes has no name)
    """Put a value of plain types into a file of a folder that is made if need be.

    A folder that cannot be written is no error.
    """
    folder = os.path.dirname(path)
    if prepare(folder):
        content = marshal.dumps(value)
        replace(path, _digest(content) + content)


def private_bytes(path: str | Path) -> bytes | None:
    """Return what is in a file that nobody else may have written, None where there is none."""
    try:
        if not _private(os.stat(os.path.dirname(path))):
            return None
        with open(path, "rb") as file:
            return file.read() if _private(os.fstat(file.fileno())) else None
    except (OSError, ValueError):
        return None


def prepare(folder: str) -> bool:
    """Make a folder if need be, and tell whether files may be put there."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return _private(os.stat(folder)) and os.access(folder, os.W_OK)
    except OSError:
        return False


def replace(path: str | Path, data: bytes) -> None:
    """Put a whole file in place at once, so that no reader ever sees half of it.

    A failure is no error: then there is no file, or the former one.
    """
    from _thread import get_ident  # `threading` takes as long as all else here

    temporary = f"{os.fspath(path)}.{os.getpid()}.{get_ident()}"
    try:
        with open(temporary, "xb", opener=_open_private) as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        from contextlib import suppress

        with suppress(OSError):
            os.unlink(temporary)


def _private(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True  # on Windows, what lies in a user's own folders is the user's
    return status.st_uid == os.getuid() and not status.st_mode & _WRITABLE_BY_OTHERS


def _digest(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_DIGEST_SIZE).digest()


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
