"""What was removed, by whatever way, kept for 30 days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from annotations import clock
from annotations.identifiers import new_id, to_number
from annotations.model import Annotation, from_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.storage import Database
    from annotations.storage.schema import Record

_KEPT = timedelta(days=30)


class Discarded(NamedTuple):
    """An annotation in the trash and when it came there (ISO 8601, UTC)."""

    annotation: Annotation
    time: str


class Trash:
    """The discarded annotations of one notebook."""

    def __init__(self, database: Database) -> None:
        self._table = database.records("trash")

    def follow(self, changes: Iterable[tuple[Record | None, Record | None]]) -> None:
        """Take in the records that went (before, None), let go of those that came back."""
        removed: dict[int, Record] = {}
        present: set[int] = set()
        for before, after in changes:
            if after is not None:
                present.add(to_number(after["id"]))
            elif before is not None:
                removed[to_number(before["id"])] = before
        if removed or not present.isdisjoint(map(int, self._table.records())):
            self._table.change(lambda rows: _follow(rows, removed, present))

    def keep_aside(self, records: Iterable[Record]) -> None:
        """Take in versions of annotations that lost against another version."""
        time = clock.stamp()
        rows = {to_number(new_id()): {"time": time, "annotation": record} for record in records}
        if rows:
            self._table.change(lambda table: table.update(rows))

    def all(self) -> list[Discarded]:
        """Return what is in the trash, the newest first."""
        oldest = clock.stamp(clock.now() - _KEPT)
        kept = (row for row in self._table.records().values() if row["time"] >= oldest)
        rows = sorted(kept, key=lambda row: row["time"], reverse=True)
        return [Discarded(from_record(row["annotation"]), row["time"]) for row in rows]


def _follow(rows: dict[int, Record], removed: dict[int, Record], present: set[int]) -> None:
    oldest = clock.stamp(clock.now() - _KEPT)
    for number in [n for n, row in rows.items() if n in present or row["time"] < oldest]:
        del rows[number]
    time = clock.stamp()
    for number, record in removed.items():
        rows[number] = {"time": time, "annotation": record}
