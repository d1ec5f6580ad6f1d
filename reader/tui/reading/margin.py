"""How annotations look in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import AS_IS, BOOKMARK, PASSAGE
from annotations.placement import UNCERTAIN
from reader.tui.appearance.colours import style_of
from reader.tui.reading.placed import part_on
from reader.tui.widgets.decorations import Decoration, Marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotations.model import Annotation
    from annotations.placement import Placement
    from reader.documents.model import Document
    from reader.tui.reading.placed import Placed


def marked(
    document: Document,
    placed: Placed,
    colour_of: Callable[[str], str],
    drafts: Sequence[Decoration] = (),
) -> Marked:
    """Return the marks of annotations: colours, lines under annotated words, signs in the margin.

    Args:
        document: the document.
        placed: annotations that have a place in it.
        colour_of: tells the colour of a tag, empty without one.
        drafts: the signs of notes that were begun.
    """

    def on(paragraph: int) -> Iterator[Decoration]:
        for placement in placed.at(paragraph):
            yield from _decorations(document, placement, paragraph, colour_of)
        yield from (draft for draft in drafts if draft.paragraph == paragraph)

    begun = [(draft.paragraph, draft.start) for draft in drafts]
    return Marked(on, sorted([*placed.starts, *begun]) if begun else placed.starts)


def _decorations(
    document: Document, placement: Placement, paragraph: int, colour_of: Callable[[str], str]
) -> Iterator[Decoration]:
    """Yield the marks of an annotation on a paragraph."""
    annotation, status, spot, _ = placement
    if spot.paragraph == paragraph:
        yield Decoration(paragraph, spot.start or 0, 0, f"margin-{_sign(annotation, status)}")
    part = part_on(spot, paragraph) if annotation.scope == PASSAGE else None
    if part is not None:
        last = len(document.paragraphs[paragraph].text) if part.end is None else part.end
        for look in _looks(annotation, colour_of):
            yield Decoration(paragraph, part.start or 0, last, look)


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
