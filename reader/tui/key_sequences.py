"""Chords and counts: a pure state machine from keys to commands.

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
    keys: str = ""


def key_name(key: str, character: str | None) -> str:
    """Return the name of a pressed key; full-width forms count as the plain ones.

    Args:
        key: Textual's name of the key.
        character: what the key types, None where it types nothing.
    """
    if character is None and "_" in key:
        character = _named(key)
    if character is None or not character.isprintable() or character == " " or "+" in key[1:]:
        return key
    return character.translate(_PLAIN)


class KeySequences:
    """Follows the keys pressed through the sequences that mean something just now."""

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._count = ""

    @property
    def pending(self) -> str:
        """What has been typed of a sequence that is not complete, as shown to the user."""
        return self._count + "".join(self._keys)

    def clear(self) -> None:
        """Forget a sequence that is not complete."""
        self._keys, self._count = (), ""

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
        if not self._keys and self._counts(key) and (key,) not in sequences:
            self._count += key
            return Outcome(Progress.PENDING)
        self._keys += (key,)
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
    """Return the keys of a sequence as written in a keymap."""
    return tuple(text.split())


def clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether one sequence begins the other, so that the longer can never be typed."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _begins_one(keys: tuple[str, ...], sequences: Iterable[tuple[str, ...]]) -> bool:
    return any(len(other) > len(keys) and other[: len(keys)] == keys for other in sequences)
