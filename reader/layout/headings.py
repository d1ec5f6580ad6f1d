"""Which paragraphs of a document are filled by a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.documents.model import ParagraphKind, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Document, Paragraph

_ORPHAN = Section(0, 1, "", "", SectionKind.NAMED, 0, 0, None, 0)


class Headings:
    """The headings of a document by the paragraphs where they stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = document.section_starts

    def sections(self, ordinal: int) -> Sequence[Section]:
        """Return the sections that begin in a paragraph."""
        first = bisect_left(self._starts, ordinal)
        last = bisect_right(self._starts, ordinal, first)
        return self._document.outline[first:last]

    def above(self, ordinal: int) -> int | None:
        """Return the last paragraph where a section begins, up to one; None if there is none."""
        at = bisect_right(self._starts, ordinal) - 1
        return self._starts[at] if at >= 0 else None

    def heading(self, paragraph: Paragraph) -> Section | None:
        """Return the section whose heading fills a paragraph, or goes on in it."""
        sections = self.sections(paragraph.ordinal)
        if sections:
            return sections[0] if sections[0].body is None else None
        if paragraph.kind is ParagraphKind.HEADING:
            path = self._document.section_path(paragraph.ordinal)
            return path[-1] if path else _ORPHAN
        return None

    def is_title(self, ordinal: int) -> bool:
        """Tell whether a paragraph is a title, or the last one of it."""
        section = self.heading(self._document.paragraphs[ordinal])
        return section is not None and section.kind is SectionKind.TITLE
