"""Passages that the user left as they are: no script, no exception, no style changes them."""

from __future__ import annotations

from annotations.model import AS_IS
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.model import Annotation
    from reader.documents.model import Document

    Kept = dict[int, list[tuple[int, int]]]


def spans_as_is(document: Document, annotations: Iterable[Annotation]) -> Kept:
    """Return the spans that stay as they are, by the ordinal of their paragraph.

    Args:
        document: the document.
        annotations: its annotations, with their places as they are now.
    """
    kept: Kept = {}
    for annotation in annotations:
        for part in annotation.parts if annotation.kind == AS_IS else ():
            if part.paragraph < len(document.paragraphs):
                size = len(document.paragraphs[part.paragraph].text)
                end = size if part.end is None else min(part.end, size)
                kept.setdefault(part.paragraph, []).append((part.start or 0, end))
    return kept
