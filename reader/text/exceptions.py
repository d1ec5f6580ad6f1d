"""Words that the user wants shown otherwise than the dictionaries of a conversion would have it."""

from __future__ import annotations

import re

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Span = tuple[int, int]
    Replaced = tuple[int, int, str]


class Exceptions:
    """Words of the original with what is shown in their place.

    Of words that overlap the first one counts, of those that begin together the longest. None
    holds a line break.

    Attributes:
        longest: the length of the longest word, 0 if there is none.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        self.longest = max(map(len, words), default=0)
        ordered = sorted(words, key=len, reverse=True)
        self._find = re.compile("|".join(map(re.escape, ordered))).finditer if words else None

    def find(self, text: str, kept: Sequence[Span] = ()) -> list[Replaced]:
        """Return the places that the dictionaries do not decide about, in order, none overlapping.

        Args:
            text: the original.
            kept: spans of it that are shown as they are; they win over the words.
        """
        if self._find is None and not kept:
            return []
        places = [(start, end, text[start:end]) for start, end in _merged(kept)]
        return _joined(places, list(self._matches(text)))

    def _matches(self, text: str) -> Iterator[Replaced]:
        for match in self._find(text) if self._find else ():
            yield match.start(), match.end(), self._words[match.group()]


NO_EXCEPTIONS = Exceptions({})


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged


def _joined(first: Sequence[Replaced], second: Sequence[Replaced]) -> list[Replaced]:
    """Return all of the first places and those of the second that overlap none of them."""
    joined: list[Replaced] = []
    number = 0
    for place in first:
        while number < len(second) and second[number][1] <= place[0]:
            joined.append(second[number])
            number += 1
        joined.append(place)
        while number < len(second) and second[number][0] < place[1]:
            number += 1
    return joined + list(second[number:])
