"""The version of a file's layout, and the way from older ones to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Record = dict[str, Any]
Tables = dict[str, dict[str, Record]]

_TABLE = "schema"
_ROW = "1"


@dataclass(frozen=True)
class Schema:
    """The layout that a program writes.

    Attributes:
        version: its number, from 1.
        migrations: from a version to the function that turns tables of that version, in place,
            into tables of the next one.
    """

    version: int = 1
    migrations: Mapping[int, Callable[[Tables], None]] = field(default_factory=dict)

    def migrate(self, tables: Tables) -> bool:
        """Bring older tables to this version, in place; return whether there was anything to do."""
        found = version_of(tables)
        for version in range(found, self.version):
            self.migrations[version](tables)
        if found < self.version:
            self.mark(tables)
        return found < self.version

    def mark(self, tables: Tables) -> None:
        """Write this version into the tables."""
        tables[_TABLE] = {_ROW: {"version": self.version}}


def version_of(tables: Tables) -> int:
    """Return the version that the tables say they have, 1 where they say none."""
    version = tables.get(_TABLE, {}).get(_ROW, {}).get("version", 1)
    return version if type(version) is int and version >= 1 else 1


def is_well_formed(data: object) -> bool:
    """Tell whether ``data`` has TinyDB's form: tables of records by number."""
    return isinstance(data, dict) and all(
        isinstance(table, dict)
        and all(_is_number(number) and isinstance(row, dict) for number, row in table.items())
        for table in data.values()
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and (text[0] != "0" or text == "0")
