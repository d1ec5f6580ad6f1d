"""Rows in the binary form of COPY, which spares the server from reading words.

See "COPY" and `tsvectorrecv` in PostgreSQL's manual and source.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING

from reader.library.engine.postgres.characters import packed
from reader.library.engine.postgres.conditions import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.engine import Text

HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TAIL = b"\xff\xff"
_LARGEST = 1 << 20  # bytes of words that a tsvector holds, less than
_TEXT = Struct(">hiqi")  # fields, 8, document, bytes of the identity
_PARAGRAPH = Struct(">hiqiii")  # fields, 8, document, 4, ordinal, bytes of the text
_PLACES = Struct(">hiqiiihi")  # fields, 8, document, 4, part, 2, rest, bytes of the places
_INTEGER = Struct(">i")
_SIZE = Struct(">ii")


def text_row(text: Text) -> bytes:
    """Return the row of a document in ``texts``."""
    identity = text.identity.encode()
    parts = [_TEXT.pack(5, 8, text.document, len(identity)), identity]
    parts.append(_SIZE.pack(4, len(text.rows)))
    for field in (text.body, text.sketch):
        parts += [_INTEGER.pack(len(field)), field]
    return b"".join(parts)


def paragraph_rows(text: Text) -> Iterator[bytes]:
    """Yield the rows of a document in ``paragraphs``."""
    for ordinal, tokens in enumerate(text.rows):
        folded = tokens[::3].encode()  # the first of each pair, of which a space is behind each
        head = _PARAGRAPH.pack(4, 8, text.document, 4, ordinal, len(folded))
        yield head + folded + _vector(tokens)


def character_rows(text: Text) -> Iterator[bytes]:
    """Yield the rows of a document in ``characters``."""
    for part, rest, places in packed(text.rows):
        field = places.encode()
        yield _PLACES.pack(4, 8, text.document, 4, part, 2, rest, len(field)) + field


def _vector(tokens: str) -> bytes:
    """Return tokens as a field of the type `tsvector`, a mark where they are too many."""
    words = sorted({token.encode() for token in tokens.split(" ")} - {b""})
    if sum(map(len, words)) >= _LARGEST:
        words = [ENDLESS.encode()]
    packed = b"".join([word + b"\0\0\0" for word in words])  # no positions
    return _SIZE.pack(len(packed) + 4, len(words)) + packed
