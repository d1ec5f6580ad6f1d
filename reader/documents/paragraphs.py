"""The paragraphs of a document in columns: a `Paragraph` is made when one asks for it.

A long text has hundreds of thousands of paragraphs, most of them stretches of its source. Kept as
objects they would take several times the memory of the text; as columns each takes 9 bytes at most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from reader.documents.model import Paragraph, ParagraphKind, Segment
from reader.documents.numbers import packed
from reader.typed import TYPE_CHECKING, NamedTuple, Protocol, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KINDS = tuple(ParagraphKind)
"""The kinds by their numbers in the columns."""


Plain = tuple[str, list[tuple[int, ...]]]
"""A text and its segments, of plain types."""


class Text(Protocol):
    """A text that is not one stretch of another, and where it came from."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where it came from."""


class Whole(Protocol):
    """A text of which stretches can be had."""

    def __getitem__(self, part: slice, /) -> str:
        """Return a stretch."""


class Stretches(NamedTuple):
    """Texts that are parts of a longer text.

    Attributes:
        whole: the longer text.
        starts: where each begins in it.
        lengths: the number of code points of each.
        sources: the source offset of each; None where they are those of `starts`.
    """

    whole: Whole
    starts: Sequence[int]
    lengths: Sequence[int]
    sources: Sequence[int] | None


class Paragraphs(Sequence[Paragraph]):
    """A document's paragraphs, in order."""

    def __init__(
        self,
        stretches: Stretches,
        kinds: bytearray,
        others: Mapping[int, Text],
    ) -> None:
        """Make a sequence of paragraphs.

        Args:
            stretches: their texts and origins.
            kinds: the place of each one's kind in `KINDS`.
            others: those that are no stretch, by ordinal; their lengths count in ``stretches``.
        """
        self._whole, self._starts, self._lengths, self._sources = stretches
        self._kinds = kinds
        self._others = others
        self._last: Paragraph | None = None  # made last: it is often asked for several times

    def columns_over(self, source: str) -> tuple[bytes, bytes, bytes, dict[int, Plain]] | None:
        """Return starts, lengths (packed) and kinds, and what is no stretch, in plain values.

        Args:
            source: the source text.

        Returns:
            None where the paragraphs are not stretches of it itself.
        """
        if self._whole is not source or self._sources is not None:
            return None
        others = {o: (t.text, [tuple(s) for s in t.segments]) for o, t in self._others.items()}
        return packed(self._starts), packed(self._lengths), bytes(self._kinds), others

    @property
    def lengths(self) -> Sequence[int]:
        """The number of code points of each."""
        return self._lengths

    def source_offset(self, ordinal: int) -> int:
        """Return the source offset of the first code point of a paragraph."""
        other = self._others.get(ordinal)
        if other is not None and other.segments:
            return self._make(ordinal).source_offset(0)
        return (self._starts if self._sources is None else self._sources)[ordinal]

    def text(self, ordinal: int) -> str:
        """Return the text of a paragraph."""
        other = self._others.get(ordinal)
        if other is not None:
            return other.text
        start = self._starts[ordinal]
        return self._whole[start : start + self._lengths[ordinal]]

    def part(self, ordinal: int, start: int, end: int) -> str:
        """Return a part of the text of a paragraph."""
        other = self._others.get(ordinal)
        if other is not None:
            return other.text[start:end]
        first = self._starts[ordinal]
        return self._whole[first + start : first + min(end, self._lengths[ordinal])]

    def parts(
        self, ordinals: Iterable[int], offsets: Iterable[int], lengths: Iterable[int]
    ) -> Iterator[str]:
        """Yield a part of each of some paragraphs, which lies inside it."""
        whole, others, starts = self._whole, self._others, self._starts
        for ordinal, offset, length in zip(ordinals, offsets, lengths, strict=True):
            if ordinal in others:
                yield others[ordinal].text[offset : offset + length]
            else:
                start = starts[ordinal] + offset
                yield whole[start : start + length]

    def texts(self, first: int, last: int) -> list[str]:
        """Return the texts of the paragraphs from one to before another."""
        whole, others = self._whole, self._others
        starts, lengths = self._starts[first:last], self._lengths[first:last]
        texts = [whole[start : start + size] for start, size in zip(starts, lengths, strict=True)]
        for ordinal in range(first, first + len(texts)):
            if ordinal in others:
                texts[ordinal - first] = others[ordinal].text
        return texts

    def kind(self, ordinal: int) -> ParagraphKind:
        """Return the kind of a paragraph."""
        return KINDS[self._kinds[ordinal]]

    def of_kind(self, kind: ParagraphKind) -> Iterator[int]:
        """Yield the ordinals of the paragraphs of a kind."""
        number = KINDS.index(kind)
        ordinal = self._kinds.find(number)
        while ordinal >= 0:
            yield ordinal
            ordinal = self._kinds.find(number, ordinal + 1)

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...

    @overload
    def __getitem__(self, index: slice) -> list[Paragraph]: ...

    def __getitem__(self, index: int | slice) -> Paragraph | list[Paragraph]:
        """Return a paragraph, or several."""
        if isinstance(index, slice):
            return [self._make(ordinal) for ordinal in range(len(self))[index]]
        last = self._last
        if last is None or last.ordinal != index:
            last = self._last = self._make(range(len(self))[index])
        return last

    def __iter__(self) -> Iterator[Paragraph]:
        return map(self._make, range(len(self)))

    def _make(self, ordinal: int) -> Paragraph:
        kind = KINDS[self._kinds[ordinal]]
        other = self._others.get(ordinal)
        if other is not None:
            return Paragraph(ordinal, other.text, kind, other.segments)
        start = self._starts[ordinal]
        length = self._lengths[ordinal]
        source = start if self._sources is None else self._sources[ordinal]
        text = self._whole[start : start + length]
        return Paragraph(ordinal, text, kind, (Segment(0, source, length),))


def lengths_of(paragraphs: Sequence[Paragraph]) -> Sequence[int]:
    """Return the number of code points of each of some paragraphs."""
    if isinstance(paragraphs, Paragraphs):
        return paragraphs.lengths
    return [len(paragraph.text) for paragraph in paragraphs]


def source_offset_of(paragraphs: Sequence[Paragraph], ordinal: int) -> int:
    """Return the source offset of the first code point of a paragraph."""
    if isinstance(paragraphs, Paragraphs):
        return paragraphs.source_offset(ordinal)
    return paragraphs[ordinal].source_offset(0)


def place_of(paragraphs: Sequence[Paragraph], source: int) -> tuple[int, int]:
    """Return the place of a source offset, or the nearest one before it."""
    ordinals = range(len(paragraphs))
    index = bisect_right(ordinals, source, key=partial(source_offset_of, paragraphs)) - 1
    found = paragraphs[max(index, 0)]
    for segment in found.segments:
        if segment.source <= source < segment.source + segment.length:
            return found.ordinal, segment.start + source - segment.source
    return found.ordinal, 0


def part_of(paragraphs: Sequence[Paragraph], ordinal: int, start: int, end: int) -> str:
    """Return a part of the text of a paragraph, from one code point to before another."""
    if isinstance(paragraphs, Paragraphs):
        return paragraphs.part(ordinal, start, end)
    return paragraphs[ordinal].text[start:end]


def texts_of(paragraphs: Sequence[Paragraph], first: int, last: int) -> list[str]:
    """Return the texts of some paragraphs from one to before another."""
    if isinstance(paragraphs, Paragraphs):
        return paragraphs.texts(first, last)
    return [paragraph.text for paragraph in paragraphs[first:last]]


def ordinals_of(paragraphs: Sequence[Paragraph], kind: ParagraphKind) -> Iterator[int]:
    """Yield the places of the paragraphs of a kind among all of a document."""
    if isinstance(paragraphs, Paragraphs):
        return paragraphs.of_kind(kind)
    return (ordinal for ordinal, other in enumerate(paragraphs) if other.kind is kind)
