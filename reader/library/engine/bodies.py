"""The paragraphs and the outline of a document, packed small: what search results are shown from.

So a passage can be shown without opening and analysing its source, which may take seconds for a
book or a PDF file, and may no longer be there.
"""

from __future__ import annotations

import json
import zlib
from itertools import count
from typing import TYPE_CHECKING, Any

from reader.documents.model import Document, Paragraph, Section, SectionKind
from reader.documents.paragraphs import KINDS
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_SECTION_KINDS = tuple(SectionKind)
_ENCODING = "gb18030"  # has all characters, and becomes smaller than UTF-16 and UTF-8
_TEXTS = 2  # lines before the paragraphs
_BREAK = "\n"  # stands behind each paragraph and in none


def pack(document: Document) -> bytes:
    """Return the paragraphs and the outline of a document."""
    paragraphs = document.paragraphs
    outline = {
        "id": document.id,
        "name": document.name,
        "script": document.script,
        "sections": _flat_all(document.sections, 0, paragraphs),
    }
    head = json.dumps(outline, ensure_ascii=False, separators=(",", ":")).replace(_BREAK, " ")
    kinds = "".join(str(_NUMBERS[paragraph.kind]) for paragraph in paragraphs)
    texts = (paragraph.text.replace(_BREAK, " ") for paragraph in paragraphs)
    whole = _BREAK.join((head, kinds, *texts))
    return zlib.compress(whole.encode(_ENCODING, "replace"))


def unpack(body: bytes) -> Document:
    """Return a document without source and metadata.

    Raises:
        ValueError: it is no body, or a damaged one.
    """
    return document_of(plain(body))


def plain(body: bytes) -> bytes:
    """Return a body as it was before it was packed, to be packed in another way.

    Raises:
        ValueError: it is no body, or a damaged one.
    """
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise ValueError(body[:8]) from error


def texts_of(unpacked: bytes) -> list[str]:
    """Return the texts of the paragraphs of a plain body."""
    return _lines(unpacked)[_TEXTS:]


def lines_before(ordinal: int) -> int:
    """Return how many lines of a plain body stand before a paragraph."""
    return _TEXTS + ordinal


def folded_texts_of(unpacked: bytes, ordinals: Sequence[int]) -> list[str]:
    """Return the folded texts of some paragraphs of a plain body."""
    lines = unpacked.split(_BREAK.encode())  # which is part of no other character
    texts = _BREAK.encode().join(lines[_TEXTS + ordinal] for ordinal in ordinals)
    return fold(texts.decode(_ENCODING)).split(_BREAK)


def document_of(unpacked: bytes) -> Document:
    """Return the document of a plain body, without source and metadata."""
    head, kinds, *texts = _lines(unpacked)
    outline = json.loads(head)
    paragraphs = tuple(
        Paragraph(ordinal, text, KINDS[int(kind)], ())
        for ordinal, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    )
    indices = count()
    roots = _sections(outline["sections"], 0, paragraphs, indices)
    return Document(
        id=outline["id"],
        name=outline["name"],
        path=None,
        source="",
        encoding="",
        script=outline["script"],
        metadata=(),
        paragraphs=paragraphs,
        sections=tuple(roots),
        tables=(),
        findings=(),
    )


def _lines(unpacked: bytes) -> list[str]:
    return unpacked.decode(_ENCODING).split(_BREAK)


def _flat_all(
    sections: Sequence[Section], before: int, paragraphs: Sequence[Paragraph]
) -> list[list[Any]]:
    """Return sections as numbers; ``before`` is the paragraph of the one that they are in."""
    starts = (before, *(section.paragraph for section in sections))
    return [_flat(s, start, paragraphs) for s, start in zip(sections, starts, strict=False)]


def _flat(section: Section, before: int, paragraphs: Sequence[Paragraph]) -> list[Any]:
    """Return a section as numbers; words stand for themselves only where they cannot be told.

    Its paragraph is counted from ``before``, its end from its paragraph: such numbers come again
    and again, and are packed small.
    A title can be told that stands in its paragraph, a marker that begins its title. The index is
    the section's place in the outline.
    """
    own = _title(section.paragraph, section.offset, section.body, paragraphs)
    title = "" if section.title == own else section.title
    begins = section.title.startswith(section.marker)
    marker = len(section.marker) if begins else section.marker
    kind = _SECTION_KINDS.index(section.kind)
    start = section.paragraph
    place = (start - before, section.offset, section.body, section.end - start)
    children = _flat_all(section.children, start, paragraphs)
    return [section.level, marker, title, kind, *place, children]


def _sections(
    some: Sequence[list[Any]],
    before: int,
    paragraphs: Sequence[Paragraph],
    indices: Iterator[int],
) -> Iterator[Section]:
    for fields in some:
        section = _section(fields, before, paragraphs, indices)
        yield section
        before = section.paragraph


def _section(
    fields: list[Any], before: int, paragraphs: Sequence[Paragraph], indices: Iterator[int]
) -> Section:
    level, marker, title, kind, paragraph, offset, body, end, children = fields
    paragraph += before
    title = title or _title(paragraph, offset, body, paragraphs)
    marker = title[:marker] if isinstance(marker, int) else marker
    return Section(
        next(indices), level, marker, title, _SECTION_KINDS[kind], paragraph, offset, body,
        paragraph + end, tuple(_sections(children, paragraph, paragraphs, indices)),
    )  # fmt: skip


def _title(paragraph: int, offset: int, body: int | None, paragraphs: Sequence[Paragraph]) -> str:
    """Return what stands where a section's heading is."""
    return paragraphs[paragraph].text[offset:body].strip()
