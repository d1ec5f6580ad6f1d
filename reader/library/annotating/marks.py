"""The annotations of the library's documents: which have some, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import locations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotations import Annotation
    from reader.documents.model import Document


def annotated() -> set[str]:
    """Return the identities of all documents that may have annotations."""
    folder = locations.annotations_folder()
    return {file.stem for file in folder.glob("*.json")} if folder.is_dir() else set()


def counts() -> Mapping[str, int]:
    """Return how many annotations each document has, by identity; damaged notebooks have none."""
    from reader.library.notebooks import open_store

    found = open_store().summaries(on_error=lambda _: None)
    return {summary.document.id: summary.total for summary in found}


def marks_of(document: Document) -> Sequence[Annotation]:
    """Return the annotations of a document, with their places.

    Raises:
        PizhuError: they cannot be read.
    """
    from reader.library.notebooks import annotations_in
    from reader.library.store_errors import store_errors

    with store_errors():
        return annotations_in(document)
