"""Prepared tables kept between runs, in a folder that the caller hands in.

Without a folder nothing is kept and everything still works, only slower to start. What is kept is
marshalled data, which Python must not read from strangers: a folder or file that others own or may
write is not used. A file carries a digest and a stamp of what it was made from (the sizes and times
of the sources, Python's version); one that does not fit is as good as none, and gets replaced.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from contextlib import suppress
from hashlib import blake2b
from threading import get_ident
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FORMAT = 1
_DIGEST_SIZE = 16
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_folder: Path | None = None


def use_cache(folder: Path | None) -> None:
    """Keep prepared tables in ``folder`` from now on, or nowhere; it is made when first needed."""
    global _folder  # noqa: PLW0603  (one process has one cache)
    _folder = folder


def load(key: object, sources: Iterable[Path]) -> object | None:
    """Return what `store` kept under ``key``, None if it kept nothing or the sources changed."""
    path = _path(key)
    if path is None:
        return None
    try:
        if not _private(path.parent.stat()):
            return None
        with path.open("rb") as file:
            if not _private(os.fstat(file.fileno())):
                return None
            data = file.read()
        digest, content = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
        if _digest(content) != digest:
            return None
        stamp, value = marshal.loads(content)  # noqa: S302  (our own file in our own folder)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return value if stamp == _stamp(key, sources) else None


def store(key: object, sources: Iterable[Path], value: Any) -> None:  # noqa: ANN401  (what marshal takes has no name)
    """Keep a value of plain types under ``key``; a folder that cannot be written is no error."""
    path = _path(key)
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _private(path.parent.stat()):
            return
        content = marshal.dumps((_stamp(key, sources), value))
        _replace(path, _digest(content) + content)


def _path(key: object) -> Path | None:
    name = blake2b(repr(key).encode(), digest_size=8).hexdigest()
    return _folder and _folder / f"script-{name}.tables"


def _private(status: os.stat_result) -> bool:
    return status.st_uid == os.getuid() and not status.st_mode & _WRITABLE_BY_OTHERS


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST_SIZE).digest()


def _stamp(key: object, sources: Iterable[Path]) -> tuple[Any, ...]:
    states = ((str(path), path.stat()) for path in sources)
    files = tuple((path, state.st_size, state.st_mtime_ns) for path, state in states)
    return _FORMAT, sys.version, repr(key), files


def _replace(path: Path, data: bytes) -> None:
    """Put a whole file in place at once, so that no reader ever sees half of it."""
    temporary = path.with_suffix(f".{os.getpid()}.{get_ident()}")
    try:
        with open(temporary, "xb", opener=_open_private) as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
