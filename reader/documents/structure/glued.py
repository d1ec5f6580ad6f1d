"""Chapter lines whose titles make another word with their units: 第十回事如春梦, 卷二桓公."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

from reader.documents.structure.blocks import Role
from reader.documents.structure.markers import read_glued
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.markers import Marker

_LONGEST = 24
_MARKS = frozenset("，,。；;：:！!？?“”")
_FEWEST = 2
_WIDEST_GAP = 2


def read_glued_chapters(blocks: Blocks) -> None:
    """Mark the lines that fill gaps in the chapters of a document, and those that go on behind.

    Without the gap nobody could tell 第十回事如春梦 from 第六回合.
    """
    chapters = _chapters(blocks)
    if not chapters:
        return
    for index in blocks.opening("第卷"):
        marker = None if index in blocks.markers else _glued(blocks, index)
        known = chapters.get(marker.family) if marker else None
        if marker and known and _fits(known, index, marker.number):
            blocks.markers[index] = marker
            insort(known, (index, marker.number))


def _glued(blocks: Blocks, index: int) -> Marker | None:
    if not _may_be_chapter(blocks, index) or _MARKS & set(blocks.text(index)):
        return None
    return read_glued(blocks.head(index))


def _chapters(blocks: Blocks) -> dict[str, list[tuple[int, int]]]:
    """Return for each unit where its chapters stand, and their numbers, if there are some."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index in sorted(blocks.markers):
        marker = blocks.markers[index]
        if marker.is_unit and _may_be_chapter(blocks, index):
            found[marker.family].append((index, marker.number))
    return {family: places for family, places in found.items() if len(places) >= _FEWEST}


def _may_be_chapter(blocks: Blocks, index: int) -> bool:
    return blocks.lengths[index] <= _LONGEST and blocks.roles[index] == Role.TEXT


def _fits(known: Sequence[tuple[int, int]], index: int, number: int) -> bool:
    """Tell whether a number lies between those of the chapters around it, and near to them."""
    place = bisect_left(known, (index, 0))
    before = known[place - 1] if place else None
    after = known[place] if place < len(known) else None
    return (
        before is not None
        and 0 < number - before[1] <= _WIDEST_GAP
        and (after is None or 0 < after[1] - number <= _WIDEST_GAP or after[1] == 1)
    )
