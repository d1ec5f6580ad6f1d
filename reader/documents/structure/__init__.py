"""From lines of text to paragraphs and their outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Finding, MetadataField, Paragraph, Section, Table


class Line(NamedTuple):
    """A sanitised line without its line break, and the source offset where it begins."""

    text: str
    start: int


class Analysis(NamedTuple):
    """What the lines of a document turned out to be.

    Attributes:
        paragraphs: all of them, in document order.
        sections: the roots of the outline.
        tables: in document order.
        metadata: the facts that the text states about itself.
        findings: repairs and doubts, in document order.
    """

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    metadata: tuple[MetadataField, ...]
    findings: tuple[Finding, ...]


def analyse(lines: Sequence[Line]) -> Analysis:
    """Find paragraphs, sections, tables, metadata and damage, in time linear in the text."""
    from reader.documents.structure.analysis import analyse_blocks
    from reader.documents.structure.blocks import make_blocks

    return analyse_blocks(make_blocks(lines))
