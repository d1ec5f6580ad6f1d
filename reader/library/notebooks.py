"""The user's annotations of a document: between the reader's documents and `annotations`."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from annotations.errors import StorageError
from annotations.placement import ORPHAN
from reader import locations
from reader.errors import PizhuError
from reader.i18n import tr
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from annotations import Annotation, Notebook, Store
    from annotations.history import Operation
    from annotations.info import DocumentInfo
    from annotations.placement import Placement
    from reader.documents.model import Document


class Target:
    """A document as `annotations.Anchorable` asks for it; fingerprints are made once each."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._fingerprints: dict[int, str] = {}

    @property
    def id(self) -> str:
        """The document's id."""
        return self._document.id

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs the document has."""
        return len(self._document.paragraphs)

    def text(self, ordinal: int) -> str:
        """Return the original text of a paragraph."""
        return self._document.paragraphs[ordinal].text

    def fingerprint(self, ordinal: int) -> str:
        """Return the hash of the folded text of a paragraph."""
        if ordinal not in self._fingerprints:
            from reader.documents.identity import fingerprint

            self._fingerprints[ordinal] = fingerprint(self.text(ordinal))
        return self._fingerprints[ordinal]

    def fingerprints(self) -> list[str]:
        """Return those of all paragraphs in order."""
        return [self.fingerprint(ordinal) for ordinal in range(self.paragraph_count)]


def open_store() -> Store:
    """Return the store of all of the user's annotations.

    A change to many documents that a crash has cut short is finished first, and copies that were
    left by a program which keeps folders in step are merged; if the disk refuses, the next one to
    open the store does it.
    """
    from annotations import Store, bulk, conflicts
    from reader import settings

    said = settings.load()
    store = Store(
        locations.annotations_folder(),
        said.author,
        locations.summaries_file(),
        visibility=said.visibility,
    )
    with suppress(StorageError):
        bulk.resume(store)
        conflicts.merge_all(store)
    return store


def open_notebook(
    document: Document, store: Store | None = None, target: Target | None = None
) -> Notebook:
    """Open the user's annotations of a document.

    If the document is an edited one, it takes over the annotations of its earlier state; otherwise
    nothing is written before the first change.

    Args:
        document: the document.
        store: that of all annotations, where it is open already.
        target: the document in the form that annotations ask for, where there is one already.

    Raises:
        StorageError: the file cannot be read.
    """
    store = store or open_store()
    target = target or Target(document)
    path = str(document.path.absolute()) if document.path else ""
    notebook = store.notebook(
        document.id, title=document.title, path=path, fingerprints=target.fingerprints
    )
    other = _other_state(store, notebook, target)
    if other is None:
        return notebook
    try:
        store.adopt(other, notebook)
    except StorageError:  # the disk refuses: the annotations are shown from where they are
        return store.notebook(other)
    return notebook


def _other_state(store: Store, notebook: Notebook, target: Target) -> str | None:
    """Return the id of the state of the document that has the annotations; None if this one has."""
    latest = store.latest(notebook)
    if latest is not notebook:
        return latest.document.id
    if notebook.all():
        return None
    prints = (target.fingerprint(ordinal) for ordinal in range(target.paragraph_count))
    previous = store.find_previous(notebook.document.path, prints, _is_there)
    return previous.document.id if previous else None


def _is_there(document: DocumentInfo) -> bool:
    return bool(document.path) and Path(document.path).exists()


def placements(
    document: Document,
    notebook: Notebook,
    *,
    target: Target | None = None,
    known: Iterable[Placement] = (),
) -> list[Placement]:
    """Return where a document's annotations stand in it, in document order, orphans last.

    Args:
        document: the document.
        notebook: its notebook.
        target: the document in the form that annotations ask for, where there is one already.
        known: what was returned for the same document before, so as not to look for it again.

    Raises:
        StorageError: the notebook of an earlier state of the document cannot be read.
    """
    from annotations import Store
    from reader.text.fold import fold

    store = Store(locations.annotations_folder())
    return store.placements(notebook, target or Target(document), fold, known)


def annotations_in(document: Document, store: Store | None = None) -> list[Annotation]:
    """Return the annotations that stand in a document, with their places as they are now.

    Raises:
        StorageError: the file cannot be read.
    """
    notebook = open_notebook(document, store)
    return as_placed(placements(document, notebook))


def as_placed(found: Iterable[Placement]) -> list[Annotation]:
    """Return the annotations that have a place, with the place where they stand now."""
    return [
        replace(
            placement.annotation,
            paragraph=placement.spot.paragraph,
            start=placement.spot.start,
            end=placement.spot.end,
            until=placement.spot.until,
        )
        for placement in found
        if placement.status != ORPHAN
    ]


def accept(document: Document, notebook: Notebook, placed: Iterable[Placement]) -> Operation | None:
    """Store where annotations stand now as their places, as one operation that can be undone.

    Returns:
        The operation, None if there was nothing to store: orphans are left as they are.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    from annotations.anchoring import accept

    here = [
        p._replace(annotation=replace(p.annotation, section=sections_around(document, p)))
        for p in placed
    ]
    return accept(notebook, here, Target(document))


def annotate_section(document: Document, paragraph: int, **facets: Any) -> Annotation:  # noqa: ANN401  (fields of Annotation)
    """Return an annotation of the innermost section around a paragraph, ready to be added.

    Raises:
        PizhuError: there is no section.
    """
    from annotations import annotate
    from annotations.model import SECTION

    path = document.section_path(paragraph)
    if not path:
        raise PizhuError("notes.no-section", number=paragraph)
    section = path[-1]
    length = len(document.paragraphs[section.paragraph].text)
    end = length if section.body is None else section.body
    return annotate(
        Target(document),
        section.paragraph,
        section.offset,
        end,
        section=section_titles(document, section.paragraph, section.offset),
        scope=SECTION,
        **facets,
    )


def reject(document: Document, notebook: Notebook, placed: Iterable[Placement]) -> Operation | None:
    """Keep annotations as orphans of a document, as one operation that can be undone.

    Returns:
        The operation, None if there was nothing to store.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    from annotations.anchoring import reject

    return reject(notebook, placed, Target(document))


def recovery_message(notebook: Notebook) -> str | None:
    """Return what to tell the user if the notebook's file was found damaged, None if it was not."""
    recovery = notebook.recovery
    if recovery is None:
        return None
    key = "annotations.recovered" if recovery.backup else "annotations.set-aside"
    name = notebook.document.title or notebook.document.id
    return tr(key, path=name, damaged=recovery.damaged)


def sections_around(document: Document, placement: Placement) -> tuple[str, ...]:
    """Return the titles of the sections where an annotation stands, of an orphan those it knew."""
    if placement.status == ORPHAN:
        return placement.annotation.section
    return section_titles(document, placement.spot.paragraph, placement.spot.start or 0)


def section_titles(document: Document, paragraph: int, offset: int = 0) -> tuple[str, ...]:
    """Return the titles of the sections around a place, outermost first."""
    return tuple(section.title for section in document.section_path(paragraph, offset))
