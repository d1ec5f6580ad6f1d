"""A document as plain values that `marshal` takes, and back again.

A paragraph that is a stretch of the source takes nine bytes, as in `reader.documents.paragraphs`.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.documents.model import (
    Cell,
    Document,
    Finding,
    Locator,
    MetadataField,
    Section,
    SectionKind,
    Segment,
    Table,
)
from reader.documents.paragraphs import KINDS, Paragraphs, Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.documents.model import Paragraph

Record = tuple[Any, ...]


class _Other(NamedTuple):
    text: str
    segments: tuple[Segment, ...]


def to_record(document: Document) -> Record:
    """Return what `from_record` makes the same document of."""
    return (
        *(document.id, document.name, document.source, document.encoding, document.script),
        _plain(document.metadata),
        _columns(document),
        _flat(document.sections),
        [(table.first, _rows(table.rows), table.header) for table in document.tables],
        _plain(document.findings),
        _plain(document.locators),
    )


def from_record(record: Record, path: Path | None) -> Document:
    """Return the document that a record was made of.

    Args:
        record: what `to_record` returned.
        path: the source.

    Raises:
        TypeError, ValueError: it is no record.
    """
    id_, name, source, encoding, script, metadata, columns, sections, *rest = record
    tables, findings, locators = rest
    return Document(
        id=id_,
        name=name,
        path=path,
        source=source,
        encoding=encoding,
        script=script,
        metadata=tuple(MetadataField(*field) for field in metadata),
        paragraphs=_paragraphs(source, *columns),
        sections=_tree(sections),
        tables=tuple(Table(first, _cells(rows), header) for first, rows, header in tables),
        findings=tuple(Finding(*finding) for finding in findings),
        locators=tuple(Locator(*locator) for locator in locators),
    )


def _plain(values: Iterable[tuple[Any, ...]]) -> list[Record]:
    return [tuple(value) for value in values]


def _columns(document: Document) -> Record:
    """Return the starts, lengths and kinds of paragraphs, and those that are no stretches."""
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
    return starts.tobytes(), lengths.tobytes(), bytes(kinds), others


def _is_stretch(paragraph: Paragraph, source: str) -> bool:
    text, segments = paragraph.text, paragraph.segments
    if len(segments) != 1 or segments[0].start or segments[0].length != len(text):
        return False
    return source.startswith(text, segments[0].source)


def _paragraphs(
    source: str, starts: bytes, lengths: bytes, kinds: bytes, others: dict[int, Record]
) -> Sequence[Paragraph]:
    return Paragraphs(
        Stretches(source, array("i", starts), array("i", lengths), None),
        bytearray(kinds),
        {
            ordinal: _Other(text, tuple(Segment(*segment) for segment in segments))
            for ordinal, (text, segments) in others.items()
        },
    )


def _flat(sections: Iterable[Section]) -> list[Record]:
    """Return all sections in document order; each ends with the number of its children."""
    return [
        (*section[:4], str(section.kind), *section[5:9], len(section.children))
        for root in sections
        for section in root.walk()
    ]


def _tree(rows: Sequence[Record]) -> tuple[Section, ...]:
    """Return the roots, made from the last section to the first: children before parents."""
    kinds = {str(kind): kind for kind in SectionKind}
    waiting: list[Section] = []
    for *head, kind, paragraph, offset, body, end, count in reversed(rows):
        children = tuple(reversed(waiting[len(waiting) - count :]))
        del waiting[len(waiting) - count :]
        waiting.append(Section._make([*head, kinds[kind], paragraph, offset, body, end, children]))
    return tuple(reversed(waiting))


def _rows(rows: Iterable[Iterable[Cell]]) -> list[list[Record]]:
    return [_plain(row) for row in rows]


def _cells(rows: Iterable[Iterable[Record]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(*cell) for cell in row) for row in rows)
