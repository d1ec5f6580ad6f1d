"""Consecutive paragraphs as one folded text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from reader.documents.paragraphs import texts_of
from reader.search.cuts import Cuts
from reader.search.hits import Hit
from reader.search.packed import pack
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.documents.model import Paragraph
    from reader.search.packed import Packed

_BREAK = "\n"  # stands behind each paragraph and in none of them
_AT_ONCE = 1 << 17  # code points folded in one go


class Block:
    """The paragraphs from one to another and their folded text; folding is 1:1.

    Attributes:
        ordinals: of the paragraphs.
        packed: the folded paragraphs, with a line break behind each.
        starts: where each paragraph begins in that text, and as last the end.
        digest: a hash of the text before folding.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        first: int,
        last: int,
        known: Mapping[int, Packed] | None = None,
    ) -> None:
        """Fold the paragraphs of a document from ``first`` to before ``last``.

        Args:
            paragraphs: those of the document.
            first: an ordinal.
            last: an ordinal.
            known: folded texts by the digests of their blocks; one of them may be this one's.
        """
        self._paragraphs = paragraphs
        self.ordinals = range(first, last)
        texts = texts_of(paragraphs, first, last)
        whole = _BREAK.join([*texts, ""])
        if whole.count(_BREAK) > len(texts):  # a paragraph holds one: a space for the search
            whole = _BREAK.join([*(text.replace(_BREAK, " ") for text in texts), ""])
        self.digest = hash(whole)
        self.packed = (known or {}).get(self.digest) or pack(_folded(whole))
        self.starts = array("I", accumulate((len(text) + 1 for text in texts), initial=0))

    @property
    def folded(self) -> str:
        """The folded paragraphs, made anew each time from the packed ones."""
        return self.packed.text

    @cached_property
    def cuts(self) -> Cuts:
        """Where pages have cut paragraphs in two."""
        return Cuts(self._paragraphs, self.ordinals)

    def texts(self) -> list[str]:
        """Return the folded text of each paragraph."""
        return self.folded[:-1].split(_BREAK)

    def located(self, spans: Iterable[tuple[int, int]]) -> Iterator[Hit]:
        """Yield spans of the folded text, given in order, as hits."""
        starts, base, place = self.starts, self.ordinals.start, 0
        for first, last in spans:
            if first >= starts[place + 1]:
                place = bisect_right(starts, first, place + 1) - 1
            start = starts[place]
            yield Hit(base + place, first - start, last - start)

    def own(self, hits: Iterable[Hit]) -> list[Hit]:
        """Return the hits that begin in the block; what is found at a cut may begin before it."""
        return [hit for hit in hits if hit.paragraph >= self.ordinals.start]


def _folded(text: str) -> Iterator[str]:
    return (fold(text[at : at + _AT_ONCE]) for at in range(0, len(text), _AT_ONCE))
