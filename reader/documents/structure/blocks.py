"""The units that structure is inferred from: what becomes one paragraph each."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.documents.model import ParagraphKind, Segment
from reader.documents.repair import may_hold_artefacts, without_artefacts
from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker
from reader.documents.structure.segments import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.structure import Hint, Line


class Role(Enum):
    """What a block has been recognised as, if anything."""

    TEXT = auto()
    METADATA = auto()
    ADDRESSEE = auto()
    FURNITURE = auto()
    CONTENTS = auto()
    TITLE = auto()
    ATTACHMENT = auto()
    """An entry of the list of attachments at the end of a notice."""
    CELL = auto()
    """A cell of a table that was flattened to one cell a line."""
    ROW = auto()
    """A row of a table."""
    HEADING = auto()
    """A heading that the format gives, its level too."""
    BODY = auto()
    """Running text that the format says is no heading."""
    ITEM = auto()
    CAPTION = auto()


_ROLES = {
    ParagraphKind.METADATA: Role.METADATA,
    ParagraphKind.FURNITURE: Role.FURNITURE,
    ParagraphKind.BODY: Role.BODY,
    ParagraphKind.ITEM: Role.ITEM,
    ParagraphKind.CAPTION: Role.CAPTION,
}


class Block:
    """A non-blank line, or several that belong together.

    Attributes:
        text: without indentation, trailing space and artefacts.
        segments: where the text came from.
        gap: how many blank lines stand before it.
        indent: how many code points of white space stood before its text.
        head: the first 120 code points folded for matching, 1:1.
        marker: the number that opens it, if any.
        role: what it has been recognised as.
        hint: what the format says of it.
        artefacts: how many stray marks of a converter were taken out of it.
    """

    __slots__ = ("artefacts", "gap", "head", "hint", "indent", "marker", "role", "segments", "text")

    def __init__(
        self,
        text: str,
        segments: list[Segment],
        gap: int,
        indent: int,
        hint: Hint | None,
    ) -> None:
        self.text = text
        self.segments = segments
        self.gap = gap
        self.indent = indent
        self.head = fold_head(text)
        self.marker = None if hint is not None and hint.cells else read_marker(self.head)
        self.role = Role.TEXT if hint is None else _role(hint)
        self.hint = hint
        self.artefacts = 0

    @property
    def stands_apart(self) -> bool:
        """Whether the format makes a heading of it without a level."""
        return (
            self.hint is not None
            and self.hint.level is None
            and self.hint.kind is ParagraphKind.HEADING
        )

    def extend(self, others: Sequence[Block]) -> None:
        """Take the text of the next blocks in; a space divides two words in Latin letters."""
        texts, length = [self.text], len(self.text)
        for other in others:
            if _is_latin(texts[-1][-1]) and _is_latin(other.text[0]):
                texts.append(" ")
                length += 1
            self.segments += [Segment(s.start + length, *s[1:]) for s in other.segments]
            texts.append(other.text)
            length += len(other.text)
            self.artefacts += other.artefacts
        self.text = "".join(texts)
        self.head = fold_head(self.text)
        self.marker = read_marker(self.head)


def make_blocks(lines: Iterable[Line]) -> list[Block]:
    """Return a block for each line that holds more than white space and artefacts."""
    blocks: list[Block] = []
    gap = 0
    for line in lines:
        block = _make_block(line, gap)
        if block is not None:
            blocks.append(block)
            gap = 0
        elif line.hint is None or not line.hint.cells:
            gap += 1
    return blocks


def _role(hint: Hint) -> Role:
    if hint.cells:
        return Role.ROW
    if hint.level is not None:
        return Role.HEADING if hint.level else Role.TITLE
    return Role.TEXT if hint.kind is None else _ROLES.get(hint.kind, Role.TEXT)


def _make_block(line: Line, gap: int) -> Block | None:
    text = line.text.strip()
    if not text:
        return None
    if line.hint is not None and line.hint.cells:
        return _make_row(line, gap)
    if may_hold_artefacts(text):
        return _make_cleaned(line, gap)
    indent = len(line.text) - len(line.text.lstrip())
    segments = list(_origin(line, indent, indent + len(text)))
    return Block(text, segments, gap, indent, line.hint)


def _make_row(line: Line, gap: int) -> Block:
    """Make a block of a table's row, its text unaltered since the cells are spans of it."""
    return Block(line.text, list(_origin(line, 0, len(line.text))), gap, 0, line.hint)


def _origin(line: Line, start: int, end: int) -> Sequence[Segment]:
    """Return where a part of a line came from, counted from where the part begins."""
    if line.segments:
        return cut(line.segments, start, end)
    return (Segment(0, line.start + start, end - start),)


def _make_cleaned(line: Line, gap: int) -> Block | None:
    """Make a block of the pieces of a line that are not artefacts, None if nothing is there."""
    kept, artefacts = without_artefacts(line.text)
    whole = "".join(piece for _, piece in kept)
    text = whole.strip()
    if not text:
        return None
    indent = len(whole) - len(whole.lstrip())
    segments: list[Segment] = []
    position = -indent
    for offset, piece in kept:
        first = max(position, 0)
        last = min(position + len(piece), len(text))
        if first < last:
            shift = offset - position
            origin = _origin(line, first + shift, last + shift)
            segments += [s._replace(start=s.start + first) for s in origin]
        position += len(piece)
    block = Block(text, segments, gap, indent, line.hint)
    block.artefacts = artefacts
    return block


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
