"""The tokens of Rich Text Format (Microsoft's specification 1.9.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?\d* ?"
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\"
)


class Token(NamedTuple):
    """A piece of an RTF source.

    Attributes:
        type: ``word`` (a control word), ``symbol`` (a control symbol), ``byte`` (written in
            hexadecimal), ``brace`` or ``text``.
        value: the word, the sign, the two digits, or the text, each character a byte.
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
        if kind in ("word", "number"):
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                position += max(number or 0, 0)
            else:
                yield Token("word", found["word"], number)
        elif kind is not None:
            yield Token(kind, found[kind])
