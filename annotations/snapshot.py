"""The annotations of a notebook at one moment, sorted and indexed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotations.model import Annotation, from_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotations.storage.schema import Record


@dataclass(frozen=True)
class Snapshot:
    """What the reading methods of a notebook answer from.

    Attributes:
        revision: counts up with every snapshot that differs.
        annotations: all, in document order.
        by_id: the same by id.
        by_paragraph: the same by the ordinal of their paragraph.
        unreadable: how many records are no annotations.
    """

    revision: int = 0
    annotations: tuple[Annotation, ...] = ()
    by_id: Mapping[str, Annotation] = field(default_factory=dict)
    by_paragraph: Mapping[int, tuple[Annotation, ...]] = field(default_factory=dict)
    unreadable: int = 0
    _records: Mapping[str, Record] = field(default_factory=dict, repr=False)
    _parsed: Mapping[str, Annotation | None] = field(default_factory=dict, repr=False)

    def updated(self, records: Mapping[str, Record]) -> Snapshot:
        """Return the snapshot for these records: this one, if they are the same.

        Records are compared by identity first, so that one change costs one parsing.
        """
        if records is self._records:
            return self
        parsed = {
            number: self._parsed[number] if self._records.get(number) is record else _parse(record)
            for number, record in records.items()
        }
        if parsed == self._parsed:
            return Snapshot(**{**self.__dict__, "_records": records, "_parsed": parsed})
        annotations = sorted((a for a in parsed.values() if a), key=lambda a: a.place)
        return Snapshot(
            self.revision + 1,
            tuple(annotations),
            {annotation.id: annotation for annotation in annotations},
            _grouped(annotations),
            len(parsed) - len(annotations),
            records,
            parsed,
        )


def _parse(record: Record) -> Annotation | None:
    try:
        return from_record(record)
    except ValueError:
        return None


def _grouped(annotations: Iterable[Annotation]) -> dict[int, tuple[Annotation, ...]]:
    groups: dict[int, list[Annotation]] = {}
    for annotation in annotations:
        groups.setdefault(annotation.paragraph, []).append(annotation)
    return {paragraph: tuple(group) for paragraph, group in groups.items()}
