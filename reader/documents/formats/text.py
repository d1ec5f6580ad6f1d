"""Plain text in any encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.encoding import decode
from reader.documents.formats import Extracted
from reader.text.sanitise import sanitise, sanitise_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.structure import Line

_BREAK = re.compile(r"[\n\v\f\r]")
_INVISIBLE = "\ufeff\u200b\u2060"
_BLANKED = str.maketrans(dict.fromkeys(_INVISIBLE, " "))
_EDGE = _INVISIBLE + " \t\xa0\u3000"


def read_text(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a plain text.

    Raises:
        PizhuError: the data are no text, or the encoding is unknown.
    """
    source, found = decode(data, encoding, name=name)
    return Extracted(source, found, split_lines(source))


def split_lines(source: str) -> list[Line]:
    """Return the sanitised lines of a source text with their source offsets.

    A line ends at LF, CR LF, CR, a vertical tab (a line break in word processors) or a form feed
    (a page break); other controls become visible, NEL and U+2028 too. At the ends of a line
    invisible characters (byte order marks of joined files, zero-width spaces) become spaces, as
    they would hide that a heading starts there.
    """
    from reader.documents.structure import Line

    spans = _line_spans(source)
    if any(char in source for char in _INVISIBLE):
        return [Line(sanitise(_blank_ends(source[start:end])), start) for start, end in spans]
    shown = sanitise_block(source)
    return [Line(shown[start:end], start) for start, end in spans]


def _line_spans(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(source):
        end = found.start()
        if end == start and source[max(end - 1, 0) : end + 1] == "\r\n":
            start = end + 1
            continue
        yield start, end
        start = end + 1
    if start < len(source):
        yield start, len(source)


def _blank_ends(line: str) -> str:
    start = len(line) - len(line.lstrip(_EDGE))
    end = len(line.rstrip(_EDGE))
    if start >= end:
        return line.translate(_BLANKED)
    return line[:start].translate(_BLANKED) + line[start:end] + line[end:].translate(_BLANKED)
