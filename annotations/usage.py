"""Which tags are in use, how often, and when each was last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotations.info import DocumentInfo
    from annotations.summaries import Summary


class Use(NamedTuple):
    """The use of one tag.

    Attributes:
        tag: its name.
        times: how many annotations have it.
        last: when one of them was changed last (ISO 8601, UTC).
    """

    tag: str
    times: int
    last: str


def uses(summaries: Iterable[Summary]) -> list[Use]:
    """Return the use of every tag, the one used last first."""
    found: dict[str, Use] = {}
    for summary in summaries:
        for tag, (count, when) in summary.tags.items():
            _, times, last = found.get(tag, (tag, 0, ""))
            found[tag] = Use(tag, times + count, max(last, when))
    return sorted(found.values(), key=lambda use: (use.last, use.times), reverse=True)


class Row(NamedTuple):
    """The tags of one document.

    Attributes:
        document: what is known of it.
        counts: how many of its annotations have each tag.
    """

    document: DocumentInfo
    counts: Mapping[str, int]


class Matrix(NamedTuple):
    """Documents down, tags across: those used most come first.

    Attributes:
        tags: all tags.
        rows: the documents that have any.
    """

    tags: tuple[str, ...]
    rows: tuple[Row, ...]

    def total(self, tag: str) -> int:
        """Return how many annotations of all documents have a tag."""
        return sum(row.counts.get(tag, 0) for row in self.rows)


def matrix(summaries: Iterable[Summary]) -> Matrix:
    """Count the tags of documents; one below another one counts for itself alone."""
    counted = [
        Row(summary.document, {tag: times for tag, (times, _) in summary.tags.items()})
        for summary in summaries
    ]
    totals: Counter[str] = Counter()
    for row in counted:
        totals.update(row.counts)
    tags = sorted(totals, key=lambda tag: (-totals[tag], tag))
    rows = sorted((row for row in counted if row.counts), key=lambda r: -sum(r.counts.values()))
    return Matrix(tuple(tags), tuple(rows))
