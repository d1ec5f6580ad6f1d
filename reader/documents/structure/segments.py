"""Where the parts of a text came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def cut(segments: Iterable[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """Return the segments of a part of a text, counted from where the part begins."""
    found = []
    for segment in segments:
        first = max(segment.start, start)
        last = min(segment.start + segment.length, end)
        if first < last:
            found.append(
                Segment(first - start, segment.source + first - segment.start, last - first)
            )
    return tuple(found)


def moved(segments: Sequence[Segment], shift: int) -> list[Segment]:
    """Return the segments of a text that stands ``shift`` code points further on."""
    return [Segment(s.start + shift, s.source, s.length) for s in segments]
