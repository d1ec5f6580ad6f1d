"""Where the columns of a PDF begin and end, which tells full lines from last ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.pdf_layout import TextLine

CLOSING = "。，、；：！？”’）)》〉】〕」』［］]….,;:!?%％"
"""What does not begin a line."""
_FEW_LINES = 8
_FEW_FULL = 3
_FEWEST_FULL = 2
"""Where fewer lines are full, and nothing else tells where lines end, none is."""
_NARROWEST = 16
"""A column's width is known if it has a few lines, a few of them full, and is that wide (letters);
others are as wide as most of these."""
_FULL = 2.1
"""A full line may end so many letters before the edge: two had to go to the next line together."""
_ALIKE = 1.6
"""Columns whose edges differ by less (letters) are set to the same measure."""
_HANGS = 0.25
_RARELY = 3
"""A stop hangs in the margin if so much (letters) of it stands out, on one of so many lines."""


def find_edges(lines: Sequence[TextLine], size: float) -> dict[int, tuple[float, float]]:
    """Return left and right edge of each column, given the usual size of letters.

    The right edge is infinite where nothing tells where it is.
    """
    columns: dict[int, list[TextLine]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    edges = {
        number: (min(line.left for line in column), max(line.right for line in column))
        for number, column in columns.items()
    }
    known = [n for n, column in columns.items() if _is_known(column, edges[n], size)]
    for alike in _alike(known, edges, size):
        right = _right_edge([line for number in alike for line in columns[number]], size)
        edges.update((number, (edges[number][0], right)) for number in alike)
    widths = Counter(round(edges[number][1] - edges[number][0], 1) for number in known)
    for number in edges.keys() - set(known):
        left, right = edges[number]
        wider = Counter({w: count for w, count in widths.items() if w > right - left})
        if wider:
            edges[number] = (left, left + wider.most_common(1)[0][0])
        elif _count_full(columns[number], right, size) < _FEWEST_FULL:
            edges[number] = (left, float("inf"))
    return edges


def _count_full(column: Sequence[TextLine], edge: float, size: float) -> int:
    return sum(line.right > edge - _FULL * size for line in column)


def _is_known(column: Sequence[TextLine], edges: tuple[float, float], size: float) -> bool:
    full = _count_full(column, edges[1], size)
    is_wide = edges[1] - edges[0] > _NARROWEST * size
    return len(column) >= _FEW_LINES and full >= _FEW_FULL and is_wide


def _alike(
    numbers: Sequence[int], edges: dict[int, tuple[float, float]], size: float
) -> list[list[int]]:
    """Return groups of columns that begin and end at about the same places."""
    groups: dict[tuple[int, int], list[int]] = {}
    step = _ALIKE * size
    for number in numbers:
        left, right = edges[number]
        near = [
            place
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            if (place := (round(left / step) + x, round(right / step) + y)) in groups
        ]
        place = near[0] if near else (round(left / step), round(right / step))
        groups.setdefault(place, []).append(number)
    return list(groups.values())


def _right_edge(lines: Sequence[TextLine], size: float) -> float:
    """Return where lines end; now and then a stop hangs in the margin behind that place."""
    right = max(line.right for line in lines)
    plain = max((line.right for line in lines if line.text[-1:] not in CLOSING), default=right)
    hanging = sum(line.right > plain + _HANGS * size for line in lines)
    full = sum(line.right > plain - size for line in lines) - hanging
    return plain if full >= _RARELY * hanging else right
