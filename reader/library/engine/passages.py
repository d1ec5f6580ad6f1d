"""What passages have in common, and what only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.engine.row_passages import RowPassages

if TYPE_CHECKING:
    from reader.library.engine import Passages


def both(some: Passages, other: Passages) -> Passages:
    """Return the paragraphs that are in both."""
    common = ((d, sorted({*some[d]}.intersection(other[d]))) for d in some if d in other)
    return {document: ordinals for document, ordinals in common if ordinals}


def either(some: Passages, other: Passages) -> Passages:
    """Return the paragraphs that are in one or in both."""
    return {
        document: sorted({*some.get(document, ()), *other.get(document, ())})
        for document in sorted({*some, *other})
    }


def without(some: Passages, other: Passages) -> Passages:
    """Return the paragraphs that are in the first alone."""
    left = ((d, sorted({*mine}.difference(other.get(d, ())))) for d, mine in some.items())
    return {document: ordinals for document, ordinals in left if ordinals}


def total(passages: Passages) -> int:
    """Return how many paragraphs there are."""
    if isinstance(passages, RowPassages):
        return passages.total
    return sum(map(len, passages.values()))
