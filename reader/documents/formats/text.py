"""Plain text in any encoding."""

from __future__ import annotations

from reader.documents.encoding import decode
from reader.documents.formats import Extracted
from reader.documents.structure.plain import PlainLines


def read_text(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a plain text.

    Raises:
        PizhuError: the data are no text, or the encoding is unknown.
    """
    source, found = decode(data, encoding, name=name)
    return Extracted(source, found, split_lines(source))


def split_lines(source: str) -> PlainLines:
    """Return the sanitised lines of a source text with their source offsets."""
    return PlainLines(source)
