"""Where the parts of a text came from."""

from __future__ import annotations

from bisect import bisect_right

from reader.documents.model import Segment
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def cut(segments: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """Return the segments of a part of a text, counted from where the part begins.

    A part of which nothing came from the source still has a place there: a segment without length.
    """
    found = []
    first = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
    for index in range(first, len(segments)):
        segment = segments[index]
        if segment.start >= end:
            break
        left = max(segment.start, start)
        right = min(segment.start + segment.length, end)
        if left < right:
            found.append(Segment(left - start, segment.source + left - segment.start, right - left))
    return tuple(found) or _place(segments[first : first + 1], start)


def _place(segments: Sequence[Segment], offset: int) -> tuple[Segment, ...]:
    return tuple(
        Segment(0, s.source + min(max(offset - s.start, 0), s.length), 0) for s in segments
    )


def moved(segments: Sequence[Segment], shift: int) -> list[Segment]:
    """Return the segments of a text that stands ``shift`` code points further on."""
    return [Segment(s.start + shift, s.source, s.length) for s in segments]
