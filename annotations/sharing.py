"""Sharing annotations with others, by way of a place where all of them are kept.

The notebook is the truth on this machine, with or without a connection. Beside it lies what was
known of the shared place at the last meeting: of each annotation its revision and its record. What
differs from that is what was done here since, and waits to be given: nothing else need be queued.
Meeting again first takes what others did, merged with what was done here, then gives what waits. A
version is only taken there if the giver knew the one before it; else the two are merged and given
again.

Only annotations whose visibility is `annotations.model.TEAM` ever leave the machine.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from annotations.errors import AnnotationError
from annotations.history import TAKEN, Edit
from annotations.identifiers import is_id, to_number
from annotations.model import TEAM, from_record, to_record
from annotations.storage import Database
from annotations.three_way import merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from annotations.notebook import Notebook

Record = dict[str, Any]

_ROUNDS: Final = 64  # of merging and giving again, while others keep changing the same
_STATE: Final = 1


class Version(NamedTuple):
    """An annotation as it is shared.

    Attributes:
        id: the annotation's.
        revision: grows with every change of any annotation of its document, and never comes again;
            0 for one that was never shared.
        record: from `annotations.model.to_record`; None after it was withdrawn.
    """

    id: str
    revision: int
    record: Record | None


_FIELDS = frozenset(Version._fields)


class Given(NamedTuple):
    """What became of versions that were given.

    Attributes:
        taken: as they are now.
        refused: in their place, the ones that others had given before.
    """

    taken: Sequence[Version]
    refused: Sequence[Version]


class Shared(Protocol):
    """The place where the annotations of all are kept."""

    def since(self, document: str, revision: int) -> tuple[int, Sequence[Version]]:
        """Return the present revision of a document, and what has changed after an earlier one."""

    def give(self, document: str, title: str, versions: Sequence[Version]) -> Given:
        """Take versions; the revision of each is the one from which it was made."""


class Outcome(NamedTuple):
    """What a meeting has changed, as numbers of annotations.

    Attributes:
        taken: changed here by what others did.
        given: changed there.
        merged: among them, those that both had changed.
    """

    taken: int
    given: int
    merged: int


class Known(NamedTuple):
    """What is known of the shared annotations of a document; ``seen`` is its revision."""

    seen: int
    versions: Mapping[str, Version]


class Memory:
    """What is known of the shared annotations of one document, in a file."""

    def __init__(self, file: Path) -> None:
        """Open the file, which need not exist yet.

        Raises:
            StorageError: it cannot be read.
        """
        self._database = Database(file)
        self._state = self._database.records("state")
        self._versions = self._database.records("versions")

    def load(self) -> Known:
        """Return what is known."""
        seen = self._state.records().get(str(_STATE), {}).get("seen")
        versions = (Version(**row) for row in self._versions.records().values() if _is_version(row))
        known = {version.id: version for version in versions}
        return Known(seen if isinstance(seen, int) else 0, known)

    def save(self, seen: int, versions: Iterable[Version]) -> None:
        """Keep a revision of the document, and versions in place of earlier ones.

        Raises:
            StorageError: the disk refuses; nothing has changed.
        """
        rows = {to_number(version.id): version._asdict() for version in versions}
        with self._database.transaction():
            if self._state.records().get(str(_STATE)) != {"seen": seen}:
                self._state.put(_STATE, {"seen": seen})
            if rows:
                self._versions.change(lambda table: table.update(rows))

    def forget(self) -> None:
        """Know nothing any more, so that all is compared anew.

        Raises:
            StorageError: the disk refuses; nothing has changed.
        """
        with self._database.transaction():
            self._state.change(lambda table: table.clear())
            self._versions.change(lambda table: table.clear())


def meet(notebook: Notebook, memory: Memory, shared: Shared) -> Outcome:
    """Bring the annotations of a document here and those that are shared to the same state.

    Raises:
        StorageError: the disk refuses.
        AnnotationError: others kept changing the same annotations all the time.
    """
    document, title = notebook.document.id, notebook.document.title
    known = memory.load()
    seen, news = shared.since(document, known.seen)
    if seen < max([known.seen, *(version.revision for version in known.versions.values())]):
        memory.forget()  # the place was set back, as from a backup
        seen, news = shared.since(document, 0)
    taken = merged = given = 0
    for _ in range(_ROUNDS):
        known = memory.load()
        new = [v for v in news if v.revision > _revision(known, v.id) and _is_sound(v)]
        counts = _take(notebook, known, new)
        taken, merged = taken + counts[0], merged + counts[1]
        memory.save(max(seen, known.seen), new)
        waiting = _waiting(notebook, memory.load())
        if not waiting:
            return Outcome(taken, given, merged)
        answer = shared.give(document, title, waiting)
        memory.save(max(seen, known.seen), answer.taken)
        given += len(answer.taken)
        news = answer.refused
    raise AnnotationError("annotations.busy")


def _revision(known: Known, identifier: str) -> int:
    version = known.versions.get(identifier)
    return version.revision if version else 0


def _take(notebook: Notebook, known: Known, news: Sequence[Version]) -> tuple[int, int]:
    """Take what others did into the notebook; return how many changed, and how many were merged."""
    edits: list[Edit] = []
    aside: list[Record] = []
    merged = 0
    with notebook.held():
        for version in news:
            ours = _record(notebook, version.id)
            base = known.versions.get(version.id, version._replace(record=None)).record
            if ours == version.record or (version.record is None and ours != base):
                continue  # the same, or withdrawn there but changed here since
            record = version.record
            if ours is not None and ours != base and record is not None:
                both = merge(base or {}, ours, record)
                merged += 1
                aside += [ours] if both.conflict else []
                record = both.record
            edits.append(Edit(version.id, record))
        if edits:
            notebook.apply("share", edits, aside, {"state": TAKEN})
    return len(edits), merged


def _waiting(notebook: Notebook, known: Known) -> list[Version]:
    """Return what was done here and is not yet shared."""
    ours = {a.id: to_record(a) for a in notebook.all() if a.visibility == TEAM}
    waiting = []
    for identifier in {**ours, **known.versions}:
        version = known.versions.get(identifier, Version(identifier, 0, None))
        record = ours.get(identifier)
        if record != version.record:
            waiting.append(version._replace(record=record))
    return waiting


def _record(notebook: Notebook, identifier: str) -> Record | None:
    annotation = notebook.get(identifier)
    return None if annotation is None else to_record(annotation)


def _is_version(row: Record) -> bool:
    """Tell whether a row was made of a version; what a damaged one told is compared anew."""
    return (
        row.keys() == _FIELDS
        and is_id(row["id"])
        and isinstance(row["revision"], int)
        and isinstance(row["record"], dict | None)
    )


def _is_sound(version: Version) -> bool:
    """Tell whether what others gave is an annotation."""
    with suppress(ValueError):
        return is_id(version.id) and (
            version.record is None or from_record(version.record).id == version.id
        )
    return False
