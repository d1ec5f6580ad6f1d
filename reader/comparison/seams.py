"""Where one copy is damaged, and what the other one could repair it with.

Pages and columns that were lost or put in a wrong order cut paragraphs in the middle of a sentence.
That tells damage from revision: an author leaves out sentences, not halves of them.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.comparison.alignment import Kind
from reader.documents.structure.sentences import is_finished
from reader.search.hits import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.changes import Change
    from reader.comparison.collation import Pairing
    from reader.documents.model import Document

T = TypeVar("T")

_LEAST = 4  # code points that are lost; fewer are a slip of the typist
_LONG = 20  # code points; shorter paragraphs end without a mark


class Fault(StrEnum):
    """What is wrong with a copy."""

    BEGINNING = "beginning"
    END = "end"
    BROKEN = "broken"
    REPEATED = "repeated"
    DISPLACED = "displaced"


class Repair(NamedTuple):
    """A proposal.

    Attributes:
        side: which copy is to be repaired: 0 the old one, 1 the new one.
        fault: what is wrong with it.
        paragraph: the ordinal of its paragraph that is cut, displaced or repeated; of a broken
            one the first part.
        wanting: what of the other copy is to be put in before or behind it, in order.
        behind: the paragraph that a displaced one is to follow, None to be the first.
    """

    side: int
    fault: Fault
    paragraph: int
    wanting: tuple[Span, ...] = ()
    behind: int | None = None


def repairs(old: Document, new: Document, pairings: Sequence[Pairing]) -> list[Repair]:
    """Return proposals for both documents, each in the order of its paragraphs."""
    found: list[Repair] = []
    for side, documents in enumerate(((old, new), (new, old))):
        seams = _Seams(*documents, side, pairings)
        found += sorted(seams.proposals(), key=lambda repair: repair.paragraph)
    return found


class _Seams:
    """The seams of one copy, seen from the other one."""

    def __init__(
        self, own: Document, other: Document, side: int, pairings: Sequence[Pairing]
    ) -> None:
        self._own = own
        self._other = other
        self._side = side
        self._pairings = pairings
        self._lacking = {
            (p.block.new if side == 0 else p.block.old)[0]
            for p in pairings
            if p.block.kind is (Kind.ADDED if side == 0 else Kind.MISSING)
        }

    def proposals(self) -> Iterator[Repair]:
        for pairing in self._pairings:
            block = pairing.block
            own, other = self._sides(block.old, block.new)
            if block.kind is Kind.REPEATED and own:
                yield Repair(self._side, Fault.REPEATED, own[0])
            if own and other:
                yield from self._ends(pairing)
                yield from self._broken(own)
                if block.moved and self._interrupts(own[0]):
                    yield from self._displaced(own[0], other[0])

    def _sides(self, old: tuple[T, ...], new: tuple[T, ...]) -> tuple[tuple[T, ...], tuple[T, ...]]:
        """Return what belongs to this copy, and what to the other one."""
        return (new, old) if self._side else (old, new)

    def _ends(self, pairing: Pairing) -> Iterator[Repair]:
        """Yield what a paragraph lacks at its beginning and at its end."""
        if not pairing.changes:
            return
        own, other = self._sides(pairing.block.old, pairing.block.new)
        first, last = pairing.changes[0], pairing.changes[-1]
        lost = self._lost(first)
        if lost and self._starts(first, own[0], other[0]) and not self._closes(lost[-1]):
            before = self._whole(other[0], -1)
            yield Repair(self._side, Fault.BEGINNING, own[0], (*before, *lost))
        lost = self._lost(last)
        if lost and self._stops(last, own[-1], other[-1]) and self._open(own[-1]):
            behind = self._whole(other[-1], 1)
            yield Repair(self._side, Fault.END, own[-1], (*lost, *behind))

    def _lost(self, change: Change) -> tuple[Span, ...]:
        """Return what the other copy has where this one has nothing."""
        here, there = self._sides(change.old, change.new)
        if not _size(here) and _size(there) >= _LEAST:
            return tuple(there)
        return ()

    def _starts(self, change: Change, own: int, other: int) -> bool:
        here, there = (spans[0] for spans in self._sides(change.old, change.new))
        return (here[:2], there[:2]) == ((own, 0), (other, 0))

    def _stops(self, change: Change, own: int, other: int) -> bool:
        here, there = (spans[-1] for spans in self._sides(change.old, change.new))
        ends = (len(self._own.paragraphs[own].text), len(self._other.paragraphs[other].text))
        return (here.paragraph, here.end, there.paragraph, there.end) == (
            own,
            ends[0],
            other,
            ends[1],
        )

    def _closes(self, span: Span) -> bool:
        """Tell whether a sentence of the other copy ends with a span."""
        return is_finished(self._other.paragraphs[span.paragraph].text[: span.end].rstrip())

    def _open(self, ordinal: int) -> bool:
        text = self._own.paragraphs[ordinal].text.rstrip()
        return bool(text) and not is_finished(text)

    def _whole(self, beside: int, step: int) -> tuple[Span, ...]:
        """Return the paragraphs beside one of the other copy that this copy lacks altogether."""
        found = []
        at = beside + step
        while at in self._lacking:
            found.append(Span(at, 0, len(self._other.paragraphs[at].text)))
            at += step
        return tuple(found[::step])

    def _broken(self, own: Sequence[int]) -> Iterator[Repair]:
        """Yield the places where a paragraph is cut in two inside of a sentence."""
        if len(own) > 1:
            for ordinal in own[:-1]:
                text = self._own.paragraphs[ordinal].text
                if len(text) >= _LONG and self._open(ordinal):
                    yield Repair(self._side, Fault.BROKEN, ordinal)

    def _interrupts(self, ordinal: int) -> bool:
        """Tell whether a paragraph stands behind one that breaks off."""
        before = ordinal - 1
        return (
            before >= 0 and len(self._own.paragraphs[before].text) >= _LONG and self._open(before)
        )

    def _displaced(self, ordinal: int, there: int) -> Iterator[Repair]:
        """Yield where a paragraph belongs: behind what stands before it in the other copy."""
        yield Repair(self._side, Fault.DISPLACED, ordinal, behind=self._ends_with.get(there - 1))

    @cached_property
    def _ends_with(self) -> dict[int, int]:
        """The last paragraph of each pair by the last one of the other copy."""
        pairs = (self._sides(p.block.old, p.block.new) for p in self._pairings)
        return {other[-1]: own[-1] for own, other in pairs if own and other}


def _size(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
