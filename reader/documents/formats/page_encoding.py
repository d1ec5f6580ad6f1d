"""Which encoding an HTML file is in, without the HTTP header that it came with."""

from __future__ import annotations

import re

from reader.documents.encoding import Decoded, decode

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{1,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']""",
    re.IGNORECASE,
)
_WIDE = ("utf-16", "utf-32", "unicode")
_OTHER_NAMES = {
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "x-x-big5": "big5",
    "cn-big5": "big5",
    "x-sjis": "shift_jis",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_MOST_LOST = 0.02


def decode_page(
    data: bytes, encoding: str | None, *, name: str, header: str | None = None
) -> Decoded:
    """Return the text of an HTML file.

    What the user says wins, then a byte order mark, then validity as UTF-8 (no other encoding
    passes for it), then what the header of an archive or the file itself declares, unless that
    loses more than a few characters.

    Args:
        data: the file.
        encoding: what the user says it is in; None to find out.
        name: what to call the source in an error.
        header: the charset that was sent with the file, if that is known.

    Raises:
        PizhuError: the data are no text, or the user's encoding is unknown.
    """
    found = decode(data, encoding, name=name)
    if encoding is not None or found.encoding == "utf-8" or found.encoding in _WIDE:
        return found
    for label in (header, _declared(data)):
        read = _read_as(data, label)
        if read is not None:
            return read
    return found


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _read_as(data: bytes, label: str | None) -> Decoded | None:
    """Decode as declared; None if nobody knows the name, or it cannot be right."""
    from reader.errors import PizhuError

    plain = (label or "").lower()
    if not plain or plain.startswith(_WIDE):
        return None
    try:
        read = decode(data, _OTHER_NAMES.get(plain, plain))
    except PizhuError:
        return None
    lost = read.text.count("\ufffd")
    return read if lost <= max(1, _MOST_LOST * len(read.text)) else None
