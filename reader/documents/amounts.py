"""How many characters there are in the parts of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.paragraphs import lengths_of
from reader.documents.sums import Sums

if TYPE_CHECKING:
    from reader.documents.model import Document, Place, Section


class Amounts:
    """Counts the code points between places of one document.

    To make one takes time linear in the number of paragraphs, to ask it none that depends on the
    length of the document; only the end of each section is looked for once.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sums = Sums(lengths_of(document.paragraphs))
        self._ends: dict[int, Place] = {}

    def between(self, start: Place, end: Place) -> int:
        """Return how many code points there are from one place to another one behind it."""
        return self._position(end) - self._position(start)

    def at(self, share: float) -> Place:
        """Return the place that has so much of the text before it, from 0 to 1."""
        position = round(share * (self._sums.total - 1))
        paragraph, before = self._sums.find(position)
        return paragraph, position - before

    def of_section(self, section: Section) -> int:
        """Return how many code points a section has, its heading and what is inside it included."""
        return self.between((section.paragraph, section.offset), self._end(section))

    def left(self, paragraph: int, offset: int) -> int:
        """Return how many code points of the innermost section, or of the document, follow."""
        path = self._document.section_path(paragraph, offset)
        end = self._end(path[-1]) if path else (len(self._document.paragraphs), 0)
        return self.between((paragraph, offset), end)

    def _end(self, section: Section) -> Place:
        if section.index not in self._ends:
            self._ends[section.index] = self._document.section_end(section)
        return self._ends[section.index]

    def _position(self, place: Place) -> int:
        return self._sums.before(place[0]) + place[1]
