"""TinyDB on an `AtomicStorage`: each change of a table is read, made and saved under the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from annotations.storage.atomic import AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from annotations.storage.schema import Record, Schema


class RecordTable(Table):
    """A table whose records are put and dropped by number.

    Queries are not cached: another program may have changed the file between two of them.
    """

    default_query_cache_capacity = 0

    def put(self, number: int, record: Mapping[str, Any]) -> None:
        """Add the record with this number, or replace it as a whole."""
        self._update_table(lambda rows: rows.__setitem__(number, dict(record)))

    def drop(self, number: int) -> None:
        """Remove the record with this number, if there is one."""
        self._update_table(lambda rows: rows.pop(number, None))

    def change(self, updater: Callable[[dict[int, Any]], object]) -> None:
        """Let ``updater`` change the records by number in place; records in it are replaced whole.

        Raises:
            StorageError: nothing has changed.
        """
        self._update_table(updater)

    def records(self) -> Mapping[str, Record]:
        """Return the records by number as the storage holds them: only to be read."""
        return (cast("AtomicStorage", self._storage).read() or {}).get(self.name, {})

    def _update_table(self, updater: Callable[[dict[int, Any]], object]) -> None:
        with cast("AtomicStorage", self._storage).transaction():
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
