"""Prepared tables kept between runs, in a folder that the caller hands in.

Without a folder nothing is kept and everything still works, only slower to start. A table carries
a stamp of what it was made from (the sizes and times of the sources, Python's version); one that
does not fit is as good as none, and gets replaced.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from reader.text import marshalled
from reader.text.digest import blake2b
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

_FORMAT = 1
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
        stamp, value = marshalled.read(path)
        return value if stamp == _stamp(key, sources) else None
    except (OSError, ValueError, TypeError):
        return None


def store(key: object, sources: Iterable[Path], value: Any) -> None:  # noqa: ANN401  (what marshal takes has no name)
    """Keep a value of plain types under ``key``; a folder that cannot be written is no error."""
    path = _path(key)
    if path is not None:
        with suppress(OSError):
            marshalled.write(path, (_stamp(key, sources), value))


def _path(key: object) -> Path | None:
    name = blake2b(repr(key).encode(), digest_size=8).hexdigest()
    return _folder and _folder / f"script-{name}.tables"


def _stamp(key: object, sources: Iterable[Path]) -> tuple[Any, ...]:
    states = ((str(path), path.stat()) for path in sources)
    files = tuple((path, state.st_size, state.st_mtime_ns) for path, state in states)
    return _FORMAT, sys.version, repr(key), files
