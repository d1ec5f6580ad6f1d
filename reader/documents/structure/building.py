"""From lines to blocks."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, compress
from operator import add, sub

from reader.documents.model import ParagraphKind, Segment
from reader.documents.repair import may_hold_artefacts, without_artefacts
from reader.documents.structure import Line
from reader.documents.structure.blocks import Blocks, Role
from reader.documents.structure.dividing import divide
from reader.documents.structure.origins import Rewritten
from reader.documents.structure.plain import PlainLines
from reader.documents.structure.segments import cut
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure import Hint

_MOST = 255
_ROLES = {
    ParagraphKind.METADATA: Role.METADATA,
    ParagraphKind.FURNITURE: Role.FURNITURE,
    ParagraphKind.BODY: Role.BODY,
    ParagraphKind.ITEM: Role.ITEM,
    ParagraphKind.CAPTION: Role.CAPTION,
}


def make_blocks(lines: Sequence[Line]) -> Blocks:
    """Return a block for each line that holds more than white space and artefacts."""
    blocks = _of_plain(lines) if isinstance(lines, PlainLines) else _of_any(lines)
    blocks.complete()
    return blocks


def _of_plain(lines: PlainLines) -> Blocks:
    """Make blocks of a text of which nothing is known but where its lines break."""
    blocks = Blocks(lines.text, lines.kept)
    builder = _Builder(blocks)
    for start, piece in lines.pieces():
        if may_hold_artefacts(piece):
            builder.add_one_by_one(piece, start)
        else:
            builder.add_piece(piece, start)
    divide(blocks)
    return blocks


def _of_any(lines: Sequence[Line]) -> Blocks:
    text = "\n".join([line.text for line in lines])
    blocks = Blocks(text, text, array("I"))
    builder = _Builder(blocks)
    position = 0
    for line in lines:
        builder.add_line(line, position)
        position += len(line.text) + 1
    return blocks


class _Builder:
    """Appends blocks, counting the blank lines between them."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._gap = 0

    def add_piece(self, piece: str, position: int) -> None:
        """Add the lines of a piece of text, which hold no artefacts.

        Done in columns, as a long text has very many lines.
        """
        lines = piece.split("\n")
        lengths = [*map(len, map(str.strip, lines))]
        whole = [*map(len, lines)]
        if lengths == whole and all(lengths):
            self._add_solid(lengths, position)
            return
        blocks = self._blocks
        indents = [*map(sub, whole, map(len, map(str.lstrip, lines)))]
        starts = map(add, accumulate(map((1).__add__, whole), initial=position), indents)
        places = [*compress(range(len(lines)), lengths)]
        blocks.starts.extend(compress(starts, lengths))
        blocks.lengths.extend(filter(None, lengths))
        blocks.indents += _at_most([*compress(indents, lengths)])
        behind = chain((-self._gap,), map((1).__add__, places))
        blocks.gaps += _at_most([*map(sub, places, behind)])
        blocks.roles += bytes(len(places))
        self._gap = len(lines) - 1 - places[-1] if places else self._gap + len(lines)

    def _add_solid(self, lengths: list[int], position: int) -> None:
        """Add lines of which none is blank and none has white space at its ends."""
        blocks, count = self._blocks, len(lengths)
        blocks.starts.extend(map(add, accumulate(lengths, initial=position), range(count)))
        blocks.lengths.extend(lengths)
        blocks.indents += bytes(count)
        blocks.gaps += bytes((min(self._gap, _MOST),)).ljust(count, b"\0")
        blocks.roles += bytes(count)
        self._gap = 0

    def add_one_by_one(self, piece: str, position: int) -> None:
        """Add the lines of a piece of text, some of which hold artefacts."""
        for line in piece.split("\n"):
            self.add_line(Line(line, position), position)
            position += len(line) + 1

    def add_line(self, line: Line, position: int) -> None:
        """Add a line of any format."""
        text = line.text.strip()
        is_row = line.hint is not None and bool(line.hint.cells)
        if not text:
            self._gap += not is_row
            return
        origin = line.segments or (Segment(0, line.start, len(line.text)),)
        index = len(self._blocks)
        if is_row:  # the cells are spans of its unaltered text
            self._add(position, len(line.text), 0)
            self._trace(index, line.text, origin)
        elif may_hold_artefacts(text):
            self._add_cleaned(line.text, origin, position)
        else:
            indent = len(line.text) - len(line.text.lstrip())
            self._add(position + indent, len(text), indent)
            self._trace(index, text, cut(origin, indent, indent + len(text)))
        if line.hint is not None and index < len(self._blocks):
            self._blocks.hints[index] = line.hint
            self._blocks.roles[index] = _role(line.hint)

    def _add(self, start: int, length: int, indent: int) -> None:
        blocks = self._blocks
        blocks.starts.append(start)
        blocks.lengths.append(length)
        blocks.indents.append(min(indent, _MOST))
        blocks.gaps.append(min(self._gap, _MOST))
        blocks.roles.append(Role.TEXT)
        if blocks.sources is not None:
            blocks.sources.append(0)
        self._gap = 0

    def _trace(self, index: int, text: str, segments: Sequence[Segment]) -> None:
        """Keep where the text of a block came from, as one number where that is enough."""
        sources = self._blocks.sources
        if sources is None:
            return
        if len(segments) == 1 and segments[0].length == len(text):
            sources[index] = segments[0].source
        else:
            self._blocks.rewritten[index] = Rewritten(text, tuple(segments))

    def _add_cleaned(self, line: str, origin: Sequence[Segment], position: int) -> None:
        """Add the pieces of a line that are not artefacts, if there are any."""
        cleaned, indent = _cleaned(line, origin)
        if cleaned.text:
            index = len(self._blocks)
            self._add(position, len(cleaned.text), indent)
            self._blocks.rewritten[index] = cleaned
        else:
            self._gap += 1


def _at_most(numbers: list[int]) -> bytes:
    """Return numbers as bytes, the greatest cut down."""
    if numbers and max(numbers) > _MOST:
        return bytes(min(number, _MOST) for number in numbers)
    return bytes(numbers)


def _role(hint: Hint) -> Role:
    if hint.cells:
        return Role.ROW
    if hint.level is not None:
        return Role.HEADING if hint.level else Role.TITLE
    return Role.TEXT if hint.kind is None else _ROLES.get(hint.kind, Role.TEXT)


def _cleaned(line: str, origin: Sequence[Segment]) -> tuple[Rewritten, int]:
    """Return what a line says without artefacts, and how far that is indented."""
    kept, artefacts = without_artefacts(line)
    whole = "".join(piece for _, piece in kept)
    text = whole.strip()
    indent = len(whole) - len(whole.lstrip())
    segments: list[Segment] = []
    position = -indent
    for offset, piece in kept:
        first = max(position, 0)
        last = min(position + len(piece), len(text))
        if first < last:
            shift = offset - position
            found = cut(origin, first + shift, last + shift)
            segments += [s._replace(start=s.start + first) for s in found]
        position += len(piece)
    return Rewritten(text, tuple(segments), artefacts), indent
