"""Files of marshalled data in a cache.

Python must not unmarshal what strangers wrote: a folder or file that others own or may write is
not used. A file carries a digest; a damaged one is as good as none.
"""

from __future__ import annotations

import marshal
import os
import stat
from contextlib import suppress

from reader.text.digest import blake2b
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_DIGEST_SIZE = 16
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read(path: Path) -> Any:  # noqa: ANN401  (what marshal takes has no name)
    """Return the value that `write` put into a file, None where none can be had."""
    try:
        if not _private(path.parent.stat()):
            return None
        with path.open("rb") as file:
            if not _private(os.fstat(file.fileno())):
                return None
            data = file.read()
        content = memoryview(data)[_DIGEST_SIZE:]
        if _digest(content) != data[:_DIGEST_SIZE]:
            return None
        return marshal.loads(content)  # noqa: S302  (our own file in our own folder)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write(path: Path, value: Any) -> None:  # noqa: ANN401  (what marshal takes has no name)
    """Put a value of plain types into a file of a folder that is made if need be.

    A folder that cannot be written is no error.
    """
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _private(path.parent.stat()):
            return
        content = marshal.dumps(value)
        _replace(path, _digest(content) + content)


def _private(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True  # on Windows, what lies in a user's own folders is the user's
    return status.st_uid == os.getuid() and not status.st_mode & _WRITABLE_BY_OTHERS


def _digest(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_DIGEST_SIZE).digest()


def _replace(path: Path, data: bytes) -> None:
    """Put a whole file in place at once, so that no reader ever sees half of it."""
    from _thread import get_ident  # `threading` takes as long as all else here

    temporary = path.with_suffix(f".{os.getpid()}.{get_ident()}")
    try:
        with open(temporary, "xb", opener=_open_private) as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
