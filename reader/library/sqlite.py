"""SQLite files: opened, checked, changed and read so that no crash and no other process hurts.

They are in WAL mode: others may read while one writes, and what was not finished is gone after a
crash. A file of another version, or one that is damaged, is made anew where all in it is derived;
else it is set aside.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_PATIENCE = 30  # seconds for others to finish writing
_DAMAGED = ".damaged"
_PAGE_SIZE = 4096


class Store:
    """One file, open.

    Attributes:
        connection: to the file; transactions are begun by the methods here.
        renewed: the file that was there before could not be used.
    """

    def __init__(
        self,
        file: Path,
        tables: Sequence[str],
        version: int,
        *,
        derived: bool,
        page_size: int = _PAGE_SIZE,
    ) -> None:
        """Open a file, made if need be.

        Args:
            file: the file.
            tables: the statements that make the tables.
            version: of the tables.
            derived: all in the file can be made again.
            page_size: bytes of a page where the file is made, a power of two.

        Raises:
            PizhuError: the disk refuses, or the file is of a later version.
        """
        self._file = file
        self._tables = tables
        self._version = version
        self._derived = derived
        self._page_size = page_size
        self.renewed = False
        try:
            self.connection = self._opened()
        except OSError as error:
            raise PizhuError("catalogue.disk", path=file, reason=error.strerror or error) from error
        except sqlite3.OperationalError as error:
            raise PizhuError("catalogue.disk", path=file, reason=error) from error

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Change the file: wholly or, where anything is raised inside, not at all."""
        with self.guarded():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the file, whatever others write meanwhile."""
        with self.guarded():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                with suppress(sqlite3.Error):
                    self.connection.execute("COMMIT")

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what SQLite raises into errors for the user; remember damage for the next start.

        Raises:
            PizhuError: the file is damaged, or cannot be read or written.
        """
        try:
            yield
        except (sqlite3.OperationalError, sqlite3.ProgrammingError) as error:
            raise PizhuError("catalogue.disk", path=self._file, reason=error) from error
        except sqlite3.DatabaseError as error:
            self._set_aside()
            raise PizhuError("catalogue.damaged", path=self._file) from error

    def _opened(self) -> sqlite3.Connection:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        try:
            usable = self._prepared(connection)
        except (sqlite3.OperationalError, PizhuError):
            connection.close()
            raise
        except sqlite3.DatabaseError:  # no database at all, or a damaged one
            usable = False
        if usable:
            return connection
        connection.close()
        self._set_aside()
        self.renewed = True
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        self._prepared(connection)
        return connection

    def _prepared(self, connection: sqlite3.Connection) -> bool:
        """Tell whether a file is as it should be; one that is empty gets its tables."""
        connection.execute(f"PRAGMA page_size = {self._page_size}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.execute("BEGIN IMMEDIATE")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:  # nobody else was quicker
                for statement in self._tables:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {self._version}")
                version = self._version
            connection.execute("COMMIT")
        if version > self._version and not self._derived:
            raise PizhuError("catalogue.later", path=self._file)
        return bool(version == self._version)

    def _set_aside(self) -> None:
        """Make room for a new file; what cannot be made again is kept beside it."""
        with suppress(OSError):
            if self._derived:
                self._file.unlink(missing_ok=True)
            else:
                self._file.replace(self._file.with_name(self._file.name + _DAMAGED))
        _remove_companions(self._file)


def is_sound(file: Path) -> bool:
    """Tell whether a file is whole, without changing it; so is none, or one that is in use."""
    if not file.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False


def remove(file: Path) -> None:
    """Remove a file with what SQLite keeps beside it."""
    file.unlink(missing_ok=True)
    _remove_companions(file)


def _remove_companions(file: Path) -> None:
    for ending in ("-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink(missing_ok=True)
