"""How annotations look in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import AS_IS, BOOKMARK
from reader.tui.colours import style_of
from reader.tui.widgets.decorations import Decoration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotations.placement import Placement
    from reader.documents.model import Document


def decorations(document: Document, placed: Iterable[Placement]) -> Iterator[Decoration]:
    """Yield the marks of annotations: colours, lines under annotated words, signs in the margin."""
    for annotation, _, spot, _ in placed:
        end = len(document.paragraphs[spot.paragraph].text) if spot.end is None else spot.end
        span = (spot.paragraph, spot.start or 0, end)
        if annotation.colour is not None:
            yield Decoration(*span, style_of(annotation.colour))
        if spot.start is not None and (annotation.note or annotation.tags):
            yield Decoration(*span, "noted")
        yield Decoration(*span, f"margin-{_sign(annotation.kind, annotation.note)}")


def _sign(kind: str, note: str) -> str:
    if kind in {AS_IS, BOOKMARK}:
        return kind
    return "note" if note else "mark"
