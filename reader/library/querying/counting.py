"""Where what was found is: in which years, of which issuers, in which part of each document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.entries import Entry
    from reader.library.querying.searching import Result

    Named = Callable[[Entry], str]

_NAMES: dict[str, Named] = {
    "issuer": lambda entry: entry.card.issuer,
    "place": lambda entry: entry.card.place,
    "kind": lambda entry: entry.card.genre,
}


GROUPS = ("year", "issuer", "place", "kind")
"""What passages can be counted by."""


def counted(results: Sequence[Result], by: str) -> dict[str, int]:
    """Return the passages of each group, the largest first, years in their order.

    Args:
        results: what was found.
        by: one of `GROUPS`.
    """
    if by == "year":
        return time_line(results)
    counts: Counter[str] = Counter()
    for result in results:
        counts[_NAMES[by](result.entry)] += len(result.passages)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def time_line(results: Iterable[Result]) -> dict[str, int]:
    """Return the passages of each year from the first to the last; ``""`` for no year, last."""
    counts: Counter[str] = Counter()
    for result in results:
        counts[result.entry.year] += len(result.passages)
    undated = {"": counts.pop("")} if "" in counts else {}
    if not counts:
        return undated
    years = range(int(min(counts)), int(max(counts)) + 1)
    return {f"{year:04}": counts[f"{year:04}"] for year in years} | undated


def dispersion(result: Result, parts: int) -> list[int]:
    """Return how many passages are in each of so many equal parts of a document."""
    counts = [0] * parts
    for ordinal in result.passages:
        counts[min(ordinal * parts // max(result.entry.card.paragraphs, 1), parts - 1)] += 1
    return counts
