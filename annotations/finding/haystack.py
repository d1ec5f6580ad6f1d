"""A document as one folded text, in which quotes are looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotations.quote import Anchorable

Fold = Callable[[str], str]
"""A function that reduces a text for comparison, 1:1 with its code points."""

_GRAM = 3  # code points of a piece
_STEP = 2  # code points from one piece of a pattern to the next
_BAND = 16  # code points; places as near as that are one
_COMMON = 200  # places of a piece that still tell something
_BANDS = 6  # places that are looked at
_LEAST = 0.3  # of the pieces that the best place has


class Haystack:
    """The folded paragraphs of a document, joined by line feeds.

    Attributes:
        text: all of it. Places in it are code points from its beginning.
    """

    def __init__(self, target: Anchorable, fold: Fold) -> None:
        texts = [fold(target.text(ordinal)) for ordinal in range(target.paragraph_count)]
        self.text = "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._grams: dict[str, list[int]] = {}

    def paragraph_at(self, place: int) -> int:
        """Return the ordinal of the paragraph that holds a place."""
        return bisect_right(self._starts, place, hi=len(self._starts) - 1) - 1

    def bounds(self, ordinal: int) -> tuple[int, int]:
        """Return where a paragraph begins and ends."""
        return self._starts[ordinal], self._starts[ordinal + 1] - 1

    def cover(self, first: int, last: int, least: int) -> list[tuple[int, int, int]]:
        """Return what a stretch covers of each paragraph: its ordinal, start and end.

        Where it covers several, less than ``least`` code points of the outermost do not count.
        """
        covered = []
        for ordinal in range(self.paragraph_at(first), self.paragraph_at(max(last - 1, first)) + 1):
            begin, end = self.bounds(ordinal)
            covered.append((ordinal, max(first, begin) - begin, min(last, end) - begin))
        longest = max(covered, key=lambda part: part[2] - part[1])
        while covered[0] != longest and covered[0][2] - covered[0][1] < least:
            del covered[0]
        while covered[-1] != longest and covered[-1][2] - covered[-1][1] < least:
            del covered[-1]
        return covered

    def occurrences(self, needle: str, limit: int) -> list[int]:
        """Return the places where ``needle`` stands, the first ``limit`` of them."""
        found: list[int] = []
        place = self.text.find(needle) if needle else -1
        while place >= 0 and len(found) < limit:
            found.append(place)
            place = self.text.find(needle, place + 1)
        return found

    def learn(self, patterns: Iterable[str]) -> None:
        """Note where the pieces of these patterns stand, in one pass for all of them."""
        wanted = {gram for pattern in patterns for _, gram in _grams(pattern)} - self._grams.keys()
        if not wanted:
            return
        places: dict[str, list[int]] = defaultdict(list)
        text = self.text
        for place in range(len(text) - _GRAM + 1):
            gram = text[place : place + _GRAM]
            if gram in wanted:
                places[gram].append(place)
        self._grams.update((gram, places.get(gram, [])) for gram in wanted)

    def likely(self, pattern: str) -> list[int]:
        """Return about where ``pattern`` may begin, the places that share most with it first.

        `learn` must have seen the pattern. Pieces that stand everywhere do not count.
        """
        votes: Counter[int] = Counter()
        for offset, gram in _grams(pattern):
            places = self._grams.get(gram, [])
            if len(places) <= _COMMON:
                votes.update({(place - offset) // _BAND for place in places})
        both = {band: count + votes.get(band + 1, 0) for band, count in votes.items()}
        enough = max(both.values(), default=0) * _LEAST
        chosen: list[int] = []
        for band in sorted(both, key=lambda band: (-both[band], band)):
            if both[band] < enough or len(chosen) == _BANDS:
                break
            if all(abs(band - other) > 1 for other in chosen):
                chosen.append(band)
        return [band * _BAND for band in chosen]


def _grams(pattern: str) -> Iterator[tuple[int, str]]:
    for offset in range(0, len(pattern) - _GRAM + 1, _STEP):
        yield offset, pattern[offset : offset + _GRAM]
