"""A document as `annotations.exporters.manuscript.Manuscript` asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from annotations.exporters.manuscript import Block, Title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.documents.model import Document, Paragraph, Section, Table

_LANGUAGES = {"simplified": "zh-Hans", "traditional": "zh-Hant"}


class DocumentManuscript:
    """The paragraphs of a document with the headings and table cells in them."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def language(self) -> str:
        """The language of the text as a BCP 47 tag."""
        return _LANGUAGES.get(self._document.script, "zh")

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """All paragraphs; the index is the ordinal."""
        sections = self._sections()
        return [
            _block(p, sections.get(p.ordinal, ()), self._document.table_at(p.ordinal))
            for p in self._document.paragraphs
        ]

    def source_span(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of a span."""
        return self._document.paragraphs[paragraph].source_span(start, end)

    def _sections(self) -> Mapping[int, list[Section]]:
        """Return the sections by the paragraph in which they begin."""
        sections: dict[int, list[Section]] = {}
        for section in self._document.outline:
            sections.setdefault(section.paragraph, []).append(section)
        return sections


def _block(paragraph: Paragraph, sections: Sequence[Section], table: Table | None) -> Block:
    text, kind = paragraph.text, paragraph.kind.value
    titles = _titles(sections, len(text))
    if table is None:
        return Block(text, kind, titles)
    row = paragraph.ordinal - table.first
    cells = tuple((cell.start, cell.end) for cell in table.rows[row]) or ((0, len(text)),)
    return Block(text, kind, titles, table.first, cells, row < table.header)


def _titles(sections: Sequence[Section], length: int) -> tuple[Title, ...]:
    """Return the headings in a paragraph; each ends at the latest where the next one begins."""
    limits = [*(section.offset for section in sections[1:]), length]
    return tuple(map(_title, sections, limits))


def _title(section: Section, limit: int) -> Title:
    end = limit if section.body is None else min(section.body, limit)
    return Title(section.offset, max(end, section.offset), section.level, section.title)
