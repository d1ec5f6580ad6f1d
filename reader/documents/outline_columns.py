"""The sections of a document in columns: a `Section` is made when one asks for it.

A long text has hundreds of thousands of headings. As objects they would take several times the
memory of the text; as columns each takes its title and some thirty bytes.
"""

from __future__ import annotations

from array import array
from functools import cached_property

from reader.documents.made import Made, Texts
from reader.documents.model import Section, SectionKind
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KINDS = tuple(SectionKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_NONE = -1


class SectionColumns(NamedTuple):
    """Plain values of all sections in document order, arrays of four bytes a number as bytes.

    ``sizes`` says of how many sections each is made up, itself included; ``bodies`` holds -1 where
    a heading fills its paragraph.
    """

    levels: bytes
    markers: str
    marker_ends: bytes
    titles: str
    title_ends: bytes
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

    def __init__(self, columns: SectionColumns) -> None:
        """Make an outline of what `columns_of` returned."""
        self._levels = array("I", columns.levels)
        self._markers = Texts(columns.markers, array("I", columns.marker_ends))
        self.titles = Texts(columns.titles, array("I", columns.title_ends))
        self._kinds = columns.kinds
        self.paragraphs = array("I", columns.paragraphs)
        self._offsets = array("I", columns.offsets)
        self._bodies = array("i", columns.bodies)
        self._ends = array("I", columns.ends)
        self.sizes = array("I", columns.sizes)

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
        indices, sizes = array("I"), self.outline.sizes
        index = self._first
        while index < self._stop:
            indices.append(index)
            index += sizes[index]
        return indices

    def __len__(self) -> int:
        return len(self._indices)

    def _make(self, index: int) -> Section:
        return self.outline[self._indices[index]]


def columns_of(sections: Sequence[Section]) -> SectionColumns:
    """Return the columns of an outline.

    Args:
        sections: all sections in document order.
    """
    return SectionColumns(
        _numbers(section.level for section in sections),
        *joined(section.marker for section in sections),
        *joined(section.title for section in sections),
        bytes(_NUMBERS[section.kind] for section in sections),
        _numbers(section.paragraph for section in sections),
        _numbers(section.offset for section in sections),
        array("i", (_NONE if s.body is None else s.body for s in sections)).tobytes(),
        _numbers(section.end for section in sections),
        sizes_of(sections).tobytes(),
    )


def flat(roots: Sequence[Section]) -> Sequence[Section]:
    """Return sections and all inside them, in document order."""
    if isinstance(roots, Siblings):
        return roots.outline
    found, waiting = [], [*reversed(roots)]
    while waiting:
        section = waiting.pop()
        found.append(section)
        if section.children:
            waiting += reversed(section.children)
    return tuple(found)


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


def starts_of(outline: Sequence[Section]) -> Sequence[int]:
    """Return the ordinals of the paragraphs where the sections begin."""
    if isinstance(outline, OutlineColumns):
        return outline.paragraphs
    return array("I", (section.paragraph for section in outline))


def joined(texts: Iterable[str]) -> tuple[str, bytes]:
    """Return texts as `Texts` takes them, the numbers as bytes."""
    pieces, ends, end = [], array("I"), 0
    for text in texts:
        pieces.append(text)
        end += len(text)
        ends.append(end)
    return "".join(pieces), ends.tobytes()


def _numbers(values: Iterable[int]) -> bytes:
    return array("I", values).tobytes()
