"""The units that structure is inferred from: what becomes one paragraph each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.documents.model import Segment
from reader.documents.repair import without_artefacts
from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import Marker, read_marker

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
    HEADING = auto()
    """A heading because the format of the source says so."""
    GIVEN = auto()
    """A paragraph whose kind the format of the source gives."""
    ATTACHMENT = auto()
    """An entry of the list of attachments at the end of a notice."""
    CELL = auto()
    """A cell of a table that was flattened to one cell a line."""
    ROW = auto()
    """A row of a table written with pipes."""


@dataclass(slots=True, eq=False)
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
        hint: what the format of the source says of it.
        artefacts: how many stray marks of a converter were taken out of it.
    """

    text: str
    segments: list[Segment]
    gap: int
    indent: int
    head: str
    marker: Marker | None
    role: Role = Role.TEXT
    hint: Hint | None = None
    artefacts: int = 0

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
        if line.hint is not None and line.hint.cells:
            blocks.append(_make_row(line, gap))
            gap = 0
            continue
        kept, artefacts = without_artefacts(line.text)
        block = _make_block(kept, line.start, gap)
        if block is None:
            gap += 1
            continue
        block.artefacts, block.hint = artefacts, line.hint
        blocks.append(block)
        gap = 0
    return blocks


def _make_row(line: Line, gap: int) -> Block:
    """Make a block of a table's row as it is: the spans of its cells count from its start."""
    text, head = line.text, fold_head(line.text)
    segments = [Segment(0, line.start, len(text))] if text else []
    return Block(text, segments, gap, 0, head, None, hint=line.hint)


def _make_block(kept: list[tuple[int, str]], start: int, gap: int) -> Block | None:
    """Make a block of the pieces of a line that are not artefacts, None if nothing is there."""
    whole = "".join(piece for _, piece in kept)
    text = whole.strip()
    if not text:
        return None
    indent = len(whole) - len(whole.lstrip())
    segments = []
    position = -indent
    for offset, piece in kept:
        first = max(position, 0)
        last = min(position + len(piece), len(text))
        if first < last:
            segments.append(Segment(first, start + offset + first - position, last - first))
        position += len(piece)
    head = fold_head(text)
    return Block(text, segments, gap, indent, head, read_marker(head))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
