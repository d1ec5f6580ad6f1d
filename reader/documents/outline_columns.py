"""The sections of a document in columns: a `Section` is made when one asks for it.

A long text has hundreds of thousands of headings. As objects they would take several times the
memory of the text; as columns each takes some twenty bytes, since most titles stand in the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import compress
from operator import attrgetter

from reader.documents.made import Made
from reader.documents.model import Section, SectionKind
from reader.documents.numbers import packed, unpacked
from reader.documents.paragraphs import Paragraphs, part_of
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.documents.model import Paragraph, Place

_KINDS = tuple(SectionKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_NONE = -1
_ONE = array("I", [1])
_children = attrgetter("children")
_MANY = 64  # sections inside one; where there are more, looking through them is done once


class SectionColumns(NamedTuple):
    """Plain values of all sections in document order, the numbers as `unpacked` takes them.

    ``markers`` and ``titles`` are the code points of each, which stand in its paragraph from its
    offset on; ``other_markers`` and ``other_titles`` are those that do not, by index. ``sizes``
    says of how many sections each is made up, itself included; ``bodies`` holds -1 where a heading
    fills its paragraph.
    """

    levels: bytes
    markers: bytes
    other_markers: dict[int, str]
    titles: bytes
    other_titles: dict[int, str]
    kinds: bytes
    paragraphs: bytes
    offsets: bytes
    bodies: bytes
    ends: bytes
    sizes: bytes


class OutlineColumns(Made[Section]):
    """All sections of a document, in document order.

    Attributes:
        titles: the title of each.
        paragraphs: the ordinal of the paragraph where each begins.
        sizes: of how many sections each is made up, itself included.
    """

    def __init__(self, columns: SectionColumns, text: Sequence[Paragraph]) -> None:
        """Make an outline of what `columns_of` returned of these paragraphs."""
        self._levels = unpacked(columns.levels)
        self.paragraphs = unpacked(columns.paragraphs)
        self._offsets = unpacked(columns.offsets)
        places = (text, self.paragraphs, self._offsets)
        self._markers = _Words(*places, unpacked(columns.markers), columns.other_markers)
        self.titles = _Words(*places, unpacked(columns.titles), columns.other_titles)
        self._kinds = columns.kinds
        self._bodies = unpacked(columns.bodies)
        self._ends = unpacked(columns.ends)
        self.sizes = unpacked(columns.sizes)
        self._large: dict[int, Sequence[int]] = {}  # what is inside large ranges asked for

    def place(self, index: int) -> Place:
        """Return where a section begins."""
        return self.paragraphs[index], self._offsets[index]

    def innermost(self, place: Place) -> tuple[int, Place] | None:
        """Return the section that began last and up to where it is the innermost one, at least.

        None where none has begun, or that one has ended.
        """
        index = bisect_right(range(len(self)), place, key=self.place) - 1
        if index < 0 or self._ends[index] <= place[0]:
            return None
        until = self._ends[index], 0
        return index, min(until, self.place(index + 1)) if index + 1 < len(self) else until

    def standing_alone(self, deepest: int) -> Iterator[int]:
        """Yield the paragraphs that headings down to a level fill, see `standing_alone`."""
        wanted = (
            b == _NONE and n <= deepest for b, n in zip(self._bodies, self._levels, strict=True)
        )
        return compress(self.paragraphs, wanted)

    @property
    def roots(self) -> Siblings:
        """The outermost sections."""
        return Siblings(self, 0, len(self))

    def __len__(self) -> int:
        return len(self._kinds)

    def _make(self, index: int) -> Section:
        body, size = self._bodies[index], self.sizes[index]
        return Section(
            index,
            self._levels[index],
            self._markers[index],
            self.titles[index],
            _KINDS[self._kinds[index]],
            self.paragraphs[index],
            self._offsets[index],
            None if body == _NONE else body,
            self._ends[index],
            Siblings(self, index + 1, index + size) if size > 1 else (),
        )

    def outermost(self, first: int, stop: int) -> Sequence[int]:
        """Return the sections of a range that are inside no other one of it."""
        if stop - first < _MANY:
            return self._find_outermost(first, stop)
        if first not in self._large:
            self._large[first] = self._find_outermost(first, stop)
        return self._large[first]

    def _find_outermost(self, first: int, stop: int) -> Sequence[int]:
        found, index = array("I"), first
        while index < stop:
            found.append(index)
            index += self.sizes[index]
        return found


class _Words(Made[str]):
    """A few words of each section, most of which stand where it begins."""

    def __init__(
        self,
        text: Sequence[Paragraph],
        paragraphs: Sequence[int],
        offsets: Sequence[int],
        lengths: Sequence[int],
        others: Mapping[int, str],
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._offsets = offsets
        self._lengths = lengths
        self._others = others

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[str]:
        if not isinstance(self._text, Paragraphs) or self._others:
            return super().__iter__()
        return self._text.parts(self._paragraphs, self._offsets, self._lengths)

    def _make(self, index: int) -> str:
        other = self._others.get(index)
        if other is not None:
            return other
        start = self._offsets[index]
        end = start + self._lengths[index]
        return part_of(self._text, self._paragraphs[index], start, end)


class Siblings(Made[Section]):
    """The sections that stand side by side in a part of an outline.

    Attributes:
        outline: all sections of the document.
    """

    def __init__(self, outline: OutlineColumns, first: int, stop: int) -> None:
        """Take the outermost ones of a range of sections."""
        self.outline = outline
        self._first = first
        self._stop = stop

    @cached_property
    def _indices(self) -> Sequence[int]:
        return self.outline.outermost(self._first, self._stop)

    def __len__(self) -> int:
        return len(self._indices)

    def _make(self, index: int) -> Section:
        return self.outline[self._indices[index]]

    def begun(self, place: Place) -> int:
        """Return how many of them begin at a place or before it."""
        return bisect_right(self._indices, place, key=self.outline.place)


def begun(sections: Sequence[Section], place: Place) -> int:
    """Return how many of some sections side by side begin at a place or before it."""
    if isinstance(sections, Siblings):
        return sections.begun(place)
    return bisect_right(sections, place, key=lambda s: (s.paragraph, s.offset))


def columns_of(sections: Sequence[Section], text: Sequence[Paragraph]) -> SectionColumns:
    """Return the columns of an outline.

    Args:
        sections: all sections in document order.
        text: the paragraphs of the document.
    """
    return SectionColumns(
        packed(section.level for section in sections),
        *_words((section.marker for section in sections), sections, text),
        *_words((section.title for section in sections), sections, text),
        bytes(_NUMBERS[section.kind] for section in sections),
        packed(section.paragraph for section in sections),
        packed(section.offset for section in sections),
        packed(_NONE if section.body is None else section.body for section in sections),
        packed(section.end for section in sections),
        packed(sizes_of(sections)),
    )


def _words(
    words: Iterable[str], sections: Iterable[Section], text: Sequence[Paragraph]
) -> tuple[bytes, dict[int, str]]:
    """Return the lengths of some words of each section, and those that do not begin it."""
    lengths, others = array("I"), {}
    for index, (word, section) in enumerate(zip(words, sections, strict=True)):
        lengths.append(len(word))
        end = section.offset + len(word)
        if word != part_of(text, section.paragraph, section.offset, end):
            others[index] = word
    return packed(lengths), others


def flat(roots: Sequence[Section]) -> Sequence[Section]:
    """Return sections and all inside them, in document order."""
    return flat_with_sizes(roots)[0]


def flat_with_sizes(roots: Sequence[Section]) -> tuple[Sequence[Section], Sequence[int]]:
    """Return sections and all inside them, and what `sizes_of` says of these."""
    if isinstance(roots, Siblings):
        return roots.outline, roots.outline.sizes
    found: list[Section] = []
    sizes = array("I")
    waiting = [(_NONE, iter(roots))]  # sections that are being gone through, and what holds them
    while waiting:
        holder, siblings = waiting[-1]
        for section in siblings:
            children = section.children
            found.append(section)
            sizes.append(1 + len(children))
            if any(map(_children, children)):
                waiting.append((len(found) - 1, iter(children)))
                break
            found += children  # nearly all sections stand among others that hold none
            sizes.extend(_ONE * len(children))
        else:
            waiting.pop()
            if holder != _NONE:
                sizes[holder] = len(found) - holder
    return tuple(found), sizes


def sizes_of(outline: Sequence[Section]) -> array[int]:
    """Return of how many sections each is made up, itself included.

    Args:
        outline: all sections in document order.
    """
    if isinstance(outline, OutlineColumns):
        return outline.sizes
    sizes = array("I", [1]) * len(outline)
    for index in range(len(outline) - 1, -1, -1):
        at = index + 1
        if children := outline[index].children:
            for _ in children:
                at += sizes[at]
            sizes[index] = at - index
    return sizes


def titles_of(outline: Sequence[Section]) -> Sequence[str]:
    """Return the title of each section."""
    if isinstance(outline, OutlineColumns):
        return outline.titles
    return [section.title for section in outline]


def standing_alone(outline: Sequence[Section], deepest: int) -> Iterator[int]:
    """Yield the ordinals of the paragraphs that headings fill.

    Args:
        outline: all sections in document order.
        deepest: the level down to which headings count.
    """
    if isinstance(outline, OutlineColumns):
        return outline.standing_alone(deepest)
    return (s.paragraph for s in outline if s.body is None and s.level <= deepest)


def starts_of(outline: Sequence[Section]) -> Sequence[int]:
    """Return the ordinals of the paragraphs where the sections begin."""
    if isinstance(outline, OutlineColumns):
        return outline.paragraphs
    return array("I", (section.paragraph for section in outline))
