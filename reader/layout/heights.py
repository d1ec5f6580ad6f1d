"""How many rows each paragraph has: estimates, corrected where paragraphs have been laid out."""

from __future__ import annotations

from array import array
from copy import deepcopy
from typing import TYPE_CHECKING

from reader.documents.model import ParagraphKind
from reader.documents.numbers import greatest
from reader.documents.outline_columns import standing_alone
from reader.documents.paragraphs import lengths_of, ordinals_of, part_of
from reader.documents.sums import Sums
from reader.layout.styles import AIRY
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Document

_SAMPLES = 16  # paragraphs that are measured to estimate the others
_SAMPLE = 200  # code points of each
_SHORT = 30_000  # code points; no paragraph up to here has more rows than two bytes can tell
_TOGETHER = 1 << 15  # paragraphs estimated in one go; other threads may work in between


class Heights:
    """The rows of each paragraph of a document at one measure, and their sums.

    Attributes:
        document: whose paragraphs are counted.
        measure: cells of the text column.
        folded: whether each of `runs` takes one row.
        runs: the runs of furniture that are folded.
    """

    def __init__(self, document: Document, measure: int, *, folded: bool) -> None:
        """Estimate all; that takes time linear in the number of paragraphs."""
        self.document = document
        self.measure = measure
        self.folded = folded
        self.runs = _furniture(document) if folded else []
        self._counts = self._estimates()
        self._sums = Sums(self._counts)

    def fit(self, document: Document, measure: int, *, folded: bool) -> bool:
        """Tell whether these are the heights of a document at a measure."""
        wanted = document, measure, folded
        return (self.document, self.measure, self.folded) == wanted

    def copied(self) -> Heights:
        """Return the same heights, which may be corrected otherwise."""
        return deepcopy(self, {id(kept): kept for kept in (self.document, self.runs)})

    @property
    def total(self) -> int:
        """The number of rows of all."""
        return self._sums.total

    def __getitem__(self, ordinal: int) -> int:
        return self._counts[ordinal]

    def __setitem__(self, ordinal: int, rows: int) -> None:
        if rows != self._counts[ordinal]:
            self._sums.change(self._counts, ordinal, rows)

    def before(self, ordinal: int) -> int:
        """Return how many rows stand before a paragraph."""
        return self._sums.before(ordinal)

    def find(self, position: int) -> tuple[int, int]:
        """Return the paragraph of a row counted from 0, and how many rows stand before that."""
        return self._sums.find(position)

    def _estimates(self) -> array[int]:
        lengths = lengths_of(self.document.paragraphs)
        counts = array("H" if greatest(lengths) <= _SHORT else "I")
        rows = _Rows(self._cells_per_character(lengths) / self.measure).__getitem__
        for first in range(0, len(lengths), _TOGETHER):
            counts.extend(map(rows, lengths[first : first + _TOGETHER]))
        for paragraph in standing_alone(self.document.outline, AIRY):
            counts[paragraph] += 1
        for run in self.runs:
            counts[run.start : run.stop] = array(counts.typecode, [1] + [0] * (len(run) - 1))
        return counts

    def _cells_per_character(self, lengths: Sequence[int]) -> float:
        paragraphs = self.document.paragraphs
        step = max(len(lengths) // _SAMPLES, 1)
        chosen = range(0, len(lengths), step)
        sample = "".join(part_of(paragraphs, ordinal, 0, _SAMPLE) for ordinal in chosen)
        return cell_width(sample) / len(sample) if sample else 2


class _Rows(dict[int, int]):
    """The rows of a paragraph by its length: many are equally long."""

    def __init__(self, rate: float) -> None:
        self._rate = rate

    def __missing__(self, length: int) -> int:
        rows = self[length] = int(length * self._rate) + 1
        return rows


def _furniture(document: Document) -> list[range]:
    runs: list[range] = []
    for ordinal in ordinals_of(document.paragraphs, ParagraphKind.FURNITURE):
        if runs and runs[-1].stop == ordinal:
            runs[-1] = range(runs[-1].start, ordinal + 1)
        else:
            runs.append(range(ordinal, ordinal + 1))
    return runs
