"""The tokens of Rich Text Format (Microsoft's specification 1.9.1)."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<run>(?:\\u-?\d{1,6} ?(?:\\'[0-9A-Fa-f]{2}|\?))+)"
    r"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?\d* ?"
    r"|(?P<bytes>(?:\\'[0-9A-Fa-f]{2})+)"
    r"|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\"
)
_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_PLAIN = frozenset(("run", "symbol", "brace", "text"))
_UNICODE = re.compile(r"\\u(-?\d{1,6}) ?(\\'[0-9A-Fa-f]{2}|\?)")


class Token(NamedTuple):
    """A piece of an RTF source.

    Attributes:
        type: ``run`` (Unicode characters, each with one character for readers without Unicode),
            ``word`` (a control word), ``symbol`` (a control symbol), ``bytes`` (written in
            hexadecimal), ``brace`` or ``text``.
        value: the word, the sign, or the text, each character a byte.
        number: the argument of a control word, None without one.
    """

    type: str
    value: str
    number: int | None = None


def read_tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens; binary data embedded in the source is passed over."""
    source = data.decode("latin-1")
    position = 0
    while found := _TOKEN.match(source, position):
        position = found.end()
        kind = found.lastgroup
        if kind in _PLAIN:
            yield Token(kind, found[kind])
        elif kind == "bytes":
            digits = found[kind].replace("\\'", "")
            yield Token("bytes", bytes.fromhex(digits).decode("latin-1"))
        elif kind is not None:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                position += max(number or 0, 0)
            else:
                yield Token("word", found["word"], number)


def parts_of_run(run: str) -> Iterator[tuple[int, str]]:
    """Yield each character of a run as a number, with what stands for it elsewhere."""
    for number, other in _UNICODE.findall(run):
        yield int(number), "?" if other == "?" else chr(int(other[-2:], 16))


def text_of_run(run: str) -> str:
    """Return the Unicode characters of a run."""
    codes = [int(number) % 0x10000 for number, _ in _UNICODE.findall(run)]
    text = struct.pack(f"<{len(codes)}H", *codes).decode("utf-16-le", "replace")
    return without_symbols(text)


def without_symbols(text: str) -> str:
    """Return text with a bullet for each character that only a symbol font of Windows has."""
    return _SYMBOLS.sub("•", text)
