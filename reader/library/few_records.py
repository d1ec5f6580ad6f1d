"""Records kept in a file, at most so many of them; the oldest give way.

Nothing of value is lost with such a file: a damaged one is as good as an empty one.
"""

from __future__ import annotations

from contextlib import suppress

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path
    from typing import Any


class FewRecords:
    """The records of one table, told apart by one of their fields."""

    def __init__(self, file: Path, table: str, field: str, capacity: int) -> None:
        """Keep at most ``capacity`` records in a file; nothing is read yet.

        Args:
            file: the file.
            table: the name of the table in it.
            field: what tells records apart; a text.
            capacity: how many there may be.
        """
        self._file = file
        self._table = table
        self._field = field
        self._capacity = capacity

    def all(self) -> list[Mapping[str, Any]]:
        """Return the records as the file holds them, the latest last; TinyDB would take longer."""
        with suppress(OSError, ValueError, AttributeError, TypeError):
            data = self._file.read_bytes()
            import json

            records = json.loads(data).get(self._table, {})
            known = [records[number] for number in sorted(records, key=int)]
            return [record for record in known if self._is_sound(record)]
        return []

    def put(self, record: Mapping[str, Any] | None, gone: Collection[str]) -> None:
        """Keep a record as the latest, None for none, and drop those that were there.

        Args:
            record: what to keep.
            gone: the values that the field has in records to be dropped.

        Raises:
            PizhuError: the disk refuses; nothing has changed.
        """

        def change(records: dict[int, Any]) -> None:
            for number, known in list(records.items()):
                if not self._is_sound(known) or known[self._field] in gone:
                    del records[number]
            if record is not None:
                records[max(records, default=0) + 1] = record
            for number in sorted(records)[: max(len(records) - self._capacity, 0)]:
                del records[number]

        from annotations.storage import Database
        from reader.library.store_errors import store_errors

        with store_errors():
            Database(self._file).records(self._table).change(change)

    def _is_sound(self, record: object) -> bool:
        return isinstance(record, dict) and isinstance(record.get(self._field), str)
