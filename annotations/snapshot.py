"""The annotations of a notebook at one moment, sorted and indexed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from annotations.identifiers import to_number
from annotations.model import DOCUMENT, Annotation, from_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotations.storage.schema import Record

_FEW = 64
_Change = tuple[Annotation | None, Annotation | None]


@dataclass(frozen=True)
class Snapshot:
    """What the reading methods of a notebook answer from.

    Attributes:
        revision: counts up with every snapshot that differs.
        annotations: all, in document order.
    """

    revision: int = 0
    annotations: tuple[Annotation, ...] = ()
    _records: Mapping[str, Record] = field(default_factory=dict, repr=False)
    _parsed: Mapping[str, Annotation | None] = field(default_factory=dict, repr=False)

    @cached_property
    def by_id(self) -> Mapping[str, Annotation]:
        """All annotations by id."""
        return {annotation.id: annotation for annotation in self.annotations}

    @cached_property
    def by_paragraph(self) -> Mapping[int, tuple[Annotation, ...]]:
        """All annotations by the ordinals of the paragraphs that they are on."""
        groups: dict[int, list[Annotation]] = {}
        for annotation in self.annotations:
            for part in annotation.parts if annotation.scope != DOCUMENT else ():
                groups.setdefault(part.paragraph, []).append(annotation)
        return {paragraph: tuple(group) for paragraph, group in groups.items()}

    @cached_property
    def tags(self) -> Counter[str]:
        """How many annotations have each tag."""
        return Counter(chain.from_iterable(annotation.tags for annotation in self.annotations))

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[Annotation, ...]]:
        """All annotations by each of their tags."""
        groups: dict[str, list[Annotation]] = {}
        for annotation in self.annotations:
            for tag in annotation.tags:
                groups.setdefault(tag, []).append(annotation)
        return {tag: tuple(group) for tag, group in groups.items()}

    @cached_property
    def modified(self) -> str:
        """When an annotation was last changed, empty if there is none."""
        return max((annotation.modified for annotation in self.annotations), default="")

    @property
    def unreadable(self) -> int:
        """How many records are no annotations."""
        return len(self._parsed) - len(self.annotations)

    def updated(self, records: Mapping[str, Record]) -> Snapshot:
        """Return the snapshot for these records, of the same revision if nothing differs.

        Only records that are other objects than before are parsed.
        """
        if records is self._records:
            return self
        parsed = dict(self._parsed)
        gone = self._records.keys() - records.keys()
        changed: list[_Change] = [
            (before, None) for number in gone if (before := parsed.pop(number))
        ]
        for number, record in records.items():
            if self._records.get(number) is not record:
                before, after = parsed.get(number), _parse(number, record)
                parsed[number] = after
                if before != after:
                    changed.append((before, after))
        annotations = _sorted(self.annotations, changed)
        snapshot = Snapshot(self.revision + bool(changed), annotations, records, parsed)
        if "by_id" in vars(self):
            by_id = _by_id(self.by_id, changed)
            if len(by_id) == len(annotations):  # else two have the same
                vars(snapshot)["by_id"] = by_id
        return snapshot


def _parse(number: str, record: Record) -> Annotation | None:
    try:
        annotation = from_record(record)
        return annotation if to_number(annotation.id) == int(number) else None
    except ValueError:
        return None


def _by_id(known: Mapping[str, Annotation], changed: list[_Change]) -> dict[str, Annotation]:
    """Return annotations by id after some have changed."""
    result = dict(known)
    for before, _ in changed:
        if before:
            result.pop(before.id, None)
    result.update((after.id, after) for _, after in changed if after)
    return result


def _sorted(
    annotations: tuple[Annotation, ...],
    changed: list[_Change],
) -> tuple[Annotation, ...]:
    """Return the annotations in document order after some have changed."""
    if not changed:
        return annotations
    if len(changed) > _FEW:
        gone = {before.id for before, _ in changed if before}
        kept = [annotation for annotation in annotations if annotation.id not in gone]
        kept += (after for _, after in changed if after)
        return tuple(sorted(kept, key=lambda a: a.place))
    result = list(annotations)
    for before, _ in changed:
        if before:
            del result[bisect_left(result, before.place, key=lambda a: a.place)]
    for _, after in changed:
        if after:
            insort(result, after, key=lambda a: a.place)
    return tuple(result)
