"""From the address of an annotation to its document and the place where it stands there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import UnknownAnnotationError
from annotations.placement import ORPHAN
from reader.errors import PizhuError
from reader.library.notebooks import open_notebook, open_store, placements
from reader.library.places import Place, Places

if TYPE_CHECKING:
    from annotations.addresses import Address
    from reader.documents.model import Document

Point = tuple[int, int]
"""The ordinal of a paragraph and a code point in it."""


def source_of(address: Address) -> Path:
    """Return where the document of an address was last.

    Raises:
        PizhuError: it is not known, or no longer there.
        UnknownAnnotationError: the address names an annotation alone, and there is none like it.
        StorageError: the annotations cannot be read.
    """
    store = open_store()
    if address.document:
        notebook = store.latest(store.notebook(address.document))
        info = notebook.document
        known = info.path or _place_of(address.document)
    else:
        found = store.find(address.annotation)
        if found is None:
            raise UnknownAnnotationError(address.annotation)
        info = found[0].document
        known = info.path
    if not known or not Path(known).is_file():
        name = info.title or info.id
        raise PizhuError("notes.no-source", title=name, path=known or "–")
    return Path(known)


def point_of(document: Document, annotation: str) -> Point:
    """Return where an annotation stands in a document now.

    Raises:
        UnknownAnnotationError: the document has no such annotation.
        PizhuError: it has no place in the document any more.
        StorageError: the annotations cannot be read.
    """
    for placement in placements(document, open_notebook(document)):
        if placement.annotation.id == annotation:
            if placement.status == ORPHAN:
                raise PizhuError("cli.no-place", id=annotation)
            return placement.spot.paragraph, placement.spot.start or 0
    raise UnknownAnnotationError(annotation)


def open_at(document: Document, point: Point) -> None:
    """Let a document open at a place, as if it had been left there.

    Raises:
        PizhuError: there is no such paragraph, or the disk refuses.
    """
    paragraph, offset = point
    if not 0 <= paragraph < len(document.paragraphs):
        last = len(document.paragraphs) - 1
        raise PizhuError("cli.no-paragraph", number=paragraph, last=last)
    places = Places()
    left = places.find(document.id) or Place(document.id, document.path, document.title)
    source = document.paragraphs[paragraph].source_offset(offset)
    there = left._replace(paragraph=paragraph, offset=offset, source=source)
    places.remember(there._replace(path=document.path))


def _place_of(document: str) -> str:
    left = Places().find(document)
    return str(left.path) if left and left.path else ""
