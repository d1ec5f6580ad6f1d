"""TinyDB on an `AtomicStorage`: each change of a table is read, made and saved under the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from annotations.storage.atomic import AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tinydb.queries import QueryLike
    from tinydb.storages import Storage

    from annotations.storage.schema import Record, Schema


class RecordTable(Table):
    """A table that keeps nothing in memory: another program may have changed the file.

    So queries are not cached, and the number of a new record is found under the lock.
    """

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, cache_size, persist_empty)

    def put(self, number: int, record: Mapping[str, Any]) -> None:
        """Add the record with this number, or replace it as a whole."""
        self._update_table(lambda rows: rows.__setitem__(number, dict(record)))

    def change(self, updater: Callable[[dict[int, Any]], object]) -> None:
        """Let ``updater`` change the records by number in place; records in it are replaced whole.

        Raises:
            StorageError: nothing has changed.
        """
        self._update_table(updater)

    def records(self) -> Mapping[str, Record]:
        """Return the records by number as the storage holds them: only to be read."""
        return (self._file.read() or {}).get(self.name, {})

    def insert(self, document: Mapping[Any, Any]) -> int:
        """Insert a record and return its number, as TinyDB does."""
        with self._file.transaction():
            self._next_id = None
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[Any, Any]]) -> list[int]:
        """Insert records and return their numbers, as TinyDB does."""
        with self._file.transaction():
            self._next_id = None
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[Any, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the records that a condition meets, else insert one, as TinyDB does."""
        with self._file.transaction():
            return super().upsert(document, cond)

    @property
    def _file(self) -> AtomicStorage:
        return cast("AtomicStorage", self._storage)

    def _update_table(self, updater: Callable[[dict[int, Any]], object]) -> None:
        with self._file.transaction():
            super()._update_table(cast("Callable[[dict[int, Mapping[Any, Any]]], None]", updater))


class Database(TinyDB):
    """A TinyDB whose changes are durable and safe between processes."""

    table_class = RecordTable

    def __init__(self, path: Path, schema: Schema | None = None) -> None:
        super().__init__(path, schema, storage=AtomicStorage)

    @property
    def file(self) -> AtomicStorage:
        """The storage, with its file and what was recovered."""
        return cast("AtomicStorage", self.storage)

    def records(self, name: str) -> RecordTable:
        """Return the table with this name, made on its first change."""
        return cast("RecordTable", self.table(name))

    def transaction(self) -> AbstractContextManager[None]:
        """Save all changes made inside together, or none of them."""
        return self.file.transaction()
