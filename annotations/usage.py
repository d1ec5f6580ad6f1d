"""Which tags are in use, how often, and when each was last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotations.model import Annotation
    from annotations.notebook import Notebook


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


def uses(notebooks: Iterable[Notebook]) -> list[Use]:
    """Return the use of every tag, the one used last first."""
    found: dict[str, Use] = {}
    for notebook in notebooks:
        for annotation in notebook.all():
            for tag in annotation.tags:
                _, times, last = found.get(tag, (tag, 0, ""))
                found[tag] = Use(tag, times + 1, max(last, annotation.modified))
    return sorted(found.values(), key=lambda use: (use.last, use.times), reverse=True)


class Row(NamedTuple):
    """The tags of one document.

    Attributes:
        notebook: its annotations.
        counts: how many of them have each tag.
    """

    notebook: Notebook
    counts: Mapping[str, int]

    def tagged(self, tag: str) -> list[Annotation]:
        """Return the annotations that have just this tag, in document order."""
        return [a for a in self.notebook.all() if tag in a.tags]


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


def matrix(notebooks: Iterable[Notebook]) -> Matrix:
    """Count the tags of documents; one below another one counts for itself alone."""
    counted = [Row(notebook, notebook.tags()) for notebook in notebooks]
    totals: Counter[str] = Counter()
    for row in counted:
        totals.update(row.counts)
    tags = sorted(totals, key=lambda tag: (-totals[tag], tag))
    rows = sorted((row for row in counted if row.counts), key=lambda r: -sum(r.counts.values()))
    return Matrix(tuple(tags), tuple(rows))
