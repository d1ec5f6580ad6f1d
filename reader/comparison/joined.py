"""Several paragraphs as one folded text without white space, and the way back to their spans.

Only between Latin words and figures a space is kept: it tells cells of a table apart.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.search.hits import Span
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_KEPT = "\1"  # is in no text, and stands for a space
_PARTING = re.compile(r"(?<=[0-9a-z%])\s(?=\s*[0-9a-z])")


class Joined:
    """Paragraphs of one document, joined.

    Attributes:
        text: their folded texts without white space, but for that between figures and words.
        starts: where each of them begins in it.
    """

    def __init__(self, texts: Mapping[int, str] | Sequence[str], ordinals: Sequence[int]) -> None:
        """Join paragraphs.

        Args:
            texts: all paragraphs of the document.
            ordinals: which are meant, at least one.
        """
        self._ordinals = ordinals
        self._places = array("L")  # of each character, in its paragraph
        self._ends = [len(texts[ordinal]) for ordinal in ordinals]
        self.starts: list[int] = []
        parts = []
        for ordinal in ordinals:
            self.starts.append(len(self._places))
            folded = _PARTING.sub(_KEPT, fold(texts[ordinal]))
            self._places.extend([at for at, one in enumerate(folded) if not one.isspace()])
            parts.append("".join(folded.split()).replace(_KEPT, " "))
        self.text = "".join(parts)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the spans in the original texts of a stretch; an empty one has an empty span."""
        if start == end:
            return (self._place(start),)
        return tuple(self._covering(start, end))

    def _covering(self, start: int, end: int) -> Iterator[Span]:
        while start < end:
            number = bisect_right(self.starts, start) - 1
            following = self.starts[number + 1 : number + 2]
            stop = min(end, *following) if following else end
            first, last = self._places[start], self._places[stop - 1]
            yield Span(self._ordinals[number], first, last + 1)
            start = stop

    def _place(self, at: int) -> Span:
        """Return the empty span before a character, or behind the end of a paragraph."""
        number = max(bisect_right(self.starts, max(at - 1, 0)) - 1, 0)
        ordinal = self._ordinals[number]
        ends = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        place = self._places[at] if at < ends else self._ends[number]
        return Span(ordinal, place, place)
