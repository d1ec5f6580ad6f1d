"""Finding a place again in a document whose file was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document, Paragraph, Place

_AROUND = 3  # paragraphs on each side that tell like ones apart
_FAR = 2_000  # paragraphs looked through on each side


def same_place(before: Document, after: Document, place: Place) -> Place:
    """Return where the words of a place are in an edited document.

    That is the paragraph with the same text that has most of the same neighbours, the nearest of
    like ones; without any, that of the nearest paragraph before it that is still there; else the
    place that is as far on in the document.
    """
    old, new = before.paragraphs, after.paragraphs
    first = max(place[0] - _AROUND, 0)
    for ordinal in range(place[0], first - 1, -1):
        found = _counterpart(old, new, ordinal)
        if found is not None:
            return found, place[1] if ordinal == place[0] else 0
    return min(place[0] * len(new) // len(old), len(new) - 1), 0


def _counterpart(old: Sequence[Paragraph], new: Sequence[Paragraph], ordinal: int) -> int | None:
    text = old[ordinal].text
    like = [at for at in _nearby(ordinal, len(new) - len(old), len(new)) if new[at].text == text]
    return max(like, key=lambda at: _agreement(old, new, ordinal, at), default=None)


def _nearby(ordinal: int, longer: int, count: int) -> Iterator[int]:
    """Yield the ordinals where a paragraph may have come to, the likeliest first."""
    seen: set[int] = set()
    for distance in range(_FAR):
        for centre in (ordinal, ordinal + longer):
            for at in (centre + distance, centre - distance):
                if 0 <= at < count and at not in seen:
                    seen.add(at)
                    yield at


def _agreement(old: Sequence[Paragraph], new: Sequence[Paragraph], ordinal: int, at: int) -> int:
    return sum(
        0 <= ordinal + step < len(old)
        and 0 <= at + step < len(new)
        and old[ordinal + step].text == new[at + step].text
        for step in range(-_AROUND, _AROUND + 1)
    )
