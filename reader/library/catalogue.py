"""The catalogue: which documents there are on this machine, and what each says of itself.

It lies in the folder of data: what was added cannot be told from elsewhere.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader import locations
from reader.documents import members
from reader.errors import PizhuError
from reader.library import chosen
from reader.library.entries import Card, Entry
from reader.library.sqlite import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reader.library.team.catalogue import TeamCatalogue

    AnyCatalogue: TypeAlias = "Catalogue | TeamCatalogue"

_VERSION = 1
_FIELDS = [field.name for field in fields(Card)]
_COLUMNS = ", ".join(_FIELDS)
_TABLES = (
    "CREATE TABLE roots (path BLOB PRIMARY KEY)",
    f"""CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL, modified INTEGER NOT NULL, {_COLUMNS}
    )""",
    "CREATE INDEX identities ON documents (identity)",
    """CREATE TABLE failures (
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
        reason TEXT NOT NULL
    )""",
)


class Signature(NamedTuple):
    """Differs when a file was changed: its size in bytes, and when it was written in ns.

    Of a document in an archive: its size, and its checksum.
    """

    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> Signature:
        """Return the signature of a file.

        Raises:
            OSError: it is not there.
        """
        try:
            found = path.stat()
        except NotADirectoryError:
            packed = members.signature(path)
            if packed is None:
                raise
            return cls(*packed)
        return cls(found.st_size, found.st_mtime_ns)


class Failure(NamedTuple):
    """A file that could not be read, and why, in the words of then."""

    path: Path
    reason: str


class Catalogue:
    """The documents kept in a file, the user's own by default."""

    def __init__(self, file: Path | None = None) -> None:
        """Open the catalogue.

        Raises:
            PizhuError: the disk refuses.
        """
        self._store = Store(file or locations.catalogue_file(), _TABLES, _VERSION, derived=False)
        self._connection = self._store.connection

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def renewed(self) -> bool:
        """Whether the file was damaged, and set aside for an empty one."""
        return self._store.renewed

    def __len__(self) -> int:
        """How many documents there are."""
        with self._store.guarded():
            (count,) = self._connection.execute("SELECT count(*) FROM documents").fetchone()
        return int(count)

    def roots(self) -> list[str]:
        """Return what was added: files, folders and patterns of files, as absolute paths."""
        with self._store.guarded():
            rows = self._connection.execute("SELECT path FROM roots ORDER BY path")
            return [os.fsdecode(path) for (path,) in rows]

    def add_roots(self, roots: Iterable[str]) -> None:
        """Remember what was added; what is there already stays there once."""
        with self._store.changing():
            rows = [(os.fsencode(root),) for root in roots]
            self._connection.executemany("INSERT OR IGNORE INTO roots VALUES (?)", rows)

    def entries(self) -> list[Entry]:
        """Return all documents, in the order in which they were added."""
        select = f"SELECT id, path, {_COLUMNS} FROM documents ORDER BY id"  # noqa: S608  (our own names)
        with self._store.guarded():
            rows = self._connection.execute(select)
            return [Entry(n, Path(os.fsdecode(path)), Card(*card)) for n, path, *card in rows]

    def signatures(self) -> dict[str, Signature]:
        """Return the signature that each file had when it was read, of the unreadable ones too."""
        select = "SELECT path, size, modified FROM {}"
        with self._store.guarded():
            return {
                os.fsdecode(path): Signature(*signature)
                for table in ("failures", "documents")
                for path, *signature in self._connection.execute(select.format(table))
            }

    def failures(self) -> list[Failure]:
        """Return the files that could not be read."""
        with self._store.guarded():
            rows = self._connection.execute("SELECT path, reason FROM failures ORDER BY path")
            return [Failure(Path(os.fsdecode(path)), reason) for path, reason in rows]

    def numbers(self) -> dict[str, int]:
        """Return the number of each document by its path."""
        with self._store.guarded():
            rows = self._connection.execute("SELECT path, id FROM documents")
            return {os.fsdecode(path): number for path, number in rows}

    def record(self, read: Iterable[tuple[Path, Signature, Card | str]]) -> dict[Path, int]:
        """Put in what was read of files: cards, or why they cannot be read.

        A file that has come in place of one that is gone, with the same text, takes its number.

        Returns:
            the numbers of the documents by their paths.
        """
        numbers: dict[Path, int] = {}
        with self._store.changing():
            for path, signature, card in read:
                name = os.fsencode(path)
                if isinstance(card, str):
                    self._fail(name, signature, card)
                else:
                    self._connection.execute("DELETE FROM failures WHERE path = ?", (name,))
                    numbers[path] = self._put(name, signature, card)
        return numbers

    def remove(self, paths: Collection[str], roots: Collection[str] = ()) -> None:
        """Take documents out, and what they were added by."""
        with self._store.changing():
            for table in ("documents", "failures"):
                rows = [(os.fsencode(path),) for path in paths]
                self._connection.executemany(f"DELETE FROM {table} WHERE path = ?", rows)  # noqa: S608  (our own names)
            gone = [(os.fsencode(root),) for root in roots]
            self._connection.executemany("DELETE FROM roots WHERE path = ?", gone)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one process at a time bring the library up to date.

        Raises:
            PizhuError: another one is at it.
        """
        from filelock import FileLock, Timeout

        file = locations.index_file().with_suffix(".lock")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with FileLock(file, timeout=0):
                yield
        except Timeout as error:
            raise PizhuError("catalogue.busy") from error

    def _fail(self, name: bytes, signature: Signature, reason: str) -> None:
        self._connection.execute("DELETE FROM documents WHERE path = ?", (name,))
        self._connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", (name, *signature, reason)
        )

    def _put(self, name: bytes, signature: Signature, card: Card) -> int:
        number = self._number(name, card.identity)
        values = (number, name, *signature, *astuple(card))
        marks = ", ".join("?" * len(values))
        insert = f"INSERT OR REPLACE INTO documents VALUES ({marks})"  # noqa: S608  (question marks)
        return int(self._connection.execute(insert, values).lastrowid or 0)

    def _number(self, name: bytes, identity: str) -> int | None:
        """Return the number of a file, or of one that is gone and had its text; None if new."""
        execute = self._connection.execute
        own = execute("SELECT id FROM documents WHERE path = ?", (name,)).fetchone()
        if own is not None:
            return int(own[0])
        alike = execute("SELECT id, path FROM documents WHERE identity = ?", (identity,))
        gone = (n for n, path in alike if not members.exists(Path(os.fsdecode(path))))
        return next(gone, None)


def made_catalogue() -> AnyCatalogue:
    """Return the catalogue of the library in use, made if need be.

    Raises:
        PizhuError: it cannot be read.
    """
    if address := chosen.address():
        with chosen.packages():
            from reader.library.team.catalogue import TeamCatalogue

        return TeamCatalogue(address)
    return Catalogue()


def open_catalogue() -> AnyCatalogue | None:
    """Return the catalogue of the library in use, None where nothing was ever added.

    Raises:
        PizhuError: it cannot be read.
    """
    if not chosen.address() and not locations.catalogue_file().exists():
        return None
    catalogue = made_catalogue()
    if len(catalogue) or catalogue.roots() or catalogue.renewed:
        return catalogue
    catalogue.close()
    return None


def known_catalogue() -> AnyCatalogue:
    """Return the catalogue of the library in use.

    Raises:
        PizhuError: nothing was ever added, or it cannot be read.
    """
    catalogue = open_catalogue()
    if catalogue is None:
        raise PizhuError("catalogue.empty")
    return catalogue
