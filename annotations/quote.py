"""Taking the words of a span, with those around it, from a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from annotations.model import Annotation, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTEXT = 32


class Anchorable(Protocol):
    """A document as this package needs it: paragraphs with texts and fingerprints."""

    @property
    def id(self) -> str:
        """The document's id."""

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs it has."""

    def text(self, ordinal: int) -> str:
        """Return the original text of a paragraph."""

    def fingerprint(self, ordinal: int) -> str:
        """Return the hash of the folded text of a paragraph."""


def take(
    target: Anchorable, paragraph: int, start: int | None = None, end: int | None = None
) -> Quote:
    """Return the quote of a span (default: of the whole paragraph).

    Prefix and suffix have up to 32 code points and reach into the neighbouring paragraphs, a line
    feed between, so that even a short paragraph is known by its neighbours.
    """
    text = target.text(paragraph)
    start = 0 if start is None else start
    end = len(text) if end is None else end
    before = text[max(start - _CONTEXT, 0) : start]
    after = text[end : end + _CONTEXT]
    for ordinal in range(paragraph - 1, -1, -1):
        if len(before) >= _CONTEXT:
            break
        before = f"{target.text(ordinal)[-_CONTEXT:]}\n{before}"
    for ordinal in range(paragraph + 1, target.paragraph_count):
        if len(after) >= _CONTEXT:
            break
        after = f"{after}\n{target.text(ordinal)[:_CONTEXT]}"
    return Quote(text[start:end], before[-_CONTEXT:], after[:_CONTEXT])


def annotate(
    target: Anchorable,
    paragraph: int,
    start: int | None = None,
    end: int | None = None,
    *,
    section: Iterable[str] = (),
    **facets: Any,  # noqa: ANN401  (fields of Annotation)
) -> Annotation:
    """Return an annotation of a span (default: of the whole paragraph), ready to be added.

    Args:
        target: the document.
        paragraph: the ordinal of the paragraph.
        start: where the span begins in its text.
        end: just behind the span.
        section: the titles of the sections around the place, outermost first.
        facets: kind, colour, tags, note.

    Raises:
        ValueError: the place is impossible.
    """
    if not 0 <= paragraph < target.paragraph_count:
        raise ValueError(paragraph)
    if end is not None and end > len(target.text(paragraph)):
        raise ValueError((start, end))
    return Annotation(
        document=target.id,
        paragraph=paragraph,
        start=start,
        end=end,
        quote=take(target, paragraph, start, end),
        section=tuple(section),
        fingerprint=target.fingerprint(paragraph),
        **facets,
    )
