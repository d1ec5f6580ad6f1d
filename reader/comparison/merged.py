"""Two compared texts as one: what is the same once, what differs old before new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.pieces import pieces, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.comparison.collation import Collation, Pairing


class Part(NamedTuple):
    """A stretch of text.

    Attributes:
        text: never empty.
        side: ``old`` or ``new`` for what only one document has, empty for what both have.
    """

    text: str
    side: str = ""


def merged(collation: Collation, pairing: Pairing) -> Iterator[Part]:
    """Yield the text of a pairing; what both documents have as the new one writes it."""
    block = pairing.block
    if not (block.old and block.new):
        side = "new" if block.new else "old"
        document = collation.new if block.new else collation.old
        for ordinal in block.new or block.old:
            if document.paragraphs[ordinal].text:
                yield Part(document.paragraphs[ordinal].text, side)
        return
    told = set()
    for piece in pieces(collation.new, pairing, 1):
        if piece.change is not None and piece.change not in told:
            told.add(piece.change)
            gone = words(collation.old, pairing.changes[piece.change].old)
            if gone:
                yield Part(gone, "old")
        text = collation.new.paragraphs[piece.paragraph].text[piece.start : piece.end]
        if text:
            yield Part(text, "" if piece.change is None else "new")
