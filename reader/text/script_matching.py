"""The two ways in which phrases are found in a run of characters.

Both return the places found, in order and without overlap, as (start, end, conversion); the
conversion is empty where it is that of the single characters.
"""

from __future__ import annotations

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.text.script_phrases import Phrases

    Match = tuple[int, int, str]
    Matcher = Callable[[str, Sequence[Phrases], int], list[Match]]


def forward_maximum(run: str, phrases: Sequence[Phrases], longest: int) -> list[Match]:
    """Find phrases as OpenCC does: from the left, the longest one that stands there.

    The first dictionary that has any phrase at a place decides. Time grows with
    ``len(run) * longest``.
    """
    matches: list[Match] = []
    start, size = 0, len(run)
    while start < size:
        match = _longest_at(run, start, min(size, start + longest), phrases)
        if match:
            matches.append(match)
        start = match[1] if match else start + 1
    return matches


def _longest_at(run: str, start: int, limit: int, phrases: Sequence[Phrases]) -> Match | None:
    first = run[start]
    for dictionary in phrases:
        known = dictionary.starting_with(first)
        for end in range(limit, start, -1) if known else ():
            conversion = known.get(run[start:end])
            if conversion is not None:
                return start, end, conversion
    return None


def longest_first(run: str, phrases: Sequence[Phrases], longest: int) -> list[Match]:
    """Find phrases as opencc-python-reimplemented does: the longest in the run, then the rest.

    Of equally long ones the leftmost is taken first; a dictionary sees only what those before it
    have left. Time grows with ``len(run) * longest``.
    """
    matches: list[Match] = []
    free = [(0, len(run))]
    for dictionary in phrases:
        known = [dictionary.starting_with(character) for character in run]
        for length in range(min(longest, len(run)), 0, -1):
            free = _take(run, known, length, free, matches)
    matches.sort()
    return matches


def _take(
    run: str,
    known: Sequence[Mapping[str, str]],
    length: int,
    free: Sequence[tuple[int, int]],
    matches: list[Match],
) -> list[tuple[int, int]]:
    """Add the phrases of one length that lie in the free spans, and return what stays free.

    ``known`` are for each character of the run the phrases that begin with it.
    """
    left: list[tuple[int, int]] = []
    for begin, end in free:
        start = at = begin
        while at + length <= end:
            conversion = known[at].get(run[at : at + length])
            if conversion is None:
                at += 1
                continue
            matches.append((at, at + length, conversion))
            if start < at:
                left.append((start, at))
            start = at = at + length
        if start < end:
            left.append((start, end))
    return left
