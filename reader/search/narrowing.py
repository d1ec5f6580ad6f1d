"""Which of many headings fit what is typed: all looked through in one pass over one text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.search.completion import holds_in_order
from reader.search.pinyin import Sound
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.pinyin import Readings

_APART = "\n"  # no heading holds it, nothing that is typed either


class Narrowing:
    """The headings of a document, found by their characters, their sound or their initials.

    It takes time linear in the length of all headings; 100,000 of them take some hundredths of a
    second.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Prepare names, none of which holds a line break; they are not copied."""
        self._names = names

    def find(self, typed: str) -> list[int]:
        """Return the indices of the names that fit, in order; all of them for nothing.

        Names fit that hold every one of the words typed, or sound so (``minying``, ``myjj``).
        Where none does, those fit that hold the characters in that order.
        """
        words = fold(typed).split()
        if not words:
            return list(range(len(self._names)))
        found = set.intersection(*(self._holding(word) for word in words))
        return sorted(found or self._scattered("".join(words)))

    def _holding(self, word: str) -> set[int]:
        found = self._at(_occurrences(self._text, word))
        if not found and any("a" <= c <= "z" for c in word) and self._readings is not None:
            sound = Sound(word, self._readings, initials=True)
            found = self._at(start for start, _ in sound.spans(self._text))
        return found

    def _scattered(self, word: str) -> Iterable[int]:
        candidates = set.intersection(
            *(self._at(_occurrences(self._text, character)) for character in set(word))
        )
        return (at for at in candidates if holds_in_order(self._name(at), word))

    def _at(self, offsets: Iterable[int]) -> set[int]:
        starts = self._starts
        return {bisect_right(starts, offset) - 1 for offset in offsets}

    def _name(self, index: int) -> str:
        start = self._starts[index]
        return self._text[start : self._starts[index + 1] - 1]

    @cached_property
    def _text(self) -> str:
        return fold(_APART.join(self._names))

    @cached_property
    def _starts(self) -> array[int]:
        return array(
            "I", accumulate((len(name) + 1 for name in self._text.split(_APART)), initial=0)
        )

    @cached_property
    def _readings(self) -> Readings | None:
        from reader.text.pinyin import readings

        try:
            return readings().of(self._text)
        except LookupError:
            return None


def _occurrences(text: str, word: str) -> Iterable[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
