"""The units that structure is inferred from: what becomes one paragraph each.

A long text has hundreds of thousands of them, and most are plain lines of which no rule wants to
know more than how long they are and how they begin and end. So they are kept as columns, about
20 bytes each beside the text; a `Block` is a look at one of them, made when a rule asks for it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from reader.documents.model import ParagraphKind, Segment
from reader.documents.structure.columns import picked, places_of
from reader.documents.structure.folding import HEAD, fold, fold_head, fold_long
from reader.documents.structure.markers import MARKER_OPENERS, read_marker
from reader.documents.structure.origins import Rewritten
from reader.typed import TYPE_CHECKING, IntEnum, overload

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reader.documents.structure import Hint
    from reader.documents.structure.markers import Marker
    from reader.documents.structure.origins import Glued


class Role(IntEnum):
    """What a block has been recognised as, if anything."""

    TEXT = 0
    METADATA = 1
    ADDRESSEE = 2
    FURNITURE = 3
    CONTENTS = 4
    TITLE = 5
    ATTACHMENT = 6
    """An entry of the list of attachments at the end of a notice."""
    CELL = 7
    """A cell of a table that was flattened to one cell a line."""
    ROW = 8
    """A row of a table."""
    HEADING = 9
    """A heading that the format gives, its level too."""
    BODY = 10
    """Running text that the format says is no heading."""
    ITEM = 11
    CAPTION = 12


ROLES = tuple(Role)
"""The roles by their numbers."""


class Block:
    """A non-blank line, or several that belong together."""

    __slots__ = ("_blocks", "_head", "_index", "_text")

    def __init__(self, blocks: Blocks, index: int) -> None:
        self._blocks = blocks
        self._index = index
        self._text: str | None = None
        self._head: str | None = None

    @property
    def text(self) -> str:
        """Its text without indentation, trailing space and artefacts."""
        if self._text is None:
            self._text = self._blocks.text(self._index)
        return self._text

    @property
    def head(self) -> str:
        """The first `HEAD` code points of its text folded for matching, 1:1."""
        if self._head is None:
            self._head = self._blocks.head(self._index)
        return self._head

    @property
    def length(self) -> int:
        """The number of code points of its text."""
        return self._blocks.lengths[self._index]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where its text came from."""
        return self._blocks.segments(self._index)

    @property
    def gap(self) -> int:
        """How many blank lines stand before it, 255 at most."""
        return self._blocks.gaps[self._index]

    @property
    def indent(self) -> int:
        """How many code points of white space stood before its text, 255 at most."""
        return self._blocks.indents[self._index]

    @property
    def marker(self) -> Marker | None:
        """The number that opens it, if any."""
        return self._blocks.markers.get(self._index)

    @property
    def hint(self) -> Hint | None:
        """What the format says of it."""
        return self._blocks.hints.get(self._index)

    @property
    def role(self) -> Role:
        """What it has been recognised as."""
        return ROLES[self._blocks.roles[self._index]]

    @role.setter
    def role(self, role: Role) -> None:
        self._blocks.roles[self._index] = role

    @property
    def stands_apart(self) -> bool:
        """Whether the format makes a heading of it without a level."""
        hint = self.hint
        return hint is not None and hint.level is None and hint.kind is ParagraphKind.HEADING


class Blocks(Sequence[Block]):
    """The blocks of a document.

    Attributes:
        lines: the text that plain blocks are stretches of.
        kept: what paragraphs may be stretches of instead: like `lines` but for line breaks.
        sources: where in the source each is; None where `lines` is one to one with the source.
        starts: where in it each begins.
        lengths: the number of code points of each.
        gaps: how many blank lines stand before each, 255 at most.
        indents: how many code points of white space stood before each, 255 at most.
        roles: the `Role` of each.
        rewritten: those that are not one stretch of `lines`.
        hints: what the format says of some.
        markers: the numbers that open some.
        folded: the same text folded for matching, 1:1.
        firsts: the first character of each, folded.
        lasts: the last character of each.
    """

    def __init__(self, lines: str, kept: str, sources: array[int] | None = None) -> None:
        """Begin without blocks."""
        self.lines = lines
        self.kept = kept
        self.sources = sources
        self.starts = array("I")
        self.lengths = array("I")
        self.gaps = bytearray()
        self.indents = bytearray()
        self.roles = bytearray()
        self.rewritten: dict[int, Rewritten | Glued] = {}
        self.hints: dict[int, Hint] = {}
        self.markers: dict[int, Marker] = {}
        self.firsts = ""
        self.lasts = ""
        self.folded = ""

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...

    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        """Return a look at a block, or at several."""
        if isinstance(index, slice):
            return [Block(self, at) for at in range(len(self.starts))[index]]
        if index >= len(self.starts):
            raise IndexError(index)
        return Block(self, index if index >= 0 else index + len(self.starts))

    def __iter__(self) -> Iterator[Block]:
        return (Block(self, index) for index in range(len(self)))

    def text(self, index: int) -> str:
        """Return the text of a block."""
        other = self.rewritten.get(index)
        if other is not None:
            return other.text
        start = self.starts[index]
        return self.lines[start : start + self.lengths[index]]

    def head(self, index: int) -> str:
        """Return the first `HEAD` code points of a block folded for matching."""
        if index in self.rewritten:
            return fold_head(self.rewritten[index].text)
        start = self.starts[index]
        return self.folded[start : start + min(self.lengths[index], HEAD)]

    def segments(self, index: int) -> tuple[Segment, ...]:
        """Return where the text of a block came from."""
        other = self.rewritten.get(index)
        if other is not None:
            return other.segments
        source = (self.starts if self.sources is None else self.sources)[index]
        return (Segment(0, source, self.lengths[index]),)

    def whole(self, index: int) -> Rewritten:
        """Return all that is known of where a block came from."""
        other = self.rewritten.get(index)
        artefacts = other.artefacts if other is not None else 0
        return Rewritten(self.text(index), self.segments(index), artefacts)

    def is_plain(self, index: int) -> bool:
        """Tell whether a block is text without a marker."""
        return self.roles[index] == Role.TEXT and index not in self.markers

    def index_at(self, place: int) -> int:
        """Return the index of the block that a place in `lines` belongs to."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def says(self, text: str, index: int, within: int) -> bool:
        """Tell whether a block says a text among its first code points."""
        other = self.rewritten.get(index)
        if other is not None:
            return text in other.text[:within]
        start = self.starts[index]
        return self.lines.find(text, start, start + min(self.lengths[index], within)) >= 0

    def longer(self, than: int) -> Iterator[int]:
        """Yield the indices of the blocks of more than so many code points."""
        return compress(range(len(self.lengths)), map(than.__lt__, self.lengths))

    def opening(self, characters: Collection[str]) -> Iterator[int]:
        """Yield the indices of the blocks whose first character, folded, is one of these."""
        return places_of(characters, self.firsts)

    def ending(self, characters: Collection[str]) -> Iterator[int]:
        """Yield the indices of the blocks whose last character is one of these."""
        return places_of(characters, self.lasts)

    def holding(self, text: str) -> Iterator[int]:
        """Yield the indices of the blocks whose folded text holds a text, some perhaps twice."""
        place = self.folded.find(text)
        while place >= 0:
            yield self.index_at(place)
            place = self.folded.find(text, place + 1)
        yield from self.rewritten

    def of_role(self, role: Role) -> Iterator[int]:
        """Yield the indices of the blocks of a role; roles may be changed meanwhile."""
        index = self.roles.find(role)
        while index >= 0:
            yield index
            index = self.roles.find(role, index + 1)

    def complete(self) -> None:
        """Make what follows from the other columns, when all blocks are there."""
        if not self.folded:
            self.folded = fold_long(self.lines)
        heads = {i: fold(other.text[0]) for i, other in self.rewritten.items()}
        self.firsts = picked(self.folded, self.starts, heads)
        tails = {i: other.text[-1] for i, other in self.rewritten.items()}
        lasts = (s + n - 1 for s, n in zip(self.starts, self.lengths, strict=True))
        self.lasts = picked(self.lines, lasts, tails)
        for index in self.opening(MARKER_OPENERS):
            if index not in self.markers:
                self.read_marker(index)

    def forget(self) -> None:
        """Let go of what only the rules look at; the texts and their kinds stay."""
        self.lines = self.folded = self.firsts = self.lasts = ""
        self.gaps = self.indents = bytearray()
        self.forget_markers()
        self.hints = {}

    def forget_markers(self) -> None:
        """Let go of the markers alone."""
        self.markers = {}

    def read_marker(self, index: int) -> None:
        """Find the marker that opens a block."""
        hint = self.hints.get(index)
        marker = None if hint is not None and hint.cells else read_marker(self.head(index))
        if marker is not None:
            self.markers[index] = marker
