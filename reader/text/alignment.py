"""Which code points of a text became which code points of its converted form.

A conversion is 1:1 except where a phrase was replaced by one of another length. Only those places
are stored, as edits; a text without them needs no storage at all. All spans are half-open ranges of
code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SOURCE, _TEXT = 0, 2  # where the two spans of an edit stand in it


class Edit(NamedTuple):
    """``source[source_start:source_end]`` became ``text[start:end]`` as one piece."""

    source_start: int
    source_end: int
    start: int
    end: int

    def from_start(self, source: int, text: int) -> Edit:
        """Return it in a part of both texts that begins at an offset of each."""
        return Edit(
            self.source_start - source, self.source_end - source, self.start - text, self.end - text
        )


class Aligned(NamedTuple):
    """A text, its converted form, and the way between their spans.

    Attributes:
        source: the text before the conversion.
        text: the converted form.
        edits: the pieces that changed their length, in order; what lies between them is 1:1.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest span of ``text`` that holds all of a span of ``source``.

        An empty span stays empty; inside an edit it moves to the edit's beginning.
        """
        return _project(self.edits, (start, end), _SOURCE, _TEXT)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest span of ``source`` that became all of a span of ``text``.

        An empty span stays empty; inside an edit it moves to the edit's beginning.
        """
        return _project(self.edits, (start, end), _TEXT, _SOURCE)


def parted(sources: Sequence[str], text: str, edits: Sequence[Edit]) -> list[Aligned]:
    """Take apart what was converted as one text: the sources joined by a character each.

    Args:
        sources: the texts before the conversion.
        text: the converted form of all of them, with the characters that join them.
        edits: its edits; none of them holds a joining character.
    """
    if not edits:
        ends = accumulate(len(source) + 1 for source in sources)
        return [
            Aligned(source, text[end - len(source) - 1 : end - 1])
            for source, end in zip(sources, ends, strict=True)
        ]
    pieces: list[Aligned] = []
    number = begin = start = 0  # of the next edit, of a source and of its text
    for source in sources:
        own: list[Edit] = []
        stop = begin + len(source)
        end = stop + start - begin
        while number < len(edits) and edits[number].source_start < stop:
            edit = edits[number]
            own.append(edit.from_start(begin, start))
            end = stop + edit.end - edit.source_end
            number += 1
        pieces.append(Aligned(source, text[start:end], tuple(own)))
        begin, start = stop + 1, end + 1
    return pieces


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> Sequence[Edit]:
    """Return the edits of two conversions in a row.

    Edits of the two that overlap in the text between them become one. Linear in their number.
    """
    if not first or not second:
        return first or second
    composed: list[Edit] = []
    i = j = 0
    before = after = 0  # what the edits passed so far added on the way to the text between, and on
    while i < len(first) or j < len(second):
        if j == len(second) or (i < len(first) and first[i].start <= second[j].source_start):
            start, end = first[i].start, first[i].end
        else:
            start, end = second[j].source_start, second[j].source_end
        source_start, target_start = start - before, start + after
        while True:
            if i < len(first) and first[i].start < end:
                end = max(end, first[i].end)
                before = first[i].end - first[i].source_end
                i += 1
            elif j < len(second) and second[j].source_start < end:
                end = max(end, second[j].source_end)
                after = second[j].end - second[j].source_end
                j += 1
            else:
                break
        composed.append(Edit(source_start, end - before, target_start, end + after))
    return composed


def to_source(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """Return the span of the source that became a span of the text; see `Aligned.to_source`."""
    return _project(edits, (start, end), _TEXT, _SOURCE)


def moved(edits: Sequence[Edit], offset: int) -> int:
    """Return where an offset of the source lies in the text; inside an edit, the edit's start."""
    return _project(edits, (offset, offset), _SOURCE, _TEXT)[0]


def _project(
    edits: Sequence[Edit], span: tuple[int, int], origin: int, target: int
) -> tuple[int, int]:
    """Carry a span from one side of the edits to the other, whole edits only."""
    start, end = span
    if not edits:
        return span
    first = start
    index = bisect_right(edits, start, key=itemgetter(origin)) - 1
    if index >= 0:
        edit = edits[index]
        inside = start < edit[origin + 1]
        first = edit[target] if inside else start + edit[target + 1] - edit[origin + 1]
    if end <= start:
        return first, first
    last = end
    index = bisect_left(edits, end, key=itemgetter(origin)) - 1
    if index >= 0:
        edit = edits[index]
        last = edit[target + 1] + max(end - edit[origin + 1], 0)
    return first, last
