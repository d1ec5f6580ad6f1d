"""A TinyDB storage that loses nothing.

TinyDB's own ``JSONStorage`` writes in place: a crash, a full disk or a second writer leaves a file
that cannot be read. This one replaces the file as a whole (see `files`), under a lock that holds
between processes, reading anew under the lock what others have written.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

import orjson
from tinydb.storages import Storage

from annotations import clock
from annotations.errors import StorageError
from annotations.storage import files
from annotations.storage.backups import Backups
from annotations.storage.schema import Schema, Tables, is_well_formed, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

_LOCK_SECONDS = 10.0
_LOCK_POLL_SECONDS = 0.005


class Recovery(NamedTuple):
    """What was done about a file that could not be read.

    ``damaged`` is where it was set aside, ``backup`` what took its place (None: nothing did).
    """

    damaged: Path
    backup: Path | None


class AtomicStorage(Storage):
    """Keeps the tables of one file.

    Attributes:
        path: the file. Its folder also gets ``.lock``, ``backups/`` and ``damaged/``.
        recovery: what was done when the file was found damaged, None as long as it was not.
    """

    def __init__(self, path: Path, schema: Schema | None = None) -> None:
        self.path = path
        self.recovery: Recovery | None = None
        self._schema = schema or Schema()
        self._backups = Backups(path)
        self._tables: Tables | None = None
        self._signature: files.Signature | None = None
        self._migrated_from: int | None = None
        self._thread_lock = threading.RLock()
        self._process_lock: BaseFileLock | None = None
        self._in_transaction = False
        self._dirty = False
        self._tidied = False

    @property
    def revision(self) -> object:
        """A value that differs after every change, by this program or another."""
        return files.signature(self.path)

    def read(self) -> Tables | None:
        """Return the tables as they are now on the disk, None where there is no file yet.

        Raises:
            StorageError: the file cannot be read, or it is damaged and cannot be set aside.
        """
        with self._thread_lock:
            if not self._in_transaction:
                self._refresh()
            return self._tables

    def write(self, data: Tables) -> None:
        """Replace the tables, at once or when the transaction around it ends.

        Raises:
            StorageError: nothing has changed.
        """
        with self.transaction():
            self._tables = data
            self._dirty = True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock; what is written inside is saved together at the end, or not at all.

        Raises:
            StorageError: the lock could not be had, the file is of a later version, or the
                disk refused. Nothing has changed.
        """
        with self._thread_lock:
            if self._in_transaction:
                yield
                return
            with self.locked():
                self._begin()
                self._in_transaction = True
                try:
                    yield
                    if self._dirty:
                        self._save()
                except BaseException:
                    self._forget()
                    raise
                finally:
                    self._in_transaction = False

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep all other programs from changing any file of the folder.

        Raises:
            StorageError: the lock could not be had.
        """
        from filelock import FileLock, Timeout

        try:
            if self._process_lock is None:
                files.make_folder(self.path.parent)
                lock = self.path.parent / ".lock"
                self._process_lock = FileLock(lock, mode=0o600, is_singleton=True)
            self._process_lock.acquire(_LOCK_SECONDS, poll_interval=_LOCK_POLL_SECONDS)
        except Timeout as error:
            raise StorageError("annotations.locked", path=self.path) from error
        except OSError as error:
            raise StorageError.from_os(error, self.path) from error
        try:
            yield
        finally:
            with suppress(OSError):  # what was saved is saved; the lock goes with the program
                self._process_lock.release()

    def _begin(self) -> None:
        if not self._tidied:
            files.remove_leftovers(self.path.parent, self.path.name)
            self._backups.remove_leftovers()
            self._tidied = True
        self._refresh()
        if self._tables is not None and version_of(self._tables) > self._schema.version:
            found = version_of(self._tables)
            raise StorageError("annotations.newer-schema", path=self.path, version=found)

    def _forget(self) -> None:
        self._tables = None
        self._signature = None
        self._dirty = False

    def _refresh(self) -> None:
        """Take in what is on the disk, if it is not what was read or written last."""
        try:
            if self._tables is not None and files.signature(self.path) == self._signature:
                return
            found = files.read(self.path)
        except OSError as error:
            raise StorageError.from_os(error, self.path) from error
        if found is None:
            self._forget()
            return
        tables = _decode(found[0])
        if tables is None:
            self._recover()
            return
        self._take(tables, found[1])

    def _take(self, tables: Tables, signature: files.Signature) -> None:
        version = version_of(tables)
        migrated = self._schema.migrate(tables)
        self._migrated_from = version if migrated else None
        self._tables = tables
        self._signature = signature

    def _save(self) -> None:
        tables = self._tables if self._tables is not None else {}
        self._schema.mark(tables)
        try:
            data = orjson.dumps(tables)
        except TypeError as error:
            raise StorageError("annotations.unstorable", reason=str(error)) from error
        try:
            files.make_folder(self.path.parent)
            if self._migrated_from is not None:
                self._backups.keep_for_ever(f"schema-{self._migrated_from}")
            files.replace(self.path, data, self._backups.keep())
            self._signature = files.signature(self.path)
        except OSError as error:
            raise StorageError.from_os(error, self.path) from error
        self._tables = tables
        self._migrated_from = None
        self._dirty = False

    def _recover(self) -> None:
        """Set a damaged file aside and put the newest good backup in its place."""
        with self.locked():
            try:
                found = files.read(self.path)
                if found is not None and _decode(found[0]) is None:
                    self.recovery = self._set_aside()
            except OSError as error:
                raise StorageError("annotations.damaged", path=self.path) from error
        self._forget()
        self._refresh()

    def _set_aside(self) -> Recovery:
        folder = self.path.parent / "damaged"
        files.make_folder(folder)
        aside = folder / f"{self.path.stem}.{clock.stamp().replace(':', '')}{self.path.suffix}"
        files.link_or_copy(self.path, aside)
        files.sync_folder(folder)
        backup = next((b for b in self._backups.newest_first() if _is_good(b)), None)
        if backup is None:
            self.path.unlink()
        else:
            files.link_or_copy(backup, self.path)
        files.sync_folder(self.path.parent)
        return Recovery(aside, backup)


def _decode(data: bytes) -> Tables | None:
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return tables if is_well_formed(tables) else None


def _is_good(path: Path) -> bool:
    found = files.read(path)
    return found is not None and _decode(found[0]) is not None
