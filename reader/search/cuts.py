"""Where a page has cut a paragraph in two that were not joined again, and what is found there."""

from __future__ import annotations

from functools import cached_property

from reader.documents.model import ParagraphKind
from reader.documents.paragraphs import texts_of
from reader.documents.structure.sentences import is_finished
from reader.search.hits import Hit, Span
from reader.search.packed import pack
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.documents.model import Paragraph
    from reader.search.packed import Packed

_FILLER = "\n"  # in no paragraph as it is searched
_SHORTEST_CUT = 12  # code points of a paragraph that a page can have cut
_WIDEST_GAP = 3  # paragraphs of furniture between the two parts
_REACHES = (5, 12)  # code points on each side of a cut, kept for what is usually looked for
_CUT = frozenset({ParagraphKind.BODY, ParagraphKind.ITEM})
_STOPS = frozenset("。！？!?；;：:…")  # the last characters of most paragraphs that are whole


class Cut(NamedTuple):
    """The ordinals of a paragraph that a page cut and of the one that goes on with its text."""

    before: int
    after: int


class Cuts:
    """The cuts of which the second part stands among some paragraphs, and that of their last."""

    def __init__(self, paragraphs: Sequence[Paragraph], ordinals: range) -> None:
        """Look for cuts among ``ordinals`` of a document's paragraphs, once they are wanted."""
        self._paragraphs = paragraphs
        self._ordinals = ordinals
        self._kept: dict[int, Packed] = {}

    def hits(self, spans: Callable[[Packed], Iterable[tuple[int, int]]], size: int) -> list[Hit]:
        """Return the hits that begin before a cut and end behind it, in order.

        Args:
            spans: tells where something is found in a folded text.
            size: how many code points a hit may have.
        """
        if size < 2 or not self._cuts:
            return []
        reach, around = self._around(size - 1)
        return [
            self._hit(self._cuts[number], reach - column, column + end - start - reach)
            for start, end in spans(around)
            for number, column in (divmod(start, 2 * reach + 1),)
            if column < reach < column + end - start
        ]

    def whole(self) -> list[str]:
        """Return the folded text of each paragraph that was cut, its two parts joined."""
        texts = self._paragraphs
        joined = (texts[cut.before].text + texts[cut.after].text for cut in self._cuts)
        return [fold(text.replace("\n", " ")) for text in joined]

    def located(self, spans: Iterable[Iterable[tuple[int, int]]]) -> Iterator[Hit]:
        """Yield, of the spans found in each of `whole`, those that begin before and end behind."""
        for cut, found in zip(self._cuts, spans, strict=True):
            middle = len(self._paragraphs[cut.before].text)
            for start, end in found:
                if start < middle < end:
                    yield self._hit(cut, middle - start, end - middle)

    def _hit(self, cut: Cut, before: int, behind: int) -> Hit:
        """Return the hit of some code points before a cut and some behind it."""
        length = len(self._paragraphs[cut.before].text)
        return Hit(cut.before, length - before, length, Span(cut.after, 0, behind))

    def _around(self, reach: int) -> tuple[int, Packed]:
        """Return how much of the text on each side of the cuts is looked at, and that text."""
        for usual in _REACHES:
            if reach <= usual:
                if usual not in self._kept:
                    self._kept[usual] = self._joined(usual)
                return usual, self._kept[usual]
        return reach, self._joined(reach)

    def _joined(self, reach: int) -> Packed:
        """Return the folded text around each cut, of equal length, with a filler behind it.

        Where there is less, fillers make up for it.
        """
        texts = self._paragraphs
        around = (
            texts[cut.before].text[-reach:].rjust(reach, _FILLER)
            + texts[cut.after].text[:reach].ljust(reach, _FILLER)
            for cut in self._cuts
        )
        return pack([fold(_FILLER.join([*around, ""]))])

    @cached_property
    def _cuts(self) -> list[Cut]:
        first = max(self._ordinals.start - 1 - _WIDEST_GAP, 0)
        texts = texts_of(self._paragraphs, first, self._ordinals.stop)
        return [
            Cut(ordinal, after)
            for ordinal, text in enumerate(texts, first)
            if len(text) >= _SHORTEST_CUT
            and text[-1] not in _STOPS
            and self._paragraphs[ordinal].kind in _CUT
            and not is_finished(text)
            and (after := self._continuation(ordinal + 1)) >= max(self._ordinals.start, 1)
        ]

    def _continuation(self, ordinal: int) -> int:
        """Return the first paragraph from one on that is no furniture, 0 if it is no plain text."""
        for paragraph in self._paragraphs[ordinal : ordinal + _WIDEST_GAP + 1]:
            if paragraph.kind is not ParagraphKind.FURNITURE:
                return paragraph.ordinal if paragraph.kind is ParagraphKind.BODY else 0
        return 0
