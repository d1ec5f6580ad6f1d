"""The user's annotations of a document: between the reader's documents and `annotations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.placement import ORPHAN, as_stored
from reader import locations

if TYPE_CHECKING:
    from annotations import Notebook, Store
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
    """Return the store of all of the user's annotations."""
    from annotations import Store

    return Store(locations.annotations_folder())


def open_notebook(document: Document) -> Notebook:
    """Open the user's annotations of a document; nothing is written before the first change.

    Raises:
        StorageError: the file cannot be read.
    """
    target = Target(document)
    return open_store().notebook(
        document.id,
        title=document.title,
        path=str(document.path.absolute()) if document.path else "",
        fingerprints=target.fingerprints,
    )


def placements(document: Document, notebook: Notebook) -> list[Placement]:
    """Return a document's annotations and where they stand in it, in document order."""
    last = len(document.paragraphs)
    return [
        placement if placement.spot.paragraph < last else placement._replace(status=ORPHAN)
        for placement in as_stored(notebook.all())
    ]


def section_titles(document: Document, paragraph: int, offset: int = 0) -> tuple[str, ...]:
    """Return the titles of the sections around a place, outermost first."""
    return tuple(section.title for section in document.section_path(paragraph, offset))
