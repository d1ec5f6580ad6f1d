"""Two versions of a passage: what differs is marked, long stretches that do not are cut.

So what became of a whole paragraph is seen at a glance, however long it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.edits import edits
from reader.text.columns import ELLIPSIS
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 60  # code points of a stretch that is shown whole
_KEPT = 24  # code points at each end of one that is not


class Stretch(NamedTuple):
    """Part of a passage, and whether the other version has something else there."""

    text: str
    differs: bool


def compared(old: str, new: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return both versions in stretches; what differs in script only does not differ."""
    found = edits(fold(old), fold(new))
    return (
        list(_stretches(old, [(edit.old_start, edit.old_end) for edit in found])),
        list(_stretches(new, [(edit.new_start, edit.new_end) for edit in found])),
    )


def _stretches(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    place = 0
    for start, end in (*spans, (len(text), len(text))):
        if place < start:
            yield Stretch(_shortened(text[place:start]), differs=False)
        if start < end:
            yield Stretch(_shortened(text[start:end]), differs=True)
        place = end


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_KEPT]} {ELLIPSIS} {text[-_KEPT:]}"
