"""The annotations of one document."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotations import clock, garbage, tags
from annotations.description import Description
from annotations.errors import UnknownAnnotationError
from annotations.history import RESTORE, Edit, History, Operation
from annotations.identifiers import new_id
from annotations.layout import LAYOUT
from annotations.model import EDITABLE, Annotation, to_record
from annotations.snapshot import Snapshot
from annotations.storage import Database
from annotations.trash import Trash

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from annotations.info import DocumentInfo
    from annotations.storage import Recovery
    from annotations.trash import Discarded


class Notebook:
    """One document's annotations, each change of which is on the disk when its method returns.

    What the reading methods return is as of the last change made here or the last `refresh`;
    a change always starts from what is on the disk, so several programs may have one notebook open.

    Every method that changes something raises `StorageError` when the disk refuses; then nothing
    has changed.
    """

    def __init__(
        self,
        path: Path,
        document: DocumentInfo,
        fingerprints: Callable[[], Iterable[str]] | None = None,
        author: str = "",
        visibility: str = "",
    ) -> None:
        """Open the notebook in the file ``path``, which need not exist yet.

        Args:
            path: the file.
            document: what is known of the document now; it is written with the first change.
            fingerprints: gives those of all paragraphs in order, asked on the first change.
            author: who makes new annotations, empty if that is nobody's business.
            visibility: of new annotations.

        Raises:
            StorageError: the file cannot be read.
        """
        self._database = Database(path, LAYOUT)
        self._table = self._database.records("annotations")
        described = self._database.records("document")
        self._description = Description(described, document, fingerprints)
        self._trash = Trash(self._database)
        self._history = History(self._database, self._trash)
        self._author = author
        self._visibility = visibility
        self._snapshot = Snapshot()
        self.refresh()

    @property
    def document(self) -> DocumentInfo:
        """What is known of the document."""
        return self._description.info

    @property
    def recovery(self) -> Recovery | None:
        """What was done about a damaged file, None if it was whole."""
        return self._database.file.recovery

    @property
    def revision(self) -> int:
        """Counts up whenever the annotations have changed."""
        return self._snapshot.revision

    def refresh(self) -> bool:
        """Take in what other programs have changed; return whether they have.

        Raises:
            StorageError: the file cannot be read.
        """
        before = self.revision
        with garbage.kept():
            self._snapshot = self._snapshot.updated(self._table.records())
        return self.revision != before

    def all(self) -> tuple[Annotation, ...]:
        """Return all annotations in document order."""
        return self._snapshot.annotations

    def get(self, identifier: str) -> Annotation | None:
        """Return the annotation with this id, None if there is none."""
        return self._snapshot.by_id.get(identifier)

    def at(self, paragraph: int) -> tuple[Annotation, ...]:
        """Return the annotations that are on a paragraph or on a part of it, in document order."""
        return self._snapshot.by_paragraph.get(paragraph, ())

    def tags(self) -> Counter[str]:
        """Return how many annotations have each tag."""
        return self._snapshot.tags.copy()

    def tagged(self, tag: str) -> tuple[Annotation, ...]:
        """Return the annotations that have a tag or one below it, in document order."""
        groups = self._snapshot.by_tag
        found = [groups[name] for name in groups if tags.is_within(name, tag)]
        if len(found) == 1:
            return found[0]
        several = {a.id: a for group in found for a in group}
        return tuple(sorted(several.values(), key=lambda annotation: annotation.place))

    @property
    def modified(self) -> str:
        """When an annotation was last changed, empty if there is none."""
        return self._snapshot.modified

    def linked_to(self, identifier: str) -> tuple[Annotation, ...]:
        """Return the annotations that refer to one, in document order."""
        return tuple(annotation for annotation in self.all() if identifier in annotation.links)

    def unreadable(self) -> int:
        """Return how many records are no annotations; they stay in the file."""
        return self._snapshot.unreadable

    def add(self, annotation: Annotation) -> Annotation:
        """Add an annotation and return it as stored: with id, times and tidy tags."""
        (stored,) = self.add_all([annotation])
        return stored

    def add_all(self, annotations: Iterable[Annotation], kind: str = "add") -> list[Annotation]:
        """Add annotations as one operation and return them as stored."""
        prepared = [self._prepare(annotation) for annotation in annotations]
        edits = [Edit(annotation.id, to_record(annotation)) for annotation in prepared]
        changes = self.apply(kind, edits).changes
        return [change.after for change in changes if change.after is not None]

    def update(self, identifier: str, **fields: object) -> Annotation:
        """Change fields of an annotation and return it as stored.

        Only the fields that are given change: what another program did to the others stays.

        Raises:
            UnknownAnnotationError: there is no such annotation (any more).
            TypeError: a field is unknown or may not be changed.
            ValueError: the place is impossible.
        """
        if not fields.keys() <= EDITABLE:
            raise TypeError(sorted(fields.keys() - EDITABLE))
        return self._change(identifier, lambda _: fields)

    def link(self, identifier: str, target: str, *, linked: bool = True) -> Annotation:
        """Let an annotation refer to another one, here or on another document, or not any more.

        Raises:
            UnknownAnnotationError: there is no such annotation (any more).
        """

        def change(annotation: Annotation) -> dict[str, object]:
            kept = tuple(link for link in annotation.links if link != target)
            return {"links": (*kept, target) if linked else kept}

        return self._change(identifier, change)

    def delete(self, *identifiers: str) -> Operation:
        """Remove annotations, as one operation; they stay in the trash for 30 days.

        Raises:
            UnknownAnnotationError: there is no such annotation (any more).
        """
        with self.held():
            for identifier in identifiers:
                self._existing(identifier)
            return self.apply("delete", [Edit(identifier, None) for identifier in identifiers])

    def restore(self, identifier: str) -> Annotation:
        """Take an annotation out of the trash and return it.

        Raises:
            UnknownAnnotationError: it is not in the trash.
        """
        for discarded in self.trash():
            if discarded.annotation.id == identifier:
                return self.add_all([discarded.annotation], RESTORE)[0]
        raise UnknownAnnotationError(identifier)

    def trash(self) -> list[Discarded]:
        """Return the annotations that were removed in the last 30 days, the newest first."""
        return self._trash.all()

    def removed(self) -> dict[str, str]:
        """Return when each annotation went in the last 30 days (ISO 8601, UTC), by its id.

        That is the trash, and what went because its making was taken back.
        """
        return self._trash.removed()

    def undo(self) -> Operation | None:
        """Take back the last operation, also of another program or an earlier run.

        Returns:
            What was changed thereby, None if there is nothing to take back.
        """
        with self.held():
            return self._history.undo()

    def redo(self) -> Operation | None:
        """Do again what was taken back last.

        Returns:
            What was changed thereby, None if nothing was taken back or something came between.
        """
        with self.held():
            return self._history.redo()

    def next_undo(self) -> Mapping[str, Any] | None:
        """Return the row of the history that `undo` would take back, None if there is none."""
        return self._history.next_undo()

    def next_redo(self) -> Mapping[str, Any] | None:
        """Return the row of the history that `redo` would do again, None if there is none."""
        return self._history.next_redo()

    def take_part(
        self, number: int, way: int, kind: str, edits: Callable[[Notebook], list[Edit]]
    ) -> None:
        """Do this notebook's part of a change to many, or take it back, unless that is done.

        Args:
            number: that of the change.
            way: `annotations.history.DO` or ``TAKE_BACK``.
            kind: what to call it in the history.
            edits: returns what to do where the history has no operation to be turned.
        """
        with self.held():
            if self._history.way_of(number) == way:
                return
            undone, again = self.next_undo() or {}, self.next_redo() or {}
            if (undone.get("bulk"), undone.get("way")) == (number, -way):
                self._history.undo()
            elif (again.get("bulk"), again.get("way")) == (number, way):
                self._history.redo()
            elif found := edits(self):
                self.apply(kind, found, mark={"bulk": number, "way": way})

    def apply(
        self,
        kind: str,
        edits: Iterable[Edit],
        aside: Iterable[Mapping[str, Any]] = (),
        mark: Mapping[str, Any] | None = None,
    ) -> Operation:
        """Make edits as one operation.

        Args:
            kind: what to call it in the history.
            edits: what to do, in order.
            aside: records to put into the trash along with it.
            mark: see `annotations.history.History.do`.
        """
        with self.held():
            self._description.bring_up_to_date()
            operation = self._history.do(kind, edits, mark)
            self._trash.keep_aside([dict(record) for record in aside])
        return operation

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep all other programs from changing anything, so as to read and then change.

        Changes made inside are saved together at the end; if that fails, or anything else, none
        of them has been made.
        """
        before = self._snapshot
        try:
            with self._database.transaction():
                self.refresh()
                yield
        except BaseException:
            self._snapshot = before
            raise
        self.refresh()

    def set_successor(self, document_id: str) -> None:
        """Note that the annotations were taken over by an edited version of the document."""
        with self.held():
            self._description.put(replace(self.document, successor=document_id))

    def set_fingerprints(self, fingerprints: Iterable[str]) -> None:
        """Note those of all paragraphs anew: the document has been divided otherwise.

        Every place that is stored must be one in the paragraphs as they are now.
        """
        with self.held():
            self._description.put(replace(self.document, fingerprints=tuple(fingerprints)))

    def _prepare(self, annotation: Annotation) -> Annotation:
        now = clock.stamp()
        return replace(
            annotation,
            id=annotation.id or new_id(),
            author=annotation.author or ("" if annotation.id else self._author),
            visibility=annotation.visibility or ("" if annotation.id else self._visibility),
            tags=tags.normalise_all(annotation.tags),
            created=annotation.created or now,
            modified=annotation.modified or annotation.created or now,
        )

    def _change(
        self, identifier: str, change: Callable[[Annotation], Mapping[str, object]]
    ) -> Annotation:
        with self.held():
            before = self._existing(identifier)
            after = self._prepare(replace(before, **change(before)))  # type: ignore[arg-type]
            old, new = to_record(before), to_record(after)
            fields = {name: new[name] for name in EDITABLE if new[name] != old[name]}
            if fields:
                fields["modified"] = clock.stamp()
                self.apply("update", [Edit(identifier, fields, whole=False)])
        return self._existing(identifier)

    def _existing(self, identifier: str) -> Annotation:
        found = self.get(identifier)
        if found is None:
            raise UnknownAnnotationError(identifier)
        return found
