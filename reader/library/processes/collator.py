"""The process that `collating` starts: it compares two documents.

Usage: ``python -m reader.library.processes.collator``. Standard input brings, behind `SIZE`,
marshalled paragraphs of both documents (`plain_document`); standard output gets the pairings in the
same way (`plain_pairing`). It ends when standard input does: then nobody wants the answer any more.
"""

from __future__ import annotations

import marshal
import os
import sys
from struct import Struct
from typing import TYPE_CHECKING

from reader.comparison.alignment import Block, Kind
from reader.comparison.changes import Change, Nature
from reader.comparison.collation import Pairing, pairings
from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.library.processes.child import end_with_input
from reader.search.hits import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    PlainDocument = tuple[list[str], list[str]]
    PlainSpans = list[tuple[int, int, int]]
    PlainPairing = tuple[
        str, tuple[int, ...], tuple[int, ...], bool, int | None,
        list[tuple[str, PlainSpans, PlainSpans]],
    ]  # fmt: skip

SIZE = Struct("=Q")
_BEHIND = 5  # how much the reader's keys go before


def main() -> None:
    """Compare what comes, and hand over what was found."""
    os.nice(_BEHIND)
    given = sys.stdin.buffer
    (size,) = SIZE.unpack(given.read(SIZE.size))
    old, new = marshal.loads(given.read(size))  # noqa: S302  (our own program wrote it)
    end_with_input()
    found = pairings(_document(*old), _document(*new))
    content = marshal.dumps([*map(plain_pairing, found)])
    with sys.stdout.buffer as out:
        out.write(SIZE.pack(len(content)))
        out.write(content)


def plain_document(document: Document) -> PlainDocument:
    """Return what of a document is compared: the texts of its paragraphs, and their kinds."""
    return (
        [paragraph.text for paragraph in document.paragraphs],
        [str(paragraph.kind) for paragraph in document.paragraphs],
    )


def plain_pairing(pairing: Pairing) -> PlainPairing:
    """Return a pairing in plain values."""
    block = pairing.block
    changes = [(str(c.nature), _plain_spans(c.old), _plain_spans(c.new)) for c in pairing.changes]
    return str(block.kind), block.old, block.new, block.moved, block.repeats, changes


def pairing_of(plain: PlainPairing) -> Pairing:
    """Return the pairing that plain values stand for."""
    kind, old, new, moved, repeats, changes = plain
    return Pairing(
        Block(Kind(kind), old, new, moved, repeats),
        tuple(Change(Nature(nature), _spans(old), _spans(new)) for nature, old, new in changes),
    )


def _plain_spans(spans: Iterable[Span]) -> PlainSpans:
    return [(span.paragraph, span.start, span.end) for span in spans]


def _spans(plain: PlainSpans) -> tuple[Span, ...]:
    return tuple(Span(*one) for one in plain)


def _document(texts: list[str], kinds: list[str]) -> Document:
    paragraphs = tuple(
        Paragraph(ordinal, text, ParagraphKind(kind), ())
        for ordinal, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    )
    return Document("", "", None, "", "", "", (), paragraphs, (), (), ())


if __name__ == "__main__":
    main()
