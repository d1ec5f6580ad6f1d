"""How annotations look in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import AS_IS, BOOKMARK, PASSAGE
from annotations.placement import UNCERTAIN
from reader.tui.appearance.colours import style_of
from reader.tui.widgets.decorations import Decoration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotations.model import Annotation
    from annotations.placement import Placement
    from reader.documents.model import Document


def decorations(
    document: Document, placed: Iterable[Placement], colour_of: Callable[[str], str]
) -> Iterator[Decoration]:
    """Yield the marks of annotations: colours, lines under annotated words, signs in the margin.

    Args:
        document: the document.
        placed: annotations that have a place in it.
        colour_of: tells the colour of a tag, empty without one.
    """
    for annotation, status, spot, _ in placed:
        yield Decoration(spot.paragraph, spot.start or 0, 0, f"margin-{_sign(annotation, status)}")
        if annotation.scope != PASSAGE:
            continue
        looks = list(_looks(annotation, colour_of))
        for paragraph, start, end in spot.parts:
            last = len(document.paragraphs[paragraph].text) if end is None else end
            for look in looks:
                yield Decoration(paragraph, start or 0, last, look)


def _looks(annotation: Annotation, colour_of: Callable[[str], str]) -> Iterator[str]:
    """Yield the styles of the words that an annotation is about."""
    colours = (colour for tag in annotation.tags if (colour := colour_of(tag)))
    colour = annotation.colour or next(colours, "")
    if colour:
        yield style_of(colour)
    if annotation.start is not None and (annotation.note or annotation.tags):
        yield "noted"


def _sign(annotation: Annotation, status: str) -> str:
    if status == UNCERTAIN:
        return "doubt"
    if annotation.kind in {AS_IS, BOOKMARK}:
        return annotation.kind
    if annotation.links:
        return "link"
    return "note" if annotation.note else "mark"
