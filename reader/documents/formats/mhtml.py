"""Pages saved whole, with their pictures, in one file (MHTML, RFC 2557).

Only the page itself is read; the parts that it shows are skipped.
"""

from __future__ import annotations

import binascii
import quopri
from email.parser import HeaderParser
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.html import extract_page
from reader.documents.formats.page_encoding import decode_page
from reader.documents.formats.page_parser import parse_page
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from reader.documents.formats import Extracted

_LONGEST_HEADER = 1 << 16
_MOST_PARTS = 5000
_DEEPEST = 3
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of the page in an archive.

    Raises:
        PizhuError: it holds no page, or one that is no text, or the encoding is unknown.
    """
    page = next((part for part in _parts(data) if part.kind in _PAGES), None)
    if page is None:
        raise PizhuError("documents.damaged", name=name)
    source, found = decode_page(_decoded(page), encoding, name=name, header=page.charset)
    return extract_page(parse_page(source), found)


class _Part(NamedTuple):
    kind: str
    charset: str | None
    transfer: str
    body: bytes


def _parts(data: bytes) -> Iterator[_Part]:
    """Yield the parts of a message in order; the message itself if it has none.

    A multipart inside another is cut by its own boundary in turn.
    """
    pending = [(0, data)]
    while pending:
        depth, part = pending.pop()
        headers, body = _split(part)
        boundary = headers.get_boundary() if headers.get_content_maintype() == "multipart" else None
        if boundary and depth < _DEEPEST:
            pieces = body.split(b"--" + boundary.encode("utf-8", "replace"), _MOST_PARTS)
            pending += [(depth + 1, piece.lstrip(b"\r\n")) for piece in pieces[:0:-1]]
        else:
            yield _Part(
                headers.get_content_type(),
                headers.get_content_charset(),
                str(headers.get("Content-Transfer-Encoding", "")).strip().lower(),
                body,
            )


def _split(part: bytes) -> tuple[Message, bytes]:
    """Split the headers from the body at the first empty line."""
    ends = [(at, mark) for mark in (b"\r\n\r\n", b"\n\n") if (at := part.find(mark)) >= 0]
    at, mark = min(ends, default=(len(part), b""))
    head = part[: min(at, _LONGEST_HEADER)].decode("latin-1")
    return HeaderParser().parsestr(head, headersonly=True), part[at + len(mark) :]


def _decoded(part: _Part) -> bytes:
    if part.transfer == "quoted-printable":
        return quopri.decodestring(part.body)
    if part.transfer == "base64":
        try:
            return binascii.a2b_base64(part.body)
        except binascii.Error:
            return b""
    return part.body
