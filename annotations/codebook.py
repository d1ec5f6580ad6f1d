"""The tags that a reader uses, with a colour and a meaning for each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from annotations import tags
from annotations.model import plain
from annotations.storage import Database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from annotations.storage.schema import Record


_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Code:
    """A tag's entry.

    Attributes:
        name: that of the tag; ``/`` parts the levels.
        colour: the name of a colour, empty without one.
        description: what the tag means, in a line.
        memo: thoughts about it, in Markdown.
        shortcut: the digit that gives the tag, empty without one.
    """

    name: str
    colour: str = ""
    description: str = ""
    memo: str = ""
    shortcut: str = ""


class Codebook:
    """The entries of one store, in the file ``codebook.json`` of its folder.

    A tag needs no entry to be used. The book also holds what the reader means by each colour or
    style of highlights. Changes raise `StorageError` when the disk refuses; then nothing has
    changed.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / "codebook.json")
        self._table = self._database.records("tags")
        self._meanings = self._database.records("colours")

    def all(self) -> list[Code]:
        """Return all entries, by name."""
        rows = self._table.records().values()
        return sorted((from_record(row) for row in rows if _is_entry(row)), key=lambda c: c.name)

    def get(self, name: str) -> Code:
        """Return the entry of a tag, an empty one if it has none."""
        name = tags.normalise(name)
        return next((code for code in self.all() if code.name == name), Code(name))

    def colour_of(self, name: str) -> str:
        """Return the colour of a tag, else that of the nearest level above it that has one."""
        colours = {code.name: code.colour for code in self.all()}
        name = tags.normalise(name)
        while name and not colours.get(name):
            name = name.rpartition("/")[0]
        return colours.get(name, "")

    def shortcuts(self) -> dict[str, str]:
        """Return the tags that have a digit, by digit."""
        return {code.shortcut: code.name for code in self.all() if code.shortcut}

    def define(self, name: str, **fields: str) -> Code:
        """Change a tag's entry, which is made if it has none; what is not given stays.

        A digit that another tag had goes over to this one.

        Args:
            name: the tag.
            fields: colour, description, memo, shortcut.

        Raises:
            TypeError: there is no such field.
            ValueError: the name is empty, or the shortcut is no digit.
        """
        if not fields.keys() <= _CHANGEABLE:
            raise TypeError(sorted(fields.keys() - _CHANGEABLE))
        name = tags.normalise(name)
        if not name or (fields.get("shortcut") and fields["shortcut"] not in _DIGITS):
            raise ValueError((name, fields))
        values = {field: plain(value) for field, value in fields.items()}

        def put(rows: dict[int, Record]) -> None:
            number = _number_of(rows, name) or max(rows, default=0) + 1
            for other in [n for n in rows if _shares_digit(rows[n], values)]:
                rows[other] = {**rows[other], "shortcut": ""}
            rows[number] = {**rows.get(number, {}), "name": name, **values}

        self._table.change(put)
        return self.get(name)

    def remove(self, name: str) -> None:
        """Forget a tag's entry, if it has one; annotations keep the tag."""
        name = tags.normalise(name)
        self._table.change(lambda rows: rows.pop(_number_of(rows, name) or 0, None))

    def records(self) -> dict[str, Record]:
        """Return the entries as they are stored, by name."""
        return {row["name"]: row for row in self._table.records().values() if _is_entry(row)}

    def replace(self, entries: Mapping[str, Record | None]) -> None:
        """Put entries as they are stored in the place of others, all together; None removes one."""

        def put(rows: dict[int, Record]) -> None:
            for name, row in entries.items():
                number = _number_of(rows, name)
                if row is not None:
                    rows[number or max(rows, default=0) + 1] = dict(row)
                elif number is not None:
                    del rows[number]

        self._table.change(put)

    def locked(self) -> AbstractContextManager[None]:
        """Keep all other programs from changing anything in the store."""
        return self._database.file.locked()

    def meanings(self) -> dict[str, str]:
        """Return what the reader means by colours and styles, by their names."""
        rows = self._meanings.records().values()
        return {row["name"]: row["meaning"] for row in rows if _is_meaning(row)}

    def set_meaning(self, colour: str, meaning: str) -> None:
        """Say what a colour or style means; nothing if it is empty."""

        def put(rows: dict[int, Record]) -> None:
            number = _number_of(rows, colour) or max(rows, default=0) + 1
            rows[number] = {**rows.get(number, {}), "name": colour, "meaning": plain(meaning)}

        self._meanings.change(put)


_FIELDS = tuple(field.name for field in fields(Code))
_CHANGEABLE = frozenset(_FIELDS) - {"name"}


def _is_entry(row: Mapping[str, Any]) -> bool:
    return bool(row.get("name")) and all(isinstance(row.get(f, ""), str) for f in _FIELDS)


def _is_meaning(row: Mapping[str, Any]) -> bool:
    return bool(row.get("meaning")) and all(
        isinstance(row.get(f), str) for f in ("name", "meaning")
    )


def from_record(record: Mapping[str, Any]) -> Code:
    """Return the entry that was made into plain data; a later version's fields are left out.

    Raises:
        ValueError: the data is no entry.
    """
    if not _is_entry(record):
        raise ValueError(record)
    return Code(**{field: record.get(field, "") for field in _FIELDS})


def _shares_digit(row: Mapping[str, Any], values: Mapping[str, str]) -> bool:
    return bool(values.get("shortcut")) and row.get("shortcut") == values["shortcut"]


def _number_of(rows: Mapping[int, Record], name: str) -> int | None:
    return next((number for number, row in rows.items() if row.get("name") == name), None)
