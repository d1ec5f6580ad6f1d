"""Which place of one document stands where in another one, so that both can be read together.

Two versions or translations share their order, often their headings or whole paragraphs. What
occurs once in each and is the same in folded text ties them together, as far as the order is the
same in both (a longest increasing sequence, as in patience diff); between two ties places are
proportional.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.sequences import increasing
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document

_MOST = 20_000  # paragraphs that are compared; of longer documents only the headings are
_LEAST = 6  # code points; shorter paragraphs say too little


class Tie(NamedTuple):
    """Two paragraphs, by their ordinals, that stand for one another."""

    here: int
    there: int


class Counterparts:
    """Finds the counterparts of places in one document."""

    def __init__(self, here: Document, there: Document, ties: Sequence[Tie] | None = None) -> None:
        """Tie a document to another one; both may have any length.

        Args:
            here: the one document.
            there: the other one.
            ties: what is known to stand for one another, ascending in both; None to look for it.
        """
        self._lengths = len(here.paragraphs), len(there.paragraphs)
        self._texts = here.paragraphs, there.paragraphs
        if ties is None:
            ties = _ties(here, there) if all(self._lengths) else []
        self.ties = [Tie(-1, -1), *ties, Tie(*self._lengths)]

    def of(self, paragraph: int, offset: int) -> tuple[int, int]:
        """Return the paragraph and code point of the other document for one of this document."""
        if not all(self._lengths):
            return 0, 0
        at = bisect_right(self.ties, paragraph, key=lambda tie: tie.here) - 1
        before = self.ties[at]
        if before.here == paragraph:
            other = before.there
        else:
            after = self.ties[at + 1]
            share = (paragraph - before.here) / (after.here - before.here)
            other = before.there + round(share * (after.there - before.there))
        other = min(max(other, 0), self._lengths[1] - 1)
        length, length_there = (
            len(texts[at].text) for texts, at in zip(self._texts, (paragraph, other), strict=True)
        )
        return other, offset * length_there // max(length, 1)


def _ties(here: Document, there: Document) -> list[Tie]:
    ones, others = _unique(here), _unique(there)
    pairs = sorted((at, others[key]) for key, at in ones.items() if key in others)
    return [Tie(*pair) for pair in increasing(pairs)]


def _unique(document: Document) -> dict[str, int]:
    """Return the ordinals of what occurs once, by its folded text."""
    found: dict[str, int] = {}
    for key, ordinal in _keys(document):
        found[key] = -1 if key in found else ordinal
    return {key: ordinal for key, ordinal in found.items() if ordinal >= 0}


def _keys(document: Document) -> Iterator[tuple[str, int]]:
    headings = {section.paragraph for section in document.outline}
    for section in document.outline:
        if section.offset == 0:
            yield _key(section.title), section.paragraph
    if len(document.paragraphs) <= _MOST:
        for paragraph in document.paragraphs:
            if paragraph.ordinal not in headings and len(paragraph.text) >= _LEAST:
                yield _key(paragraph.text), paragraph.ordinal


def _key(text: str) -> str:
    return "".join(fold(text).split())
