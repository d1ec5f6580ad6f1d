"""Changes, each kept with what undoes it.

An operation is a list of edits. Making an edit gives the edit that takes it back, so the history
table holds, for an operation that is done, the edits that undo it, and for one that is undone, the
edits that do it again. It is in the same file as the annotations and saved together with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from annotations import clock
from annotations.identifiers import is_id, to_number
from annotations.model import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeGuard

    from annotations.model import Annotation
    from annotations.storage import Database
    from annotations.storage.schema import Record
    from annotations.trash import Trash

    _Choose = Callable[[Iterable[int]], int]

DONE: Final = "done"
UNDONE: Final = "undone"
ABANDONED: Final = "abandoned"
"""Undone, and then something else was done instead: kept, but no longer to be done again."""
TAKEN: Final = "taken"
"""Done by others, or in an earlier state of the document, and taken in: not one's own to undo."""

RESTORE: Final = "restore"
"""The kind of operation that brings back what was removed: taken back, that is removed again."""

DO: Final = 1
TAKE_BACK: Final = -1
"""The ways of a notebook's part in a change to many: doing it, or taking it back."""

_KEPT = 1000
_WAYS = (DO, TAKE_BACK)


class Edit(NamedTuple):
    """What to do to one annotation's record.

    ``put`` None removes it; otherwise it is the record (``whole``) or the fields to change.
    """

    id: str
    put: Mapping[str, Any] | None
    whole: bool = True


_FIELDS = frozenset(Edit._fields)


class Change(NamedTuple):
    """What happened to one annotation; None where it was not there."""

    id: str
    before: Annotation | None
    after: Annotation | None


class Operation(NamedTuple):
    """What was done in one go; ``kind`` is ``add``, ``update``, ``delete``, ``import`` or such."""

    number: int
    kind: str
    time: str
    state: str
    changes: tuple[Change, ...]


class History:
    """The operations on one notebook; shared by all programs that have it open."""

    def __init__(self, database: Database, trash: Trash) -> None:
        self._database = database
        self._annotations = database.records("annotations")
        self._table = database.records("history")
        self._trash = trash

    def do(
        self, kind: str, edits: Iterable[Edit], mark: Mapping[str, Any] | None = None
    ) -> Operation:
        """Make edits, as one operation.

        Args:
            kind: what to call it.
            edits: what to do.
            mark: more to keep of it: which part it is in a change to many notebooks, or another
                state than `DONE`.

        Raises:
            StorageError: nothing has changed.
        """
        time = clock.stamp()
        row = {"kind": kind, "time": time, "state": DONE, **(mark or {})}
        with self._database.transaction():
            reverse, changes = self._make(edits, unmade=row.get("way") == TAKE_BACK)
            undone = self._in_state(UNDONE).values()
            self._trash.list_written(e.id for found in undone for e in _unpack(found["edits"]))
            number = max(map(int, self._table.records()), default=0) + 1
            row["edits"] = _pack(reverse)
            self._table.change(lambda rows: _append(rows, number, row))
        return Operation(number, kind, time, DONE, changes)

    def undo(self) -> Operation | None:
        """Take back the last operation that is done; None if there is none.

        Raises:
            StorageError: nothing has changed.
        """
        return self._turn(max, DONE, UNDONE)

    def redo(self) -> Operation | None:
        """Do the last operation that was taken back again; None if there is none.

        Raises:
            StorageError: nothing has changed.
        """
        return self._turn(min, UNDONE, DONE)

    def next_undo(self) -> Record | None:
        """Return what `undo` would take back, as it is stored."""
        return self._candidate(max, DONE)

    def next_redo(self) -> Record | None:
        """Return what `redo` would do again, as it is stored."""
        return self._candidate(min, UNDONE)

    def way_of(self, number: int) -> int:
        """Return whether this notebook's part in a change to many is done or taken back."""
        rows = ((n, row) for n, row in self._table.records().items() if row.get("bulk") == number)
        parts = {int(n): row for n, row in rows if _is_sound(row)}
        if not parts:
            return TAKE_BACK
        last = parts[max(parts)]
        way: int = last["way"]
        return way if last["state"] == DONE else -way

    def _turn(self, choose: _Choose, state: str, new: str) -> Operation | None:
        with self._database.transaction():
            found = self._in_state(state)
            if not found:
                return None
            number = choose(found)
            row = found[number]
            unmade = new == UNDONE and row["kind"] != RESTORE
            reverse, changes = self._make(_unpack(row["edits"]), unmade=unmade)
            self._table.put(number, {**row, "state": new, "edits": _pack(reverse)})
        return Operation(number, row["kind"], row["time"], new, changes)

    def _candidate(self, choose: _Choose, state: str) -> Record | None:
        found = self._in_state(state)
        return found[choose(found)] if found else None

    def _in_state(self, state: str) -> dict[int, Record]:
        """Return the operations in a state by number; what is damaged stays in the file."""
        rows = ((n, row) for n, row in self._table.records().items() if row.get("state") == state)
        return {int(number): row for number, row in rows if _is_sound(row)}

    def _make(
        self, edits: Iterable[Edit], *, unmade: bool
    ) -> tuple[list[Edit], tuple[Change, ...]]:
        """Make edits; return those that take them back, in the order to make them, and changes."""
        reverse: list[Edit] = []
        records: list[tuple[int, Record | None, Record | None]] = []

        def make(rows: dict[int, Record]) -> None:
            for edit in edits:
                number = to_number(edit.id)
                before = rows.get(number)
                reverse.append(_make_one(rows, number, edit))
                records.append((number, before, rows.get(number)))

        self._annotations.change(make)
        self._trash.follow(records, unmade=unmade)
        made = zip(reverse, records, strict=True)
        changes = (Change(edit.id, parsed(old), parsed(new)) for edit, (_, old, new) in made)
        return reverse[::-1], tuple(changes)


def _make_one(rows: dict[int, Record], number: int, edit: Edit) -> Edit:
    before = rows.get(number)
    if edit.put is None:
        rows.pop(number, None)
        return Edit(edit.id, before)
    if edit.whole:
        rows[number] = dict(edit.put)
        return Edit(edit.id, before)
    if before is None:  # gone in the meantime: there is nothing to change
        return Edit(edit.id, None)
    rows[number] = {**before, **edit.put}
    return Edit(edit.id, {name: before.get(name) for name in edit.put}, whole=False)


def _append(rows: dict[int, Record], number: int, row: Record) -> None:
    for other, found in rows.items():
        if found.get("state") == UNDONE:
            rows[other] = {**found, "state": ABANDONED}
    rows[number] = row
    for other in sorted(rows)[:-_KEPT]:
        del rows[other]


def _pack(edits: Iterable[Edit]) -> list[Record]:
    return [edit._asdict() for edit in edits]


def _unpack(rows: Iterable[object]) -> list[Edit]:
    return [Edit(**row) for row in rows if _is_edit(row)]


def _is_sound(row: Record) -> bool:
    """Tell whether a row has what every operation has; its edits are looked at when wanted."""
    return (
        row.get("way", DO) in _WAYS
        and isinstance(row.get("kind"), str)
        and isinstance(row.get("time"), str)
        and isinstance(row.get("edits"), list)
    )


def _is_edit(row: object) -> TypeGuard[Record]:
    return (
        isinstance(row, dict)
        and row.keys() == _FIELDS
        and is_id(row["id"])
        and isinstance(row["put"], dict | None)
        and isinstance(row["whole"], bool)
    )
