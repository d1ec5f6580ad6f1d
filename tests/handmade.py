"""Documents made by hand, for tests of what reads documents."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import (
    Cell,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Segment,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADING, BODY, ITEM, ROW, CAPTION, METADATA, FURNITURE = ParagraphKind


def document(*parts: tuple[ParagraphKind, str] | str, level: int = 1) -> Document:
    """Return a document of paragraphs; a string is a body paragraph.

    Every heading starts a section, the first of level 0 the others of ``level``; consecutive rows
    ``甲|乙`` make a table with one header row.
    """
    texts = [(BODY, part) if isinstance(part, str) else part for part in parts]
    paragraphs = []
    source = 0
    for ordinal, (kind, text) in enumerate(texts):
        paragraphs.append(Paragraph(ordinal, text, kind, (Segment(0, source, len(text)),)))
        source += len(text) + 1
    return Document(
        id="0" * 16,
        name="手工.txt",
        path=None,
        source="".join(text + "\n" for _, text in texts),
        encoding="utf-8",
        script="simplified",
        metadata=(),
        paragraphs=tuple(paragraphs),
        sections=_sections(paragraphs, level),
        tables=tuple(_tables(paragraphs)),
        findings=(),
    )


def with_run_in(text: str, body: int) -> Document:
    """Return a document of one paragraph whose first ``body`` code points are a heading."""
    section = Section(0, 1, "", text[:body], SectionKind.RUN_IN, 0, 0, body, 1)
    return changed(document(text), sections=(section,))


def changed(document: Document, **changes: object) -> Document:
    """Return a document that differs from another in some of its parts."""
    parts = {name: getattr(document, name) for name in signature(Document).parameters}
    return Document(**parts | changes)


def _sections(paragraphs: list[Paragraph], level: int) -> tuple[Section, ...]:
    headings = [p for p in paragraphs if p.kind is HEADING]
    ends = [p.ordinal for p in headings[1:]] + [len(paragraphs)]
    return tuple(
        Section(
            index=index,
            level=level if index else 0,
            marker="",
            title=heading.text,
            kind=SectionKind.NUMBERED if index else SectionKind.TITLE,
            paragraph=heading.ordinal,
            offset=0,
            body=None,
            end=end,
        )
        for index, (heading, end) in enumerate(zip(headings, ends, strict=False))
    )


def _tables(paragraphs: list[Paragraph]) -> Iterable[Table]:
    rows: list[tuple[Cell, ...]] = []
    for paragraph in [*paragraphs, None]:
        if paragraph is not None and paragraph.kind is ROW:
            rows.append(tuple(_cells(paragraph.text)))
        elif rows:
            end = len(paragraphs) if paragraph is None else paragraph.ordinal
            yield Table(end - len(rows), tuple(rows), header=1)
            rows = []


def _cells(text: str) -> Iterable[Cell]:
    start = 0
    for cell in text.split("|"):
        yield Cell(start, start + len(cell))
        start += len(cell) + 1


class Doubled(NamedTuple):
    """A stand-in for a conversion: every ``甲`` becomes two characters, ``甲乙``."""

    source: str

    @property
    def text(self) -> str:
        """The converted text."""
        return self.source.replace("甲", "甲乙")

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Return the converted span of an original span."""
        return start + self.source.count("甲", 0, start), end + self.source.count("甲", 0, end)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a converted span."""
        origins = [i for i, c in enumerate(self.source) for _ in range(2 if c == "甲" else 1)]
        first = origins[start] if start < len(origins) else len(self.source)
        return first, origins[end - 1] + 1 if end > start else first


class Doubling:
    """A way to show texts in which every ``甲`` becomes two characters."""

    def align(self, text: str, kept: Sequence[tuple[int, int]] = ()) -> Doubled:
        assert not kept
        return Doubled(text)

    def align_all(
        self, texts: Sequence[str], kept: Sequence[Sequence[tuple[int, int]]] = ()
    ) -> list[Doubled]:
        assert not any(kept)
        return [Doubled(text) for text in texts]
