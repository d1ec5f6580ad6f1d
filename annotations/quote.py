"""Taking the words of a span, with those around it, from a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from annotations.model import DOCUMENT, Annotation, Quote, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.model import End

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
    target: Anchorable,
    paragraph: int,
    start: int | None = None,
    end: int | None = None,
    until: End | None = None,
) -> Quote:
    """Return the quote of a span (default: of the whole paragraph).

    Prefix and suffix have up to 32 code points and reach into the neighbouring paragraphs, a line
    feed between, so that even a short paragraph is known by its neighbours.
    """
    covered = parts(paragraph, start, end, until)
    exact = "\n".join(target.text(part.paragraph)[part.start : part.end] for part in covered)
    first, last = covered[0], covered[-1]
    before = target.text(paragraph)[: first.start or 0][-_CONTEXT:]
    after = "" if last.end is None else target.text(last.paragraph)[last.end :][:_CONTEXT]
    for ordinal in range(paragraph - 1, -1, -1):
        if len(before) >= _CONTEXT:
            break
        before = f"{target.text(ordinal)[-_CONTEXT:]}\n{before}"
    for ordinal in range(last.paragraph + 1, target.paragraph_count):
        if len(after) >= _CONTEXT:
            break
        after = f"{after}\n{target.text(ordinal)[:_CONTEXT]}"
    return Quote(exact, before[-_CONTEXT:], after[:_CONTEXT])


def annotate(  # noqa: PLR0913  (a span has four coordinates)
    target: Anchorable,
    paragraph: int,
    start: int | None = None,
    end: int | None = None,
    *,
    until: End | None = None,
    section: Iterable[str] = (),
    **facets: Any,  # noqa: ANN401  (fields of Annotation)
) -> Annotation:
    """Return an annotation of a span (default: of the whole paragraph), ready to be added.

    Args:
        target: the document.
        paragraph: the ordinal of the paragraph.
        start: where the span begins in its text.
        end: just behind the span; if it runs on into later paragraphs, no matter what.
        until: where it ends in a later paragraph.
        section: the titles of the sections around the place, outermost first.
        facets: kind, scope, colour, tags, note, links, author.

    Raises:
        ValueError: the place is impossible.
    """
    if not 0 <= paragraph < target.paragraph_count:
        raise ValueError(paragraph)
    if until is not None:
        end = len(target.text(paragraph))
    if not _fits(target, paragraph, end) or (until is not None and not _fits(target, *until)):
        raise ValueError((start, end, until))
    return Annotation(
        document=target.id,
        paragraph=paragraph,
        start=start,
        end=end,
        until=until,
        quote=take(target, paragraph, start, end, until),
        section=tuple(section),
        fingerprint=target.fingerprint(paragraph),
        **facets,
    )


def annotate_document(target: Anchorable, **facets: Any) -> Annotation:  # noqa: ANN401  (fields of Annotation)
    """Return an annotation of the whole document, ready to be added.

    Args:
        target: the document.
        facets: kind, colour, tags, note, links, author.
    """
    return Annotation(document=target.id, paragraph=0, scope=DOCUMENT, **facets)


def _fits(target: Anchorable, paragraph: int, end: int | None) -> bool:
    if not 0 <= paragraph < target.paragraph_count:
        return False
    return end is None or end <= len(target.text(paragraph))
