"""Chords and counts: a pure state machine from keys to commands.

A count is typed before a sequence or within it: ``12gg``, ``g12`` and Enter.

A *key* is what one press is called in a keymap: the character that it types (``g``, ``}``, ``？``),
else Textual's name of it (``escape``, ``ctrl+r``, ``pagedown``). A *sequence* is one or more keys
with a space between them: ``g g``.
"""

from __future__ import annotations

import unicodedata
from copy import copy
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 99_999  # a longer count is a slip of the hand, and would only mean "to the end"

# What the keys of a Chinese keyboard type while an input method is on, and what they type without.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_CHINESE = str.maketrans("。、《》【】‘’“”「」『』〈〉￥・", ".\\<>[]''\"\"[]{}<>$/")
_PLAIN = _FULL_WIDTH | _CHINESE
_WIDE_SPACE = "\u3000"

_NAMES = frozenset((
    "escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end",
    "pageup", "pagedown", "up", "down", "left", "right",
    *(f"f{number}" for number in range(1, 25)),
))  # fmt: skip
_MODIFIERS = frozenset(("ctrl", "alt", "shift", "super", "hyper", "meta"))
_ALSO = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert",
    "pgup": "pageup", "pgdn": "pagedown",
}  # fmt: skip
_MARKS = {
    "/": "slash", "\\": "backslash", "@": "at", "]": "right_square_bracket",
    "^": "circumflex_accent", "_": "underscore",
}  # fmt: skip
"""What Textual calls those marks that terminals tell with a modifier."""


class Progress(Enum):
    """Where a key has brought the machine."""

    COMPLETE = auto()
    PENDING = auto()
    UNKNOWN = auto()
    CANCELLED = auto()


class Outcome(NamedTuple):
    """What a key led to; ``command`` only when complete, ``times`` only where a count was."""

    progress: Progress
    command: str | None = None
    times: int | None = None
    keys: tuple[str, ...] = ()


def key_name(key: str, character: str | None) -> str:
    """Return the name of a pressed key; full-width forms count as the plain ones.

    Args:
        key: Textual's name of the key.
        character: what the key types, None where it types nothing.
    """
    if character is None and "_" in key:
        character = _named(key)
    if character == _WIDE_SPACE:
        return "space"
    if character is None or not character.isprintable() or character == " " or "+" in key[1:]:
        return key
    return character.translate(_PLAIN)


class KeySequences:
    """Follows the keys pressed through the sequences that mean something just now.

    Attributes:
        pending: what has been typed of a sequence that is not complete, its count included.
    """

    pending: tuple[str, ...]
    _keys: tuple[str, ...]

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget a sequence that is not complete."""
        self.pending = self._keys = ()
        self._count = ""

    def foresee(self, key: str, sequences: Mapping[tuple[str, ...], str]) -> Outcome:
        """Return what a key would lead to, without taking it."""
        return copy(self).feed(key, sequences)

    def feed(self, key: str, sequences: Mapping[tuple[str, ...], str]) -> Outcome:
        """Take one key and return what it led to.

        Args:
            key: the key's name, see `key_name`.
            sequences: the commands that can be reached now, by their keys.
        """
        if key == "escape" and self.pending:
            self.clear()
            return Outcome(Progress.CANCELLED)
        self.pending += (key,)
        keys = (*self._keys, key)
        if self._counts(key) and not (keys in sequences or _begins_one(keys, sequences)):
            self._count += key
            return Outcome(Progress.PENDING)
        self._keys = keys
        return self._resolve(sequences)

    def _counts(self, key: str) -> bool:
        return len(key) == 1 and key in "0123456789" and (key != "0" or bool(self._count))

    def _resolve(self, sequences: Mapping[tuple[str, ...], str]) -> Outcome:
        command = sequences.get(self._keys)
        if command is None and _begins_one(self._keys, sequences):
            return Outcome(Progress.PENDING)
        count = min(int(self._count[:6]), _MOST) if self._count else None
        keys = self.pending
        self.clear()
        if command is None:
            return Outcome(Progress.UNKNOWN, keys=keys)
        return Outcome(Progress.COMPLETE, command, count, keys)


def _named(key: str) -> str | None:
    """Return the character whose Unicode name a key has, None if there is none."""
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return None


def parse_sequence(text: str) -> tuple[str, ...]:
    """Return the keys of a sequence as written in a keymap.

    Names may be written as they are shown (``Ctrl+R``, ``PgDn``), marks in full width.
    """
    return tuple(map(_written, text.split())) or (("space",) if text else ())


def is_key(key: str) -> bool:
    """Return whether there is a key that `key_name` calls so."""
    if len(key) == 1:
        return key.isprintable()
    *modifiers, name = key.split("+")
    known = name in _NAMES or (modifiers and (len(name) == 1 or name in _MARKS.values()))
    return bool(known) and _MODIFIERS.issuperset(modifiers)


def clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether one sequence begins the other, so that the longer can never be typed."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _written(key: str) -> str:
    """Return the name of a key as a person may have written it."""
    if len(key) == 1:
        return key.translate(_PLAIN)
    modifiers, plus, name = key.lower().rpartition("+")
    if modifiers == "shift" and len(name) == 1:
        return name.upper()
    return modifiers + plus + _ALSO.get(name, _MARKS.get(name, name))


def _begins_one(keys: tuple[str, ...], sequences: Iterable[tuple[str, ...]]) -> bool:
    return any(len(other) > len(keys) and other[: len(keys)] == keys for other in sequences)
