"""From lines of text to paragraphs and their outline."""

from __future__ import annotations

import gc
from contextlib import contextmanager

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import (
        Finding,
        MetadataField,
        Paragraph,
        ParagraphKind,
        Section,
        Segment,
        Table,
    )


class Hint(NamedTuple):
    """What the format of a source itself says of a line; it wins over what can be inferred.

    Attributes:
        level: the line is a heading of this depth; 0 is the document's title. Only the order of
            the levels counts, not their distance; markers may add headings below and between.
        kind: the line is a paragraph of this kind. ``BODY`` is certainly no heading; ``HEADING``
            without a level is one whose depth is inferred.
        cells: the spans of the cells in the text of a table's row. Rows that follow each other
            are one table, up to a blank line or to a header below rows that are none.
        header: the row belongs to the table's head.
    """

    level: int | None = None
    kind: ParagraphKind | None = None
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False


class Line(NamedTuple):
    """A sanitised line without its line break.

    Attributes:
        text: its text.
        start: the source offset where it begins.
        hint: what the format says of it.
        segments: where its text came from, where that is not one stretch of the source; in the
            order of ``start``.
    """

    text: str
    start: int
    hint: Hint | None = None
    segments: tuple[Segment, ...] = ()


class Analysis(NamedTuple):
    """What the lines of a document turned out to be.

    Attributes:
        paragraphs: all of them, in document order.
        sections: the roots of the outline.
        tables: in document order.
        metadata: the facts that the text states about itself.
        findings: repairs and doubts, in document order.
    """

    paragraphs: Sequence[Paragraph]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    metadata: tuple[MetadataField, ...]
    findings: tuple[Finding, ...]


def analyse(lines: Sequence[Line]) -> Analysis:
    """Find paragraphs, sections, tables, metadata and damage, in time linear in the text."""
    from reader.documents.structure.analysis import analyse_blocks
    from reader.documents.structure.building import make_blocks

    with _without_collector():
        return analyse_blocks(make_blocks(lines))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the collector of cycles still, which an analysis has none of but many objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
