"""One reader per format of source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from reader.documents.structure import Line


class Extracted(NamedTuple):
    """What a format reader finds in the bytes of a source.

    Attributes:
        source: the source text, which every source offset indexes.
        encoding: what the bytes were decoded with.
        lines: the sanitised lines of the text proper, in reading order.
    """

    source: str
    encoding: str
    lines: list[Line]


class FormatReader(Protocol):
    """Takes the bytes, the name and the encoding (None: unknown) of a source.

    Raises `PizhuError` where the bytes are not of its format.
    """

    def __call__(self, data: bytes, name: str, encoding: str | None) -> Extracted:
        """Return the text in ``data``."""
        ...


def reader_for(_name: str) -> FormatReader:
    """Return the format reader for a source of that file name."""
    from reader.documents.formats.text import read_text

    return read_text
