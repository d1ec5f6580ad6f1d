"""The two ways in which phrases are found in a run of characters.

Both return the places found, in order and without overlap, as (start, end, conversion).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.text.script_data import Dictionary

    Match = tuple[int, int, str]
    Matcher = Callable[[str, Sequence[Dictionary], int], list[Match]]


def forward_maximum(run: str, phrases: Sequence[Dictionary], longest: int) -> list[Match]:
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


def _longest_at(run: str, start: int, limit: int, phrases: Sequence[Dictionary]) -> Match | None:
    for dictionary in phrases:
        for end in range(limit, start, -1):
            conversion = dictionary.get(run[start:end])
            if conversion is not None:
                return start, end, conversion
    return None


def longest_first(run: str, phrases: Sequence[Dictionary], longest: int) -> list[Match]:
    """Find phrases as opencc-python-reimplemented does: the longest in the run, then the rest.

    Of equally long ones the leftmost is taken first; a dictionary sees only what those before it
    have left. Time grows with ``len(run) * longest``.
    """
    matches: list[Match] = []
    free = [(0, len(run))]
    for dictionary in phrases:
        for length in range(min(longest, len(run)), 0, -1):
            free = _take(run, dictionary, length, free, matches)
    matches.sort()
    return matches


def _take(
    run: str,
    dictionary: Dictionary,
    length: int,
    free: Sequence[tuple[int, int]],
    matches: list[Match],
) -> list[tuple[int, int]]:
    """Add the phrases of one length that lie in the free spans, and return what stays free."""
    left: list[tuple[int, int]] = []
    for begin, end in free:
        start = at = begin
        while at + length <= end:
            conversion = dictionary.get(run[at : at + length])
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
