"""How annotations look in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import BOOKMARK
from reader.tui.colours import style_of
from reader.tui.widgets.text_view import Decoration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.documents.model import Document
    from reader.tui.reading.notes import Placed


def decorations(document: Document, placed: Iterable[Placed]) -> Iterator[Decoration]:
    """Yield the marks of annotations: their colour, a line under notes, a sign in the margin."""
    for mark in placed:
        annotation = mark.annotation
        end = len(document.paragraphs[mark.paragraph].text) if mark.end is None else mark.end
        span = (mark.paragraph, mark.start or 0, end)
        if annotation.colour is not None:
            yield Decoration(*span, style_of(annotation.colour))
        if annotation.note or annotation.tags:
            yield Decoration(*span, "noted")
        yield Decoration(*span, f"margin-{_sign(annotation.kind, annotation.note)}")


def _sign(kind: str, note: str) -> str:
    if kind == BOOKMARK:
        return "bookmark"
    return "note" if note else "mark"
