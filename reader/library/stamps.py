"""Telling that a file was changed, without reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Stamp(NamedTuple):
    """What is another one after a file was written.

    Attributes:
        modified: when, in nanoseconds.
        size: in bytes.
        inode: the number of the file itself, another one where it was replaced.
    """

    modified: int
    size: int
    inode: int


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, None where there is no file or none that can be looked at.

    That of a document in an archive is the archive's.
    """
    try:
        found = path.stat()
    except NotADirectoryError:
        from reader.documents.members import file_of

        file = file_of(path)
        return None if file == path else stamp(file)
    except (OSError, ValueError):
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
