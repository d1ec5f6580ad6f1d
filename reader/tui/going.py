"""Where one can go by what is typed: a paragraph's number, a percentage, a citation, a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from reader.i18n import tr
from reader.layout.motions import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.amounts import Amounts
    from reader.documents.model import Document
    from reader.documents.passages import Passages
    from reader.search.narrowing import Narrowing

_NUMBER = re.compile(r"[¶第]?\s*(\d{1,9})\s*段?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{0,3})?)\s*%", re.ASCII)
_MOST_HEADINGS = 200


class Target(NamedTuple):
    """A place that was meant.

    Attributes:
        place: where it is.
        label: what it is called.
        paragraph: the ordinal of the paragraph whose words show what is there; None for a heading,
            which says so itself.
    """

    place: Point
    label: str
    paragraph: int | None = None


class Targets:
    """The places of a document by what a reader calls them."""

    def __init__(
        self, document: Document, amounts: Amounts, passages: Passages, headings: Narrowing
    ) -> None:
        self._document = document
        self._amounts = amounts
        self._passages = passages
        self._headings = headings

    def find(self, text: str, near: Point) -> list[Target]:
        """Return the places that may be meant, the most likely one first.

        Args:
            text: what was typed.
            near: where the reader is, which decides between several places of one name.
        """
        return [*self.named(text, near), *self._headings_with(text)]

    def named(self, text: str, near: Point) -> list[Target]:
        """Return the places that are called exactly so, the words of headings left aside."""
        wanted = text.strip()
        if not wanted:
            return []
        plain = normalize("NFKC", wanted)  # input methods may give full-width digits
        return [*self._numbered(plain), *self._share(plain), *self._cited(wanted, near)]

    def paragraph(self, number: int) -> Point:
        """Return where the paragraph of a number begins, counted from 1; the last one at most."""
        return Point(max(min(number, len(self._document.paragraphs)), 1) - 1, 0)

    def percent(self, percent: float) -> Point:
        """Return where so much of the text has been passed."""
        return Point(*self._amounts.at(min(percent, 100) / 100))

    def _numbered(self, wanted: str) -> Iterator[Target]:
        if match := _NUMBER.fullmatch(wanted):
            place = self.paragraph(int(match[1]))
            label = tr("outlines.paragraph", number=place.paragraph + 1)
            yield Target(place, label, place.paragraph)

    def _share(self, wanted: str) -> Iterator[Target]:
        if match := _PERCENT.fullmatch(wanted):
            place = self.percent(float(match[1]))
            yield Target(place, wanted, place.paragraph)

    def _cited(self, wanted: str, near: Point) -> Iterator[Target]:
        resolve = self._passages.resolve
        passage = resolve(wanted, near) or resolve(f"第{wanted}", near)
        if passage is not None:
            start = Point(*passage.start)
            yield Target(start, wanted, start.paragraph)

    def _headings_with(self, text: str) -> Iterator[Target]:
        for index in self._headings.find(text)[:_MOST_HEADINGS]:
            section = self._document.outline[index]
            label = "  " * min(section.level, 6) + section.title
            yield Target(Point(section.paragraph, section.offset), label)
