"""Annotations in document order, and the pieces into which their spans cut a paragraph."""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotations.model import BOOKMARK, DOCUMENT, SECTION, plain
from annotations.placement import ORPHAN, UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotations.exporters import Export
    from annotations.model import Part
    from annotations.placement import Placement


class Mark(NamedTuple):
    """A span of a paragraph and the annotation on it.

    Attributes:
        start: where it begins.
        end: just behind it.
        number: counts those that say something, from 1; it is 0 for a mere highlight.
        placement: the annotation.
        opens: whether the annotation begins here, and not in an earlier paragraph.
        closes: whether it ends here.
    """

    start: int
    end: int
    number: int
    placement: Placement
    opens: bool = True
    closes: bool = True


class Piece(NamedTuple):
    """A stretch of a paragraph on which the same annotations lie.

    Attributes:
        start: where it begins.
        end: just behind it.
        marks: what lies on it.
        opened: what begins with it.
        closed: what ends with it.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    opened: tuple[Mark, ...]
    closed: tuple[Mark, ...]


def in_order(placements: Iterable[Placement]) -> list[Placement]:
    """Return placements in document order, orphans behind."""
    return sorted(placements, key=lambda placement: placement.order)


def marks(export: Export, lengths: Sequence[int]) -> tuple[dict[int, list[Mark]], list[Mark]]:
    """Return the annotations by paragraph, and those whose place was not found.

    Args:
        export: the annotations.
        lengths: how long each paragraph is; spans are cut to it, and empty ones widened to a
            code point where there is one.
    """
    found: dict[int, list[Mark]] = {}
    lost: list[Mark] = []
    numbers = count(1)
    for placement in in_order(export.placements):
        number = next(numbers) if is_noted(placement) else 0
        covered = [part for part in placement.spot.parts if part.paragraph < len(lengths)]
        if placement.status == ORPHAN or not covered:
            lost.append(Mark(0, 0, number, placement))
            continue
        for part in covered:
            span = _within(part, lengths[part.paragraph])
            mark = Mark(*span, number, placement, part is covered[0], part is covered[-1])
            found.setdefault(part.paragraph, []).append(mark)
    return found, lost


def _within(part: Part, length: int) -> tuple[int, int]:
    """Return a span that lies in a paragraph of this length."""
    start, end = part.start, part.end
    if start is None or end is None:
        start, end = 0, length
    start = max(min(start, length - 1), 0)
    return start, min(max(end, start + 1), length)


def is_noted(placement: Placement) -> bool:
    """Tell whether an annotation says more than its highlight does."""
    annotation = placement.annotation
    return bool(
        annotation.tags
        or annotation.note.strip()
        or annotation.kind == BOOKMARK
        or annotation.scope in {SECTION, DOCUMENT}
        or placement.status == UNCERTAIN
    )


def pieces(
    start: int, end: int, found: Sequence[Mark], cuts: Iterable[int] = ()
) -> Iterator[Piece]:
    """Cut a stretch of a paragraph wherever an annotation begins or ends, and at ``cuts``.

    An empty stretch is one piece, and all that is ``found`` begins and ends there.
    """
    if start == end:
        opened = tuple(mark for mark in found if mark.opens)
        yield Piece(start, end, (), opened, tuple(mark for mark in found if mark.closes))
        return
    edges = {start, end, *cuts, *(m.start for m in found), *(m.end for m in found)}
    coming = sorted(found, key=lambda m: m.start)
    index = 0
    here: list[Mark] = []
    for first, last in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
        while index < len(coming) and coming[index].start <= first:
            here.append(coming[index])
            index += 1
        here = [mark for mark in here if mark.end > first]
        opened = tuple(mark for mark in here if mark.start == first and mark.opens)
        closed = tuple(mark for mark in here if mark.end == last and mark.closes)
        yield Piece(first, last, tuple(here), opened, closed)


def by_cell(found: Sequence[Mark], cells: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """Return what lies on each cell of a row, cut so that it begins and ends inside cells.

    What lies between cells goes to the next one, else to the last.
    """
    full = [index for index, (start, end) in enumerate(cells) if start < end]
    given: list[list[Mark]] = [[] for _ in cells]
    if not full:
        given[0].extend(found)
        return given
    for mark in found:
        on = [i for i in full if mark.start < cells[i][1] and mark.end > cells[i][0]]
        if not on:
            on = [next((i for i in full if cells[i][0] >= mark.start), full[-1])]
            mark = mark._replace(start=cells[on[0]][0], end=cells[on[0]][0] + 1)  # noqa: PLW2901  (the same mark)
        first, last = cells[on[0]], cells[on[-1]]
        cut = mark._replace(start=max(mark.start, first[0]), end=min(mark.end, last[1]))
        for index in on:
            given[index].append(cut)
    return given


def section_of(export: Export, placement: Placement) -> list[str]:
    """Return the titles of the sections around an annotation, outermost first."""
    if placement.annotation.scope == DOCUMENT:
        return []
    if export.outline is None or placement.status == ORPHAN:
        return [plain(title) for title in placement.annotation.section]
    spot = placement.spot
    return [plain(s.title) for s in export.outline.section_path(spot.paragraph, spot.start or 0)]
