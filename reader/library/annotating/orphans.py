"""Annotations that no longer have a document or a place in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import StorageError
from annotations.health import Finding
from annotations.placement import ORPHAN
from reader.errors import PizhuError
from reader.library.notebooks import open_store, placements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotations import Notebook


def lost() -> Iterator[Finding]:
    """Yield the documents that are not where they were, and those with annotations adrift."""
    for notebook in open_store().current(lambda _: None):
        info = notebook.document
        name = info.title or info.id
        if info.path and not Path(info.path).is_file():
            values = {"title": name, "path": info.path, "n": len(notebook.all())}
            yield Finding("health.missing-document", values)
        elif info.path and (count := _adrift(notebook)):
            yield Finding("health.orphans", {"title": name, "n": count})


def _adrift(notebook: Notebook) -> int:
    """Return how many annotations have no place in their document."""
    from reader.documents.opening import open_document

    with suppress(PizhuError, StorageError):
        document = open_document(Path(notebook.document.path))
        if document.id == notebook.document.id:
            return sum(p.status == ORPHAN for p in placements(document, notebook))
    return 0
