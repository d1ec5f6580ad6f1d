"""Merging two later versions of an annotation with the one that both came from.

What only one side changed is taken. Tags and links that either added or removed are added and
removed; notes are merged line by line. Of anything else that both changed, the version modified
last stays, and the outcome says that something was lost from the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from annotations.exporters import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Record = dict[str, Any]

_PLACE: Final = (
    "document", "paragraph", "start", "end", "until", "quote", "scope", "section", "fingerprint",
)  # fmt: skip
_LISTS: Final = frozenset({"tags", "links"})
_MODIFIED: Final = "modified"


class Merged(NamedTuple):
    """A record, and whether something of one side is not in it."""

    record: Record
    conflict: bool


def merge(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Return the record that has the changes of both sides.

    Args:
        base: what both came from; empty where that is not known.
        ours: one version.
        theirs: the other; where both added something, its comes first.
    """
    later = ours if ours.get(_MODIFIED, "") > theirs.get(_MODIFIED, "") else theirs
    record = dict(theirs)
    conflict = False
    for names in _groups({*ours, *theirs}):
        one, other, first = (_part(side, names) for side in (ours, theirs, base))
        if other != first and one not in (first, other):
            part, lost = _both(names, first, one, other, _part(later, names))
            conflict |= lost
        else:
            part = other if one == first else one
        record.update(part)
    record[_MODIFIED] = later.get(_MODIFIED, "")
    return Merged(record, conflict)


def _groups(names: set[str]) -> Iterable[Sequence[str]]:
    """Return the fields that mean something together, together."""
    yield [name for name in _PLACE if name in names]
    for name in sorted(names - {*_PLACE, _MODIFIED}):
        yield [name]


def _part(record: Mapping[str, Any], names: Sequence[str]) -> Record:
    return {name: record[name] for name in names if name in record}


def _both(
    names: Sequence[str], first: Record, one: Record, other: Record, later: Record
) -> tuple[Record, bool]:
    """Return what both sides changed, and whether something of it is lost."""
    name = names[0]
    values = [part.get(name) for part in (first, one, other)]
    if name in _LISTS:
        return {name: _lists(*(value or [] for value in values))}, False
    if name == "note":
        before, mine, yours = ((value or "").split("\n") for value in values)
        merged = lines.merge(lines.hash_lines(before), mine, yours)
        return {name: "\n".join(merged.lines)}, False
    return later, True


def _lists(first: Sequence[Any], one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    gone = [item for item in first if item not in one or item not in other]
    return [item for item in dict.fromkeys([*other, *one]) if item not in gone]
