"""Where the parts of a text came from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.documents.model import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence


def place(segments: Sequence[Segment], offset: int) -> tuple[Segment, ...]:
    """Return where an empty part of a text stands; nothing if none of the text is placed."""
    if not segments:
        return ()
    index = bisect_right(segments, offset, key=lambda segment: segment.start) - 1
    segment = segments[max(index, 0)]
    inside = min(max(offset - segment.start, 0), segment.length)
    return (Segment(0, segment.source + inside, 0),)


def cut(segments: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """Return the segments of a part of a text, counted from where the part begins."""
    found = []
    first = bisect_right(segments, start, key=lambda segment: segment.start) - 1
    for index in range(max(first, 0), len(segments)):
        segment = segments[index]
        if segment.start >= end:
            break
        left = max(segment.start, start)
        right = min(segment.start + segment.length, end)
        if left < right:
            found.append(Segment(left - start, segment.source + left - segment.start, right - left))
    return tuple(found)


def moved(segments: Sequence[Segment], shift: int) -> list[Segment]:
    """Return the segments of a text that stands ``shift`` code points further on."""
    return [Segment(s.start + shift, s.source, s.length) for s in segments]
