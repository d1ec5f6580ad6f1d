"""Where in a document hits lie, at a glance."""

from __future__ import annotations

from reader.search.searchable import searchable
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.model import Document
    from reader.search.hits import Hit

_BLOCKS = " ▁▂▃▄▅▆▇█"


def dispersion(document: Document, hits: Iterable[Hit], buckets: int) -> list[int]:
    """Return how many hits begin in each of ``buckets`` parts of the document, equally long."""
    starts = searchable(document).starts
    counts = [0] * buckets
    for hit in hits:
        counts[(starts[hit.paragraph] + hit.start) * buckets // starts[-1]] += 1
    return counts


def merged(counts: Sequence[int], buckets: int) -> list[int]:
    """Return counts of fewer parts, roughly of one length, made from those of many."""
    sums = [0] * buckets
    for part, count in enumerate(counts):
        sums[part * buckets // len(counts)] += count
    return sums


def strip(counts: Sequence[int]) -> str:
    """Return a bar for each count, one character of one cell; the greatest fills it."""
    most = max(counts, default=0)
    steps = len(_BLOCKS) - 1
    return "".join(_BLOCKS[-(-count * steps // most)] if count else _BLOCKS[0] for count in counts)
