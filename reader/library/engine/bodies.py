"""The paragraphs and the outline of a document, packed small: what search results are shown from.

So a passage can be shown without opening and analysing its source, which may take seconds for a
book or a PDF file, and may no longer be there.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from reader.documents.model import Document, Paragraph, Section, SectionKind
from reader.documents.paragraphs import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_ENCODING = "utf-16-le"  # becomes smaller than UTF-8
_BREAK = "\n"  # stands behind each paragraph and in none


def pack(document: Document) -> bytes:
    """Return the paragraphs and the outline of a document."""
    paragraphs = document.paragraphs
    outline = {
        "id": document.id,
        "name": document.name,
        "script": document.script,
        "sections": [_flat(section, paragraphs) for section in document.sections],
    }
    head = json.dumps(outline, ensure_ascii=False).replace(_BREAK, " ")
    kinds = "".join(str(_NUMBERS[paragraph.kind]) for paragraph in paragraphs)
    texts = (paragraph.text.replace(_BREAK, " ") for paragraph in paragraphs)
    whole = _BREAK.join((head, kinds, *texts))
    return zlib.compress(whole.encode(_ENCODING, "replace"))


def texts_of(body: bytes) -> list[str]:
    """Return the texts of the paragraphs.

    Raises:
        ValueError: it is no body, or a damaged one.
    """
    return _lines(body)[2:]


def unpack(body: bytes) -> Document:
    """Return a document without source and metadata.

    Raises:
        ValueError: it is no body, or a damaged one.
    """
    head, kinds, *texts = _lines(body)
    outline = json.loads(head)
    paragraphs = tuple(
        Paragraph(ordinal, text, KINDS[int(kind)], ())
        for ordinal, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    )
    return Document(
        id=outline["id"],
        name=outline["name"],
        path=None,
        source="",
        encoding="",
        script=outline["script"],
        metadata=(),
        paragraphs=paragraphs,
        sections=_sections(outline["sections"], paragraphs),
        tables=(),
        findings=(),
    )


def _lines(body: bytes) -> list[str]:
    try:
        return zlib.decompress(body).decode(_ENCODING).split(_BREAK)
    except zlib.error as error:
        raise ValueError(body[:8]) from error


def _flat(section: Section, paragraphs: Sequence[Paragraph]) -> list[Any]:
    """Return a section; its title stands for itself only where it is not in its paragraph."""
    own = _title(section, paragraphs)
    title = "" if section.title == own else section.title
    children = [_flat(child, paragraphs) for child in section.children]
    return [*section[:3], title, *section[4:-1], children]


def _sections(flat: Iterable[list[Any]], paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    return tuple(_section(fields, paragraphs) for fields in flat)


def _section(fields: list[Any], paragraphs: Sequence[Paragraph]) -> Section:
    made = Section._make(
        [*fields[:4], SectionKind(fields[4]), *fields[5:-1], _sections(fields[-1], paragraphs)]
    )
    return made if made.title else made._replace(title=_title(made, paragraphs))


def _title(section: Section, paragraphs: Sequence[Paragraph]) -> str:
    """Return what stands where a section's heading is."""
    return paragraphs[section.paragraph].text[section.offset : section.body]
