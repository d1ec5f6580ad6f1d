"""From bytes to text: which encoding a source is in.

The order of the tests: a byte order mark; UTF-8, a few errors allowed; UTF-16 where there are NULs;
then every candidate is decoded with replacement and the reading that looks most Chinese wins. Big5
text is always valid GB18030, so validity alone cannot decide between the two. Only where no
reading convinces is charset-normalizer asked.
"""

from __future__ import annotations

import codecs

from reader.documents.binary import count_controls, refuse_controls, refuse_known_formats
from reader.errors import PizhuError
from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL = ("utf-8", "gb18030", "gbk", "gb2312", "big5", "big5hkscs", "utf-16-le", "utf-16-be")
"""The encodings that Chinese documents come in, for hints and completion."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_NARROW = ("utf-8", "gb18030", "big5hkscs")
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_NO_TEXT = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}

_SAMPLE = 32_768
_OPINION = 8_192  # bytes of the sample that charset-normalizer is shown
_CONVINCING = 0.25  # likeness
_SHORT = 64  # bytes; statistics about less tell nothing
_MOST_CONTROLS = 0.05
_MOST_CONTROLS_IN_UTF8 = 0.3

_ASCII = compiled(r"[\x00-\x7f]+")
_HIGH = compiled(rb"[\x80-\xff]")


class Decoded(NamedTuple):
    """Text and the encoding that its bytes were decoded with."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None, *, name: str = "-") -> Decoded:
    """Return the text in ``data`` without its byte order mark; line breaks stay as they are.

    Bytes that mean nothing in the encoding become U+FFFD. The text never holds surrogates.

    Args:
        data: a whole source.
        encoding: what the user says it is in; None to find out.
        name: what to call the source in an error.

    Raises:
        PizhuError: the data are no text, or nobody knows an encoding of that name.
    """
    if encoding is not None:
        return _decode_as(data, _known(encoding))
    refuse_known_formats(data, name)
    mark = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if mark is not None:
        return _decode_as(data, mark)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _decode_as(data, _detect(_sample(data), name))
    sample = data[:_SAMPLE]
    if count_controls(sample) and (wide := _wide(sample)):
        return _decode_as(data, wide)
    refuse_controls(sample, name, _MOST_CONTROLS_IN_UTF8)
    return Decoded(text, "utf-8")


def _decode_as(data: bytes, codec: str) -> Decoded:
    return Decoded(data.decode(codec, "replace").removeprefix("\ufeff"), codec)


def _known(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError):
        codec = None
    if codec is None or codec.name in _NO_TEXT or not getattr(codec, "_is_text_encoding", True):
        from difflib import get_close_matches

        nearest = get_close_matches(encoding.lower(), USUAL, n=1, cutoff=0)[0]
        raise PizhuError("documents.encoding", encoding=encoding, nearest=nearest)
    return _SUPERSETS.get(codec.name, codec.name)


def _sample(data: bytes) -> bytes:
    """Return bytes from the first one that is not ASCII, at an even offset for UTF-16's sake."""
    first = _HIGH.search(data)
    start = first.start() & ~1 if first else 0
    return data[start : start + _SAMPLE]


def _detect(sample: bytes, name: str) -> str:
    """Return the encoding of data that are not valid UTF-8."""
    if wide := _wide(sample):
        return wide
    refuse_controls(sample, name, _MOST_CONTROLS)
    if _is_damaged_utf8(sample):
        return "utf-8"
    best, text = _most_chinese(sample, _NARROW)
    if len(sample) >= _SHORT and _likeness(_ASCII.sub("", text)) < _CONVINCING:
        return _second_opinion(sample) or best
    return best


def _is_damaged_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return lost * 4 <= len(_ASCII.sub("", text)) - lost


def _wide(sample: bytes) -> str | None:
    codec, text = _most_chinese(sample, _WIDE)
    return codec if _likeness(text) >= _CONVINCING else None


def _most_chinese(sample: bytes, candidates: Sequence[str]) -> tuple[str, str]:
    """Return the candidate whose reading looks most Chinese, the first of equals, and its text."""
    readings = [(codec, sample.decode(codec, "replace")) for codec in candidates]
    return max(readings, key=lambda reading: _likeness(reading[1]))


def _likeness(text: str) -> float:
    from reader.documents.characters import likeness  # most sources are UTF-8 and need none

    return likeness(text)


def _second_opinion(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:_OPINION]).best()
    return best.encoding if best else None
