"""The immutable document that every other part reads.

Offsets are code points. A *source offset* indexes `Document.source`; every other offset indexes
the text of one paragraph. A span is half-open and lies in one paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Final

Place = tuple[int, int]
"""A paragraph's ordinal and an offset in it; also the place just behind what ends there."""


class ParagraphKind(StrEnum):
    """What a paragraph is in the document."""

    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    ROW = "table row"
    CAPTION = "caption"
    METADATA = "metadata"
    FURNITURE = "furniture"


class SectionKind(StrEnum):
    """How a section's heading shows that it is one."""

    TITLE = "title"
    NUMBERED = "numbered"
    RUN_IN = "run-in"
    LEAD = "lead-sentence"
    BOX = "box"
    APPENDIX = "appendix"
    NAMED = "named"


class Segment(NamedTuple):
    """``text[start:start + length]`` came from ``source[source:source + length]``."""

    start: int
    source: int
    length: int


class Paragraph(NamedTuple):
    """The unit of reading and the key of annotations.

    Attributes:
        ordinal: its place in the document, from 0.
        text: sanitised, without line breaks and without the indentation of the source.
        kind: what it is.
        segments: where its text came from, in order of ``start``; text that a repair put in
            (none of the source's) is not covered.
    """

    ordinal: int
    text: str
    kind: ParagraphKind
    segments: tuple[Segment, ...]

    def source_offset(self, offset: int) -> int:
        """Return the source offset of the code point at ``offset`` (0 to ``len(text)``)."""
        index = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        segment = self.segments[max(index, 0)]
        return segment.source + min(max(offset - segment.start, 0), segment.length)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of the first code point and just behind the last one."""
        if end <= start:
            return (self.source_offset(start),) * 2
        return self.source_offset(start), self.source_offset(end - 1) + 1


class Section(NamedTuple):
    """A node of the outline.

    Attributes:
        index: its place in the outline in document order, from 0.
        level: depth in the document's own hierarchy; the document's title is 0.
        marker: the number as written, such as ``（一）``; empty where there is none.
        title: the whole heading as displayed, marker included.
        kind: how the heading shows itself.
        paragraph: the ordinal of the paragraph that holds the heading.
        offset: where in that paragraph the heading begins.
        body: where in that paragraph its body begins, None where the heading fills it.
        end: the ordinal just behind its last paragraph, children included.
        children: the sections inside it, in document order.
    """

    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs
    level: int
    marker: str
    title: str
    kind: SectionKind
    paragraph: int
    offset: int
    body: int | None
    end: int
    children: Sequence[Section] = ()

    def walk(self) -> Iterator[Section]:
        """Yield this section and all inside it, in document order."""
        stack = [self]
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))


class Cell(NamedTuple):
    """A span of a row's paragraph; ``uncertain`` where a rebuilt table had to guess."""

    start: int
    end: int
    uncertain: bool = False


class Table(NamedTuple):
    """Consecutive paragraphs of kind `ParagraphKind.ROW`.

    Attributes:
        first: the ordinal of the paragraph that is the first row.
        rows: the cells of each row; a row with one cell spans all columns.
        header: how many rows at the top are the header.
    """

    first: int
    rows: tuple[tuple[Cell, ...], ...]
    header: int = 0

    @property
    def end(self) -> int:
        """The ordinal just behind the last row."""
        return self.first + len(self.rows)


class MetadataField(NamedTuple):
    """A fact about the document and the paragraph that states it (None: the file itself).

    ``key`` is the field's usual name in Simplified Chinese (索引号, 发文字号, 成文日期 …).
    """

    key: str
    value: str
    paragraph: int | None = None


class Locator(NamedTuple):
    """Where in the file a stretch of the source text stands, which a format holds in blocks.

    Attributes:
        start: the source offset where the stretch begins; it ends where the next one does.
        part: the file inside the file, such as a chapter of a book; empty where there are none.
        page: the page, from 1; None where the format has none.
        block: which block of it that is, from 1: a paragraph or a table, in a PDF a line.
    """

    start: int
    part: str
    page: int | None
    block: int


class Finding(NamedTuple):
    """Something repaired or doubtful.

    Attributes:
        kind: names a message of the ``findings`` catalogue.
        paragraph: the ordinal of the one that it is about, or of the first.
        detail: words of the text, or a number, for the message.
        last: the ordinal of the last paragraph of a block that it is about.
        after: the ordinal of the paragraph behind which that block seems to belong.
    """

    kind: str
    paragraph: int
    detail: str = ""
    last: int | None = None
    after: int | None = None

    def moved(self, there: Callable[[int], int]) -> Finding:
        """Return it with each ordinal replaced by what ``there`` gives for it."""
        if self.last is None and self.after is None:
            return Finding(self.kind, there(self.paragraph), self.detail)
        return self._replace(
            paragraph=there(self.paragraph),
            last=None if self.last is None else there(self.last),
            after=None if self.after is None else there(self.after),
        )


class Document:
    """What is read, built from one source.

    Attributes:
        id: hash of the folded text without white space (see `reader.documents.identity`).
        name: what to call it where it has no title: the file's name.
        path: the source, None for a pipe.
        source: the decoded characters, unaltered.
        encoding: what the bytes were decoded with.
        script: ``simplified``, ``traditional`` or ``none`` (no Chinese that tells).
        sections: the roots of the outline.
        locators: where the source text stands in the file, in the order of ``start``; empty where
            it is the file.
        share: how much of the source has been analysed, from 0 to 1. A document that is not
            complete has no id, and `source` is that part of it.
        reaches_end: whether its last paragraph is that of the source, be it analysed or not.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (a record; importing `dataclasses` takes half of Python's start)
        self,
        id: str,  # noqa: A002  (the name of what it is)
        name: str,
        path: Path | None,
        source: str,
        encoding: str,
        script: str,
        metadata: tuple[MetadataField, ...],
        paragraphs: Sequence[Paragraph],
        sections: Sequence[Section],
        tables: tuple[Table, ...],
        findings: Sequence[Finding],
        locators: Sequence[Locator] = (),
        share: float = 1.0,
        *,
        reaches_end: bool = False,
    ) -> None:
        self.id: Final = id
        self.name: Final = name
        self.path: Final = path
        self.source: Final = source
        self.encoding: Final = encoding
        self.script: Final = script
        self.metadata: Final = metadata
        self.paragraphs: Final = paragraphs
        self.sections: Final = sections
        self.tables: Final = tables
        self.findings: Final = findings
        self.locators: Final = locators
        self.share: Final = share
        self.reaches_end: Final = reaches_end or share == 1.0

    def __repr__(self) -> str:
        return f"Document(id={self.id!r}, name={self.name!r})"

    @property
    def complete(self) -> bool:
        """Whether all of the source has been analysed."""
        return self.share == 1.0

    @cached_property
    def outline(self) -> Sequence[Section]:
        """All sections in document order; ``outline[section.index] == section``."""
        from reader.documents.outline_columns import flat

        return flat(self.sections)

    @cached_property
    def section_starts(self) -> Sequence[int]:
        """The ordinals of the paragraphs where the sections of the outline begin."""
        from reader.documents.outline_columns import starts_of

        return starts_of(self.outline)

    @cached_property
    def _section_sizes(self) -> Sequence[int]:
        from reader.documents.outline_columns import sizes_of

        return sizes_of(self.outline)

    @cached_property
    def title(self) -> str:
        """The title in the text, else the one that the metadata state, else the file's name."""
        titles = (s.title for s in self.outline if s.kind is SectionKind.TITLE)
        return next(titles, None) or self.metadata_value("标题") or self.name

    def section_path(self, paragraph: int, offset: int = 0) -> tuple[Section, ...]:
        """Return the sections around a place, outermost first; empty before the first one."""
        from reader.documents.outline_columns import begun

        path: list[Section] = []
        level: Sequence[Section] = self.sections
        while level:
            index = begun(level, (paragraph, offset))
            innermost = level[index - 1] if index else None
            if innermost is None or innermost.end <= paragraph:
                break
            path.append(innermost)
            level = innermost.children
        return tuple(path)

    def section_end(self, section: Section) -> Place:
        """Return the place just behind a section, which may be inside its last paragraph."""
        inside = self._section_sizes[section.index]
        following = self.outline[section.index + inside : section.index + inside + 1]
        if following and following[0].paragraph < section.end:
            return following[0].paragraph, following[0].offset
        return section.end, 0

    def table_at(self, paragraph: int) -> Table | None:
        """Return the table that holds a paragraph, if one does."""
        index = bisect_right(self.tables, paragraph, key=lambda table: table.first) - 1
        if index >= 0 and paragraph < self.tables[index].end:
            return self.tables[index]
        return None

    def locate(self, offset: int) -> Locator | None:
        """Return where in the file a source offset stands, None where that is all there is."""
        index = bisect_right(self.locators, offset, key=lambda locator: locator.start) - 1
        return self.locators[max(index, 0)] if self.locators else None

    def metadata_value(self, key: str) -> str | None:
        """Return the first value of a metadata field, None where the document has none."""
        return next((f.value for f in self.metadata if f.key == key), None)
