"""Keeping annotations where they are while paragraphs are joined and split under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.anchoring import refreshed
from annotations.history import Edit
from annotations.model import DOCUMENT, EDITABLE, End, to_record
from annotations.placement import ANCHORED
from reader.documents.corrections.editing import is_divided_alike, moved
from reader.library.notebooks import Target, open_notebook, open_store, placements

if TYPE_CHECKING:
    from annotations import Notebook
    from annotations.history import Operation
    from annotations.placement import Placement, Spot
    from reader.documents.model import Document


def carry(before: Document, after: Document, kind: str) -> Operation | None:
    """Move the annotations of a document to where their words are after a correction.

    Args:
        before: the document in which they have their places.
        after: the same with other corrections.
        kind: what to call the operation in the history of the annotations.

    Returns:
        The operation, None where nothing had to be moved.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    if is_divided_alike(before, after) or not open_store().has(before.id):
        return None
    notebook = open_notebook(before)
    edits = [edit for p in placements(before, notebook) if (edit := _edit(p, before, after))]
    operation = notebook.apply(kind, edits) if edits else None
    renew(notebook, after)
    return operation


def renew(notebook: Notebook, document: Document) -> None:
    """Let a notebook know of the paragraphs in which its annotations have their places now.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    notebook.set_fingerprints(Target(document).fingerprints())


def _edit(placement: Placement, before: Document, after: Document) -> Edit | None:
    """Return what changes in an annotation; one without a certain place is left to be found."""
    if placement.status != ANCHORED or placement.annotation.scope == DOCUMENT:
        return None
    spot = carried(placement.spot, before, after)
    old = to_record(placement.annotation)
    new = to_record(refreshed(placement._replace(spot=spot), Target(after)))
    fields = {name: new[name] for name in EDITABLE if new[name] != old[name]}
    return Edit(placement.annotation.id, fields, whole=False) if fields else None


def carried(spot: Spot, before: Document, after: Document) -> Spot:
    """Return where the words of a spot are; of one that would run backwards, its beginning."""
    part = spot.parts[-1]
    last = (len(before.paragraphs[part.paragraph].text) if part.end is None else part.end) - 1
    paragraph, start = moved(before, after, spot.paragraph, spot.start or 0)
    other, end = moved(before, after, part.paragraph, max(last, 0))
    length = len(after.paragraphs[paragraph].text)
    if other > paragraph:
        until = End(other, end + 1)
        return spot._replace(paragraph=paragraph, start=start, end=length, until=until)
    end = end + (last >= (part.start or 0)) if other == paragraph else length
    if spot.start is None and (start, end) == (0, length):
        return spot._replace(paragraph=paragraph)
    return spot._replace(paragraph=paragraph, start=start, end=max(end, start), until=None)
