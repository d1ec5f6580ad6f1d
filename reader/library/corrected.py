"""A document as its reader corrected it, made quickly: this is done whenever one is opened.

Where nothing was corrected, or the document has not changed since, the file of corrections is read
by itself; all that needs more is left to `reader.library.corrections`.
"""

from __future__ import annotations

import os

from reader import locations
from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Any

    from annotations import Annotation
    from reader.documents.corrections import Correction
    from reader.documents.model import Document

LEVEL = "level"
"""The field of a record that holds the level of a heading."""


def corrected(document: Document, on_error: Callable[[PizhuError], object]) -> Document:
    """Return a document with the corrections that its reader made.

    Args:
        document: as it was analysed.
        on_error: told why the corrections cannot be read; the document is left as it is then.
    """
    folder = locations.corrections_folder()
    if not folder.is_dir():
        return document
    from annotations.errors import AnnotationError

    try:
        found = _unchanged(document, folder)
        if found is not None:
            return found
        from reader.library.corrections import Corrections

        return Corrections(document).apply()
    except AnnotationError as error:
        on_error(PizhuError(error.key, **error.values))
    return document


def has_corrections(document: Document) -> bool:
    """Tell whether corrections of a document were ever kept, if only to be taken back."""
    return _file(document).exists()


def correction_in(annotation: Annotation, paragraph: int, start: int | None) -> Correction | None:
    """Return what a record says at a place; None where it is of a later version."""
    from reader.documents.corrections import DEEPEST, TOP, Action, Correction

    level = annotation.extra.get(LEVEL, TOP)
    is_level = isinstance(level, int) and TOP <= level <= DEEPEST
    if annotation.kind not in set(Action) or not is_level:
        return None
    offset = 0 if annotation.start is None else start or 0
    return Correction(Action(annotation.kind), paragraph, offset, level)


def _unchanged(document: Document, folder: Path) -> Document | None:
    """Return a document corrected as it was before, None where that cannot be told so easily."""
    file = _file(document)
    if not file.exists():
        return None if any(_may_precede(f, document) for f in folder.glob("*.json")) else document
    tables = _tables(file)
    if tables is None or _info(tables).get("successor"):
        return None
    corrections = []
    for _, row in sorted(tables.get("annotations", {}).items(), key=lambda item: int(item[0])):
        correction = _in_place(document, row)
        if correction is None:
            return None
        corrections.append(correction)
    if not corrections:
        return document
    from reader.documents.corrections import apply

    return apply(document, corrections)


def _file(document: Document) -> Path:
    return locations.corrections_folder() / f"{document.id}.json"


def _in_place(document: Document, row: Mapping[str, Any]) -> Correction | None:
    """Return what a record says, if the place where it was made is as it was then."""
    from annotations.model import from_record
    from reader.documents.identity import fingerprint

    try:
        annotation = from_record(row)
        text = document.paragraphs[annotation.paragraph].text
    except (ValueError, IndexError):
        return None
    start, end = annotation.start, annotation.end
    if annotation.document != document.id or annotation.fingerprint != fingerprint(text):
        return None
    if start is not None and text[start:end] != annotation.quote.exact:
        return None
    return correction_in(annotation, annotation.paragraph, start)


def _may_precede(file: Path, document: Document) -> bool:
    """Tell whether a file may hold the corrections of an earlier state of a document."""
    from pathlib import Path

    path = _info(_tables(file) or {}).get("path")
    here = os.fspath(document.path.absolute()) if document.path else ""
    return not path or path == here or not Path(path).exists()


def _tables(file: Path) -> dict[str, Any] | None:
    import json

    try:
        tables = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return tables if isinstance(tables, dict) else None


def _info(tables: Mapping[str, Any]) -> Mapping[str, Any]:
    info = tables.get("document", {}).get("1", {})
    return info if isinstance(info, dict) else {}
