"""Chapters that a volume lists before it begins: 第十一回 … 第二十回, then 第十一回 again."""

from __future__ import annotations

from itertools import pairwise

from reader.documents.structure.blocks import Role
from reader.documents.structure.markers import CLAUSE
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.structure.blocks import Blocks

_FEWEST = 4


def mark_listed_chapters(blocks: Blocks) -> None:
    """Give lists of chapters the role of contents where counting starts again behind them.

    The headings of the chapters themselves may say more, or less, than the list.
    """
    places = [
        index
        for index, marker in blocks.markers.items()
        if marker.is_unit and marker.family != CLAUSE and blocks.roles[index] == Role.TEXT
    ]
    for run, following in _runs(blocks, sorted(places)):
        again = blocks.markers.get(following)
        first = blocks.markers[run[0]]
        if again and len(run) >= _FEWEST and again[:3] == first[:3]:
            for index in run:
                blocks.roles[index] = Role.CONTENTS


def _runs(blocks: Blocks, places: list[int]) -> Iterator[tuple[list[int], int]]:
    """Yield the runs of chapters right behind each other that count on, and what follows each."""
    run: list[int] = places[:1]
    for before, index in pairwise(places):
        if index == before + 1 and _counts_on(blocks, before, index):
            run.append(index)
        else:
            yield run, index
            run = [index]


def _counts_on(blocks: Blocks, before: int, index: int) -> bool:
    one, two = blocks.markers[before], blocks.markers[index]
    return one.family == two.family and two.number == one.number + 1
