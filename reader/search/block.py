"""Consecutive paragraphs as one folded text, and where a page cut has parted two of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import ParagraphKind
from reader.documents.paragraphs import texts_of
from reader.documents.structure.sentences import is_finished
from reader.search.hits import Hit, Span
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.documents.model import Paragraph

_BREAK = "\n"  # stands behind each paragraph and in none of them
_AT_ONCE = 1 << 17  # code points folded in one go
_SHORTEST_CUT = 12  # code points of a paragraph that a page can have cut
_WIDEST_GAP = 3  # paragraphs of furniture between the two parts
_REACH = 12  # code points on each side of a cut, kept for the usual search
_CUT = frozenset({ParagraphKind.BODY, ParagraphKind.ITEM})
_STOPS = frozenset("。！？!?；;：:…")  # the last characters of most paragraphs that are whole


class Cut(NamedTuple):
    """The ordinals of a paragraph that a page cut and of the one that goes on with its text."""

    before: int
    after: int


class Block:
    """The paragraphs from one to another and their folded text; folding is 1:1.

    Attributes:
        ordinals: of the paragraphs.
        folded: the folded paragraphs, with a line break behind each.
        starts: where each paragraph begins in ``folded``, and as last the end.
        digest: a hash of the text before folding.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        first: int,
        last: int,
        known: Mapping[int, str] | None = None,
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
        self.folded = (known or {}).get(self.digest) or _folded(whole)
        self.starts = array("q", accumulate((len(text) + 1 for text in texts), initial=0))

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

    def across(self, spans: Callable[[str], Iterable[tuple[int, int]]], size: int) -> list[Hit]:
        """Return the hits that begin before a cut and end behind it, in order.

        The first may begin before the block and only reach into it; see `own`.

        Args:
            spans: tells where something is found in a folded text.
            size: how many code points a hit may have.
        """
        reach = max(size, _REACH)
        text = self._around_cuts if reach == _REACH else self._joined(reach)
        hits = []
        for start, end in spans(text):
            number, column = divmod(start, 2 * reach + 1)
            cut = self._cuts[number]
            over = column + end - start - reach
            if column < reach < column + end - start:
                length = len(self._paragraphs[cut.before].text)
                at = length - (reach - column)
                hits.append(Hit(cut.before, at, length, Span(cut.after, 0, over)))
        return hits

    def own(self, hits: Iterable[Hit]) -> list[Hit]:
        """Return the hits that begin in the block."""
        return [hit for hit in hits if hit.paragraph >= self.ordinals.start]

    @cached_property
    def _around_cuts(self) -> str:
        return self._joined(_REACH)

    def _joined(self, reach: int) -> str:
        """Return the folded text around each cut, of equal length, with a line break behind it.

        Where there is less, line breaks fill up.
        """
        texts = self._paragraphs
        around = (
            texts[cut.before].text[-reach:].rjust(reach, _BREAK)
            + texts[cut.after].text[:reach].ljust(reach, _BREAK)
            for cut in self._cuts
        )
        return fold(_BREAK.join([*around, ""]))

    @cached_property
    def _cuts(self) -> list[Cut]:
        """Where a page may have cut a paragraph in two that were not joined again.

        Of the first cut the block may have the second part only.
        """
        first = max(self.ordinals.start - 1 - _WIDEST_GAP, 0)
        texts = texts_of(self._paragraphs, first, self.ordinals.stop)
        return [
            Cut(ordinal, after)
            for ordinal, text in enumerate(texts, first)
            if len(text) >= _SHORTEST_CUT
            and text[-1] not in _STOPS
            and self._paragraphs[ordinal].kind in _CUT
            and not is_finished(text)
            and (after := self._continuation(ordinal + 1)) >= max(self.ordinals.start, 1)
        ]

    def _continuation(self, ordinal: int) -> int:
        """Return the first paragraph from one on that is no furniture, 0 if it is no plain text."""
        for paragraph in self._paragraphs[ordinal : ordinal + _WIDEST_GAP + 1]:
            if paragraph.kind is not ParagraphKind.FURNITURE:
                return paragraph.ordinal if paragraph.kind is ParagraphKind.BODY else 0
        return 0


def _folded(text: str) -> str:
    if len(text) <= _AT_ONCE:
        return fold(text)
    pieces = range(0, len(text), _AT_ONCE)
    return "".join([fold(text[at : at + _AT_ONCE]) for at in pieces])
