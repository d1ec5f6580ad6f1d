"""The numbers that a browser puts in front of the items of HTML lists; bullets are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_NUMBER = 6
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST_ROMAN = 49


class Lists:
    """Counts the items of lists inside lists."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a list."""
        start = _integer(attributes.get("start"))
        kind = attributes.get("type") or "1"
        self._open.append(_List(tag == "ol", kind, 1 if start is None else start))

    def close(self) -> None:
        """End the innermost list."""
        if self._open:
            self._open.pop()

    def item(self, attributes: Mapping[str, str]) -> str:
        """Begin an item and return the number in front of it, empty in a list without numbers."""
        if not self._open:
            return ""
        return self._open[-1].item(_integer(attributes.get("value")))


class _List:
    """One list: whether and how its items are numbered."""

    def __init__(self, ordered: bool, kind: str, start: int) -> None:
        self._ordered = ordered
        self._kind = kind
        self._next = start

    def item(self, value: int | None) -> str:
        number = self._next if value is None else value
        self._next = number + 1
        return f"{_written(number, self._kind)}. " if self._ordered else ""


def _integer(text: str | None) -> int | None:
    digits = (text or "").strip()
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER
    return int(digits) if plain else None


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number <= _HIGHEST_ROMAN:
        roman = _roman(number)
        return roman if kind == "i" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    if number >= 40:
        return "xl" + _roman(number - 40)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
