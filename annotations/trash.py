"""What was removed, by whatever way, kept for 30 days.

What went because its making was taken back is not listed: to do that again is what brings it back.
It is kept all the same, so that a copy from elsewhere does not bring it back unasked.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from annotations import clock
from annotations.identifiers import new_id, to_number
from annotations.model import Annotation, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotations.storage import Database
    from annotations.storage.schema import Record

_KEPT = timedelta(days=30)
_UNMADE = "unmade"


class Discarded(NamedTuple):
    """An annotation in the trash and when it came there (ISO 8601, UTC)."""

    annotation: Annotation
    time: str


class Trash:
    """The discarded annotations of one notebook."""

    def __init__(self, database: Database) -> None:
        self._table = database.records("trash")

    def follow(
        self, changes: Iterable[tuple[int, Record | None, Record | None]], *, unmade: bool = False
    ) -> None:
        """Take in the records that went (before, None), let go of those that came back.

        Args:
            changes: the numbers of records, and these before and after.
            unmade: those that went did so because their making was taken back.
        """
        removed: dict[int, Record] = {}
        present: set[int] = set()
        for number, before, after in changes:
            if after is not None:
                present.add(number)
            elif before is not None:
                removed[number] = before
        if removed or not present.isdisjoint(map(int, self._table.records())):
            self._table.change(lambda rows: _follow(rows, removed, present, unmade=unmade))

    def list_written(self, identifiers: Iterable[str]) -> None:
        """List those of the unmade ones that have a note: making them cannot be done again now."""
        rows = self._table.records()
        numbers = (to_number(identifier) for identifier in identifiers)
        written = [n for n in numbers if _is_written(rows.get(str(n), {}))]
        if written:
            self._table.change(lambda table: _list(table, written))

    def keep_aside(self, records: Iterable[Record]) -> None:
        """Take in versions of annotations that lost against another version."""
        time = clock.stamp()
        rows = {to_number(new_id()): {"time": time, "annotation": record} for record in records}
        if rows:
            self._table.change(lambda table: table.update(rows))

    def all(self) -> list[Discarded]:
        """Return what is listed, the newest first."""
        kept = (row for row in self._kept() if not row.get(_UNMADE))
        rows = sorted(kept, key=lambda row: row["time"], reverse=True)
        found = ((parsed(row["annotation"]), row["time"]) for row in rows)
        return [Discarded(annotation, time) for annotation, time in found if annotation]

    def removed(self) -> dict[str, str]:
        """Return when each annotation went, by its id, whether it is listed or not."""
        return {row["annotation"]["id"]: row["time"] for row in self._kept()}

    def _kept(self) -> Iterator[Record]:
        oldest = clock.stamp(clock.now() - _KEPT)
        rows = self._table.records().values()
        return (row for row in rows if is_discarded(row) and row["time"] >= oldest)


def is_discarded(row: Mapping[str, Any]) -> bool:
    """Tell whether a row is what it should be; a damaged one stays in the file."""
    record = row.get("annotation")
    return (
        isinstance(row.get("time"), str)
        and isinstance(record, dict)
        and isinstance(record.get("id"), str)
    )


def _is_written(row: Mapping[str, Any]) -> bool:
    return bool(row.get(_UNMADE) and is_discarded(row) and row["annotation"].get("note"))


def _list(rows: dict[int, Record], numbers: Iterable[int]) -> None:
    for number in numbers:
        rows[number] = {name: value for name, value in rows[number].items() if name != _UNMADE}


def _follow(
    rows: dict[int, Record], removed: dict[int, Record], present: set[int], *, unmade: bool
) -> None:
    oldest = clock.stamp(clock.now() - _KEPT)
    gone = (n for n, row in rows.items() if is_discarded(row) and row["time"] < oldest)
    for number in [*gone, *present]:
        rows.pop(number, None)
    mark = {_UNMADE: True} if unmade else {}
    time = clock.stamp()
    for number, record in removed.items():
        rows[number] = {"time": time, "annotation": record, **mark}
