"""Reading and replacing whole files, durably.

A file is never written in place: its new content goes to a temporary file in the same folder,
which is forced to the disk and then takes the old one's name. A crash at any moment leaves the
old file or the new one, each whole. Systems differ: macOS must be asked to force the drive too,
and Windows knows no folders to force, and moves no file over one that a program has open.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

try:
    import fcntl
except ImportError:  # Windows
    _FULL_SYNC = None
else:
    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)  # macOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NEW |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)  # POSIX; Windows
_FOLDER = getattr(os, "O_DIRECTORY", None)  # None on Windows
_OPEN_FILES_STAY = os.name == "nt"
_PATIENCE = 2.0  # seconds for which another program may have a file open that is to be replaced
_POLL = 0.01  # seconds
_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})


class Signature(NamedTuple):
    """Differs whenever a file was replaced or rewritten."""

    inode: int
    size: int
    modified: int


def signature(path: Path) -> Signature | None:
    """Return the signature of a file, None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return _signature_of(found)


def read(path: Path) -> tuple[bytes, Signature] | None:
    """Return the content of a file and the signature that belongs to it, None if there is none."""
    try:
        with path.open("rb") as file:
            return file.read(), _signature_of(os.fstat(file.fileno()))
    except FileNotFoundError:
        return None


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def replace(path: Path, data: bytes, previous: Path | None = None) -> None:
    """Make ``data`` the content of ``path``, durably.

    Args:
        path: the file; its folder exists.
        data: its new content.
        previous: another name of the old file, from which it is put back when the folder
            cannot be forced to the disk.

    Raises:
        OSError: nothing has changed.
    """
    is_new = not path.exists()
    with _temporary(path) as temporary:
        _write_new(temporary, data)
        _move(temporary, path)
        try:
            sync_folder(path.parent)
        except OSError:
            with suppress(OSError):
                if previous is not None:
                    link_or_copy(previous, path)
                elif is_new:
                    path.unlink()
            raise


def link_or_copy(source: Path, target: Path) -> None:
    """Give the file ``source`` the second name ``target`` (replacing it), else copy it there.

    A link is as good as a copy, because no file is ever written in place.
    """
    with _temporary(target) as temporary:
        try:
            os.link(source, temporary)
        except OSError:
            import shutil

            shutil.copy2(source, temporary)
        _move(temporary, target)
        temporary.unlink(missing_ok=True)  # renaming a link over its own file does nothing


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the file system can do that."""
    if _FOLDER is None:
        return
    descriptor = os.open(folder, os.O_RDONLY | _FOLDER)
    try:
        _force(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def remove_leftovers(folder: Path, name: str = "*") -> None:
    """Remove the temporary files that a killed program left for files of this name.

    Only for the holder of the lock: another program's temporary file would be in use.
    """
    for leftover in folder.glob(f".{name}.*.tmp"):
        leftover.unlink(missing_ok=True)


def _signature_of(found: os.stat_result) -> Signature:
    return Signature(found.st_ino, found.st_size, found.st_mtime_ns)


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Give a name for a temporary file beside ``path``; if anything fails, it goes away."""
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}.tmp")
    try:
        yield temporary
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _write_new(path: Path, data: bytes) -> None:
    descriptor = os.open(path, _NEW, _FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _force(descriptor)
    finally:
        os.close(descriptor)


def _move(source: Path, target: Path) -> None:
    """Give a file the name of another one, which goes away."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if not _OPEN_FILES_STAY or time.monotonic() > until:
                raise
            time.sleep(_POLL)
        else:
            return


def _force(descriptor: int) -> None:
    """Force what was written to the disk, past the memory of the drive."""
    if _FULL_SYNC is not None:
        try:
            fcntl.fcntl(descriptor, _FULL_SYNC)
        except OSError:  # a file system that cannot, as on a network
            pass
        else:
            return
    os.fsync(descriptor)
