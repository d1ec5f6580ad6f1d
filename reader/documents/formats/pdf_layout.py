"""From fragments of text on a page to its lines in reading order, column by column.

A page is cut at a gutter that hardly any line crosses; lines that do cross it part the page into
bands, which are read from the top, each column by column (a recursive X-Y cut; Nagy and Seth,
Hierarchical representation of optically scanned documents, 1984).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_BESIDE = 4
"""So many lines stand on both sides of a gutter."""
_MOST_ACROSS = 0.4
"""So many lines, as a share of all, may cross a gutter: titles, abstracts, wide tables."""
_FILLED = 0.7
"""Lines of a column fill that share of it, in the median; cells of a table do not."""
_NARROWEST = 8
"""A column is wider than that many letters."""
_MIDDLE = (0.2, 0.8)
_DEEPEST = 3
_SAME_LINE = 0.4
"""Fragments whose baselines differ by less than this share of their size are on one line."""


class Placed(NamedTuple):
    """A fragment and where its text begins in the source."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    start: int


class TextLine(NamedTuple):
    """A line of a column.

    Attributes:
        parts: its fragments from left to right; a wide gap parts them.
        column: which column of which page, counted through the document.
        page: its page, from 0.
    """

    parts: tuple[Placed, ...]
    column: int
    page: int

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.parts[-1].right

    @property
    def baseline(self) -> float:
        """How high it stands."""
        return self.parts[0].baseline

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(part.size for part in self.parts)

    @property
    def text(self) -> str:
        """Its text, tabs for wide gaps."""
        return "\t".join(part.text for part in self.parts)


def read_columns(fragments: Sequence[Placed]) -> list[list[tuple[Placed, ...]]]:
    """Return the columns of a page in reading order, each as a list of lines from the top."""
    columns = [_rows(column) for column in _cut(fragments, 0)]
    return [column for column in columns if column]


def _cut(fragments: Sequence[Placed], depth: int) -> Iterator[Sequence[Placed]]:
    gutter = _find_gutter(fragments) if depth < _DEEPEST else None
    if gutter is None:
        yield fragments
        return
    for band in _bands(fragments, gutter):
        if _crosses(band[0], gutter):
            yield band
            continue
        for side in (
            [part for part in band if part.right <= gutter],
            [part for part in band if part.right > gutter],
        ):
            if side:
                yield from _cut(side, depth + 1)


def _bands(fragments: Sequence[Placed], gutter: float) -> Iterator[list[Placed]]:
    """Yield runs of fragments from the top that all cross a gutter, or all do not."""
    band: list[Placed] = []
    for part in sorted(fragments, key=lambda part: -part.baseline):
        if band and _crosses(part, gutter) != _crosses(band[-1], gutter):
            yield band
            band = []
        band.append(part)
    if band:
        yield band


def _crosses(part: Placed, gutter: float) -> bool:
    return part.left < gutter < part.right


def _find_gutter(fragments: Sequence[Placed]) -> float | None:
    """Return where the fewest fragments are crossed, if two columns stand beside it."""
    if len(fragments) < 2 * _FEWEST_BESIDE:
        return None
    lefts = sorted(part.left for part in fragments)
    rights = sorted(part.right for part in fragments)
    first, last = lefts[0], rights[-1]
    low, high = (first + share * (last - first) for share in _MIDDLE)

    def across(place: float) -> int:
        return (
            len(fragments) - bisect_right(rights, place) - (len(lefts) - bisect_left(lefts, place))
        )

    places = [place - 0.1 for place in sorted(set(lefts)) if low <= place <= high]
    if not places:
        return None
    gutter = min(places, key=lambda place: (across(place), abs(place - (first + last) / 2)))
    if across(gutter) > _MOST_ACROSS * len(fragments):
        return None
    left = [part for part in fragments if part.right <= gutter]
    right = [part for part in fragments if part.left >= gutter]
    return gutter if _is_column(left) and _is_column(right) else None


def _is_column(fragments: Sequence[Placed]) -> bool:
    if len(fragments) < _FEWEST_BESIDE:
        return False
    width = max(part.right for part in fragments) - min(part.left for part in fragments)
    letters = width / max(median(part.size for part in fragments), 1)
    return (
        letters > _NARROWEST
        and median(part.right - part.left for part in fragments) > _FILLED * width
    )


def _rows(fragments: Sequence[Placed]) -> list[tuple[Placed, ...]]:
    """Return the lines of a column from the top, the fragments of each from the left."""
    rows: list[list[Placed]] = []
    for part in sorted(fragments, key=lambda part: -part.baseline):
        if rows:
            first = rows[-1][0]
            same = first.baseline - part.baseline < _SAME_LINE * min(first.size, part.size)
        if rows and same:
            rows[-1].append(part)
        else:
            rows.append([part])
    return [tuple(sorted(row, key=lambda part: part.left)) for row in rows]
