"""Finding all places of one text in a long one, as fast as Python can.

A single character is found much faster than several, so the rarest one of the text is looked for,
and around each of its places the rest: with `str.find` where they are few, since it skips fastest;
else with a regular expression, since it collects fastest. To count is quicker than to collect: a
match object for each place costs more than finding it.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SAMPLE = 20_000  # code points that tell which characters are rare
_FEW = 1000  # a character is rare that is at most every so-many-th


class Literal:
    """A text to be found.

    Attributes:
        needle: the text, not empty.
        overlaps_itself: whether a place of it may begin inside another one.
        lead: how many of its characters stand before the one that `places` tells.
    """

    def __init__(self, needle: str, like: str = "") -> None:
        """Prepare to find ``needle`` in texts like ``like``, which tells what is rare in them."""
        self.needle = needle
        middle = max(len(like) - _SAMPLE, 0) // 2
        sample = like[middle : middle + _SAMPLE]
        counts = [sample.count(character) for character in needle]
        self.lead = counts.index(min(counts))
        self._few = counts[self.lead] * _FEW <= len(sample)
        self.overlaps_itself = _overlaps_itself(needle)
        self._pattern = re.compile(_around(needle, self.lead))

    def count(self, text: str) -> int:
        """Return how many places there are, as `places` gives them."""
        if len(self.needle) == 1:
            return text.count(self.needle)
        if self._few or self.overlaps_itself:
            return len(self.places(text))
        return len(self._pattern.findall(text))

    def places(self, text: str) -> array[int]:
        """Return where it is found in a text, from left to right and without overlap.

        A place is that of the character with ``lead`` others before it.
        """
        found = array("q", (self._by_character if self._few else self._by_pattern)(text))
        return _apart(found, len(self.needle)) if self.overlaps_itself else found

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it is found in a text: start and end."""
        trail = len(self.needle) - self.lead
        return ((at - self.lead, at + trail) for at in self.places(text))

    def _by_character(self, text: str) -> Iterator[int]:
        needle, lead = self.needle, self.lead
        find, holds, rare = text.find, text.startswith, needle[lead]
        at = find(rare, lead)
        while at >= 0:
            if holds(needle, at - lead):
                yield at
            at = find(rare, at + 1)

    def _by_pattern(self, text: str) -> Iterable[int]:
        return map(re.Match.start, self._pattern.finditer(text))


def _around(needle: str, pivot: int) -> str:
    """Return a pattern for one character of a text where the rest of it stands around.

    Its empty group is what `re.Pattern.findall` returns, at no cost.
    """
    pattern = re.escape(needle[pivot])
    if pivot:
        pattern += f"(?<={re.escape(needle[: pivot + 1])})"
    if needle[pivot + 1 :]:
        pattern += f"(?={re.escape(needle[pivot + 1 :])})"
    return f"{pattern}()"


def _overlaps_itself(needle: str) -> bool:
    """Tell whether a place of a text may begin inside another place of it."""
    return any(needle.startswith(needle[size:]) for size in range(1, len(needle)))


def _apart(found: array[int], size: int) -> array[int]:
    """Return the places that do not begin inside the one before."""
    kept = array("q")
    done = 0
    for at in found:
        if at >= done:
            kept.append(at)
            done = at + size
    return kept
