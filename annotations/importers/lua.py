"""Reading a table of Lua as data: what programs write that keep their settings in that form."""

from __future__ import annotations

import re
from typing import Final

Value = str | float | bool | dict[str, "Value"] | None
"""A value; a table is a dictionary, whose keys are texts: ``"1"`` is the first item."""

_DEEPEST: Final = 64
_TOKEN: Final = re.compile(
    r"\s*(?:--[^\n]*\n\s*)*"
    r'(?:(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>[-+]?(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+))"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<sign>[{}\[\]=,;]))",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(\d{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES: Final = {
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "a": "",
    "b": "",
    "f": "",
    "v": "",
    "\r\n": "\n",
}
_WORDS: Final[dict[str, Value]] = {"true": True, "false": False, "nil": None}


def read(text: str) -> Value:
    """Return the value that ``return`` gives in a file that does nothing else.

    Raises:
        ValueError: it holds anything but data, or too many levels.
    """
    reader = _Reader(text)
    if reader.take() != ("word", "return"):
        raise ValueError("return")
    return reader.value()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0

    def take(self) -> tuple[str, str]:
        """Return the kind and the text of the next token."""
        found = _TOKEN.match(self._text, self._place)
        if found is None or found.lastgroup is None:
            raise ValueError(self._text[self._place : self._place + 20])
        self._place = found.end()
        return found.lastgroup, found[found.lastgroup]

    def value(self) -> Value:
        """Return the value that begins with the next token."""
        kind, text = self.take()
        if (kind, text) == ("sign", "{"):
            return self._table()
        if kind == "sign" or (kind == "word" and text not in _WORDS):
            raise ValueError(text)
        if kind == "string":
            return _ESCAPE.sub(_unescaped, text[1:-1])
        if kind == "number":
            return float.fromhex(text) if "x" in text.lower() else float(text)
        return _WORDS[text]

    def _table(self) -> dict[str, Value]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError(f"{self._depth} levels of tables")
        table: dict[str, Value] = {}
        while not self._ends():
            name = self._name()
            table[str(len(table) + 1) if name is None else name] = self.value()
        self._depth -= 1
        return table

    def _ends(self) -> bool:
        """Take what parts two items, and then what closes a table, if they come next."""
        if not self._next_is(","):
            self._next_is(";")
        return self._next_is("}")

    def _next_is(self, sign: str) -> bool:
        place = self._place
        if self.take()[1] == sign:
            return True
        self._place = place
        return False

    def _name(self) -> str | None:
        """Take ``[key] =`` or ``key =``; return the key, None if there is none."""
        place = self._place
        kind, text = self.take()
        if text == "[" and kind == "sign":
            key = self.value()
            self._expect("]")
            self._expect("=")
            return f"{key:g}" if isinstance(key, float) else str(key)
        if kind == "word" and self._next_is("="):
            return text
        self._place = place
        return None

    def _expect(self, sign: str) -> None:
        if self.take() != ("sign", sign):
            raise ValueError(sign)


def _unescaped(found: re.Match[str]) -> str:
    escaped = found[1]
    return chr(int(escaped)) if escaped.isdecimal() else _ESCAPES.get(escaped, escaped)
