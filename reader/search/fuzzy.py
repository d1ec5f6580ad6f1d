"""Finding a text although some of its characters differ, are missing or too many.

A place that differs in at most ``k`` characters holds one of ``k + 1`` pieces of the text unaltered
(the pigeonhole principle), so only the surroundings of such pieces are compared: character by
character, with the distances between all beginnings of the text and the best of what ends there
(P. H. Sellers, "The theory and computation of evolutionary distances: pattern recognition", 1980).
"""

from __future__ import annotations

from heapq import merge
from itertools import pairwise

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BREAK = "\n"
_MOST_TOGETHER = 1000  # matches that overlap in a chain; beyond, they are compared in parts
_LEAST_LENGTHS = (3, 6, 11)  # code points from which on one, two, three of them may differ


class _Match(NamedTuple):
    """A place like the needle; of two, the better one is less."""

    distance: int
    difference: int  # between the lengths
    start: int
    end: int


def edits_allowed(needle: str) -> int:
    """Return how many characters may differ; a short text must be matched exactly."""
    return sum(len(needle) >= least for least in _LEAST_LENGTHS)


def fuzzy_spans(text: str, needle: str) -> Iterator[tuple[int, int]]:
    """Yield the places in a folded text that are like ``needle``, in order and without overlap.

    Of places that overlap the most similar one counts, then the one of the most similar length,
    then the first. Punctuation at the ends is left out where the needle has none.
    """
    allowed = edits_allowed(needle)
    for first, last in _joined(_surroundings(text, needle, allowed)):
        for match in _apart(_matches(text[first:last], needle, allowed)):
            yield _trimmed(text, first + match.start, first + match.end, needle)


def _surroundings(text: str, needle: str, allowed: int) -> Iterator[tuple[int, int]]:
    """Yield parts of the text that together hold all matches whole; none holds a line break."""
    size = len(needle)
    bounds = [size * piece // (allowed + 1) for piece in range(allowed + 2)]
    begins = merge(*(_begins(text, needle[a:b], a) for a, b in pairwise(bounds)))
    for begin, piece in begins:
        first, last = max(begin - allowed, 0), begin + size + allowed
        around = text[first:last]
        if sum(character in around for character in needle) < size - allowed:
            continue  # too many of its characters are missing
        before, after = text.rfind(_BREAK, first, piece), text.find(_BREAK, piece, last)
        yield before + 1 if before >= 0 else first, after if after >= 0 else min(last, len(text))


def _begins(text: str, piece: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield where a piece is found: where the whole would begin, and where the piece does."""
    at = text.find(piece)
    while at >= 0:
        yield at - offset, at
        at = text.find(piece, at + 1)


def _joined(parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join parts that overlap; they come nearly in order."""
    start, end = 0, 0
    for first, last in parts:
        if first >= end:
            if end:
                yield start, end
            start, end = first, last
        else:
            start, end = min(start, first), max(end, last)
    if end:
        yield start, end


def _matches(text: str, needle: str, allowed: int) -> Iterator[_Match]:
    """Yield for each place in the text the best match that ends there, of these the longest."""
    size = len(needle)
    column = [(distance, 0) for distance in range(size + 1)]  # distances and where matches start
    for end, character in enumerate(text, 1):
        diagonal, column[0] = column[0], (0, end)
        for row, wanted in enumerate(needle, 1):
            left, above = column[row], column[row - 1]
            column[row] = min(
                (diagonal[0] + (wanted != character), diagonal[1]),
                (left[0] + 1, left[1]),
                (above[0] + 1, above[1]),
            )
            diagonal = left
        distance, start = column[size]
        if distance <= allowed:
            yield _Match(distance, abs(end - start - size), start, end)


def _apart(matches: Iterable[_Match]) -> Iterator[_Match]:
    """Yield matches in order, without those that overlap a better one."""
    cluster: list[_Match] = []
    reach = done = 0
    for match in matches:
        if match.start >= reach or len(cluster) >= _MOST_TOGETHER:
            for best in _best(cluster):
                yield best
                done = best.end
            cluster = []
        if match.start >= done:
            cluster.append(match)
        reach = max(reach, match.end)
    yield from _best(cluster)


def _best(cluster: list[_Match]) -> list[_Match]:
    taken: set[int] = set()
    chosen = []
    for match in sorted(cluster):
        covered = range(match.start, match.end)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _trimmed(text: str, start: int, end: int, needle: str) -> tuple[int, int]:
    first, last = start, end
    while needle[0].isalnum() and first < end and not text[first].isalnum():
        first += 1
    while needle[-1].isalnum() and last > first and not text[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)
