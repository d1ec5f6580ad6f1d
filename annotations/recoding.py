"""What becomes of the codebook's entries when tags are renamed, merged or deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from annotations import tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.storage.schema import Record

Recoding = Callable[[Mapping[str, "Record"]], Mapping[str, "Record | None"]]
"""From the entries by name to those to be put in their place; None where one is to go."""


def merging(olds: Iterable[str], new: str) -> Recoding:
    """Return what gives the entries of some tags, and of those below, to another one.

    What that one says already stays; memos are put one below the other.
    """
    names, into = [tags.normalise(old) for old in olds], tags.normalise(new)

    def recode(records: Mapping[str, Record]) -> Mapping[str, Record | None]:
        changed: dict[str, Record | None] = {}
        for old in names:
            for name in sorted(records):
                if tags.is_within(name, old) and (target := tags.moved(name, old, into)) != name:
                    there = changed.get(target) or records.get(target) or {}
                    changed[target] = {**joined(there, records[name]), "name": target}
                    changed.setdefault(name, None)
        return changed

    return recode


def deleting(name: str) -> Recoding:
    """Return what forgets the entry of a tag and of all below it."""
    gone = tags.normalise(name)
    return lambda records: {known: None for known in records if tags.is_within(known, gone)}


def joined(there: Record, other: Record) -> Record:
    """Return an entry with what another one says where it says nothing; both memos stay."""
    joined = {**other, **{field: value for field, value in there.items() if value}}
    memos = [row["memo"] for row in (there, other) if row.get("memo")]
    return {**joined, "memo": "\n\n".join(dict.fromkeys(memos))} if memos else joined
