"""What was added to the library, as the files that it means now."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.documents import members
from reader.documents.formats.recognition import ending
from reader.errors import PizhuError
from reader.library.folders import documents_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def absolute(name: str) -> str:
    """Return what a user named as an absolute path, or an absolute pattern of paths."""
    return os.path.abspath(os.path.expanduser(name))  # noqa: PTH100, PTH111  (a pattern is no path)


def files_of(root: str) -> Iterator[Path]:
    """Yield the documents that a file, a folder or a pattern (``*``, ``**``, ``?``) means.

    Archives stand for the documents in them, wherever they are.
    """
    path = Path(root)
    if path.is_dir():
        yield from _documents_in(path)
    elif path.exists():
        yield from _documents_of(path)
    elif glob.has_magic(root):
        for found in sorted(glob.iglob(root, recursive=True)):  # noqa: PTH207  (an absolute pattern)
            yield from files_of(found) if Path(found).is_dir() else _documents_of(Path(found))


def _documents_in(folder: Path) -> Iterator[Path]:
    """Yield the documents in a folder and in its archives; an archive itself if it is damaged."""
    for file in documents_in(folder, members.ENDING):
        if ending(file.name) != members.ENDING:
            yield file
            continue
        try:
            yield from members.members(file)
        except PizhuError:
            yield file


def _documents_of(file: Path) -> Iterator[Path]:
    """Yield a file, or the documents in it if it is an archive."""
    if members.is_archive(file):
        yield from members.members(file)
    else:
        yield file


def files_of_all(roots: Iterable[str]) -> dict[Path, None]:
    """Return the documents that roots mean, each once, in order."""
    return dict.fromkeys(path for root in roots for path in files_of(root))


def covers(root: str, path: str) -> bool:
    """Tell whether a root is a path, or a folder above it."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
