"""A document as plain values that `marshal` takes, and back again.

A paragraph that is a stretch of the source takes at most nine bytes, as in
`reader.documents.paragraphs`.
"""

from __future__ import annotations

from array import array

from reader.documents import finding_columns
from reader.documents.model import (
    Cell,
    Document,
    Locator,
    MetadataField,
    Segment,
    Table,
)
from reader.documents.numbers import packed, unpacked
from reader.documents.outline_columns import OutlineColumns, SectionColumns, columns_of, flat
from reader.documents.paragraphs import KINDS, Paragraphs, Stretches
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any, TypeAlias

    from reader.documents.model import Paragraph
    from reader.documents.paragraphs import Text

Record: TypeAlias = "tuple[Any, ...]"
SOURCE = 2
"""Where in a record the source text is."""


class _Other(NamedTuple):
    text: str
    segments: tuple[Segment, ...]


def to_record(document: Document) -> Record:
    """Return what `from_record` makes the same document of."""
    return (
        *(document.id, document.name, document.source, document.encoding, document.script),
        _plain(document.metadata),
        paragraph_columns(document),
        tuple(columns_of(flat(document.sections), document.paragraphs)),
        [(table.first, _rows(table.rows), table.header) for table in document.tables],
        tuple(finding_columns.columns_of(document.findings)),
        _plain(document.locators),
    )


def from_record(record: Record, path: Path | None, share: float = 1.0) -> Document:
    """Return the document that a record was made of.

    Args:
        record: what `to_record` returned.
        path: the source.
        share: how much of the source it is.

    Raises:
        TypeError, ValueError: it is no record.
    """
    id_, name, source, encoding, script, metadata, columns, sections, *rest = record
    tables, findings, locators = rest
    paragraphs = _paragraphs(source, *columns)
    return Document(
        id=id_,
        name=name,
        path=path,
        source=source,
        encoding=encoding,
        script=script,
        metadata=tuple(MetadataField(*field) for field in metadata),
        paragraphs=paragraphs,
        sections=OutlineColumns(SectionColumns(*sections), paragraphs).roots,
        tables=tuple(Table(first, _cells(rows), header) for first, rows, header in tables),
        findings=finding_columns.Findings(finding_columns.FindingColumns(*findings)),
        locators=tuple(Locator(*locator) for locator in locators),
        share=share,
    )


def _plain(values: Iterable[tuple[Any, ...]]) -> list[Record]:
    return [tuple(value) for value in values]


def paragraph_columns(document: Document) -> Record:
    """Return the starts, lengths and kinds of paragraphs, and those that are no stretches."""
    paragraphs = document.paragraphs
    if isinstance(paragraphs, Paragraphs) and (known := paragraphs.columns_over(document.source)):
        return known
    starts, lengths, kinds = array("i"), array("i"), bytearray()
    others = {}
    numbers = {kind: number for number, kind in enumerate(KINDS)}
    for paragraph in document.paragraphs:
        start = paragraph.segments[0].source if paragraph.segments else 0
        starts.append(start)
        lengths.append(len(paragraph.text))
        kinds.append(numbers[paragraph.kind])
        if not _is_stretch(paragraph, document.source):
            others[paragraph.ordinal] = (paragraph.text, _plain(paragraph.segments))
    return packed(starts), packed(lengths), bytes(kinds), others


def _is_stretch(paragraph: Paragraph, source: str) -> bool:
    text, segments = paragraph.text, paragraph.segments
    if len(segments) != 1 or segments[0].start or segments[0].length != len(text):
        return False
    return source.startswith(text, segments[0].source)


def _paragraphs(
    source: str, starts: bytes, lengths: bytes, kinds: bytes, others: dict[int, Record]
) -> Sequence[Paragraph]:
    return Paragraphs(
        Stretches(source, unpacked(starts), unpacked(lengths), None),
        bytearray(kinds),
        others_of(others),
    )


def others_of(others: dict[int, Record]) -> dict[int, Text]:
    """Return what `paragraph_columns` gave in plain values: the texts that are no stretches."""
    return {
        ordinal: _Other(text, tuple(Segment(*segment) for segment in segments))
        for ordinal, (text, segments) in others.items()
    }


def _rows(rows: Iterable[Iterable[Cell]]) -> list[list[Record]]:
    return [_plain(row) for row in rows]


def _cells(rows: Iterable[Iterable[Record]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(*cell) for cell in row) for row in rows)
