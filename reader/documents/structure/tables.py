"""Tables: given by the format, written with pipes or tabs, or with one cell on each line."""

from __future__ import annotations

from itertools import groupby

from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import is_caption, opens_box
from reader.documents.structure.markers import BRACKETS, COMMA, FORMAL
from reader.documents.structure.patterns import Pattern
from reader.documents.structure.segments import cut, moved
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.model import Segment
    from reader.documents.structure.blocks import Block, Blocks
    from reader.documents.tables import Rebuilt, RebuiltCell

_NUMBER = Pattern(r"[><≥≤≈±+\-—#*]{0,3}\d[\d,.:/]{0,20}\s{0,2}(?:%|左右|以上|以下)?[*#]{0,2}$")
_RULE = Pattern(r"[|\s:+-]+$")
_NUMBER_OPENERS = frozenset("><≥≤≈±+-—#*0123456789")
_LONGEST_CELL = 36
_NO_CELL = frozenset("。；;！？")  # what a cell does not end with
_SHORTEST_RUN = 12
_FEWEST_TABS = 2
_NUMBERS_SHARE = 0.25


class Cells(NamedTuple):
    """The text and origin of a cell."""

    text: str
    segments: tuple[Segment, ...]
    uncertain: bool = False


class Grid(NamedTuple):
    """A table found in the blocks from ``start`` to ``end``."""

    start: int
    end: int
    rows: tuple[tuple[Cells, ...], ...]
    header: int


def find_tables(blocks: Blocks) -> list[Grid]:
    """Find the tables and give their blocks a role."""
    return sorted([*_given(blocks), *_piped(blocks), *_tabbed(blocks), *_flattened(blocks)])


def _given(blocks: Blocks) -> Iterator[Grid]:
    """Take the tables as the format gives them."""
    for start, end in _runs(blocks.of_role(Role.ROW)):
        first = start
        for index in range(start + 1, end):
            if blocks[index].gap or (
                _is_header(blocks[index]) and not _is_header(blocks[index - 1])
            ):
                yield _given_grid(blocks, first, index)
                first = index
        yield _given_grid(blocks, first, end)


def _is_header(block: Block) -> bool:
    return block.hint is not None and block.hint.header


def _given_grid(blocks: Blocks, start: int, end: int) -> Grid:
    rows = blocks[start:end]
    header = next((i for i, block in enumerate(rows) if not _is_header(block)), len(rows))
    return Grid(start, end, tuple(_given_row(block) for block in rows), header)


def _given_row(block: Block) -> tuple[Cells, ...]:
    spans = block.hint.cells if block.hint else ()
    return tuple(_cell(block, start, end) for start, end in spans)


def _cell(block: Block, start: int, end: int) -> Cells:
    """Return the part of a block as a cell, white space around it left out."""
    part = block.text[start:end]
    text = part.strip()
    first = start + len(part) - len(part.lstrip())
    return Cells(text, cut(block.segments, first, first + len(text)))


def _piped(blocks: Blocks) -> Iterator[Grid]:
    """Find runs of at least two lines that begin and end with a pipe."""
    for start, end in _runs(i for i in blocks.opening("|") if _is_piped(blocks[i])):
        rows = [b for b in blocks[start:end] if not _RULE.match(b.text)]
        if end - start > 1 and rows:
            ruled = _RULE.match(blocks[start + 1].text) is not None
            for block in blocks[start:end]:
                block.role = Role.ROW
            yield Grid(start, end, tuple(_parted_row(b, "|", 1) for b in rows), int(ruled))


def _is_piped(block: Block) -> bool:
    text = block.text
    return block.role is Role.TEXT and len(text) > 1 and text[0] == "|" == text[-1]


def _parted_row(block: Block, mark: str, edge: int) -> tuple[Cells, ...]:
    """Return the cells that a mark parts, of what stands between so many marks at the edges."""
    cells = []
    start = edge
    for piece in block.text[edge : len(block.text) - edge].split(mark):
        cells.append(_cell(block, start, start + len(piece)))
        start += len(piece) + 1
    return tuple(cells)


def _tabbed(blocks: Blocks) -> Iterator[Grid]:
    """Find runs of at least two lines in which as many tabs, two or more, part the cells."""
    holding = sorted({*blocks.holding("\t")}) if blocks else ()
    tabs = {index: blocks[index].text.count("\t") for index in holding}
    rows = (i for i, n in tabs.items() if n >= _FEWEST_TABS and blocks[i].role is Role.TEXT)
    for first, last in _runs(rows):
        for _, run in groupby(range(first, last), key=tabs.__getitem__):
            start, *others = run
            if not others:
                continue
            found = blocks[start : others[-1] + 1]
            for block in found:
                block.role = Role.ROW
            grid = tuple(_parted_row(block, "\t", 0) for block in found)
            yield Grid(start, others[-1] + 1, grid, int(not _holds_number(grid[0])))


def _holds_number(row: tuple[Cells, ...]) -> bool:
    return any(_NUMBER.match(cell.text) for cell in row)


def _flattened(blocks: Blocks) -> Iterator[Grid]:
    """Find long runs of short lines, a quarter of them numbers, and rebuild their rows."""
    for start, end in _runs(_cells(blocks)):
        run = blocks[start:end]
        numbers = sum(_NUMBER.match(block.head) is not None for block in run)
        if end - start < _SHORTEST_RUN or numbers < _NUMBERS_SHARE * len(run):
            continue
        for block in run:
            block.role = Role.CELL
        rebuilt = _rebuild(run)
        if rebuilt is not None:
            rows = tuple(tuple(_joined(run, cell) for cell in row) for row in rebuilt.rows)
            yield Grid(start, end, rows, rebuilt.header)


def _cells(blocks: Blocks) -> Iterator[int]:
    """Yield the indices of what may be cells, of runs that are long and hold some numbers."""
    if sum(map(blocks.firsts.count, _NUMBER_OPENERS)) < _NUMBERS_SHARE * _SHORTEST_RUN:
        return
    columns = zip(blocks.lengths, blocks.lasts, blocks.roles, strict=True)
    short = (
        index
        for index, (length, last, role) in enumerate(columns)
        if length <= _LONGEST_CELL and last not in _NO_CELL and role == Role.TEXT
    )
    for start, end in _runs(short):
        if end - start >= _SHORTEST_RUN:
            numbers = sum(first in _NUMBER_OPENERS for first in blocks.firsts[start:end])
            if numbers >= _NUMBERS_SHARE * _SHORTEST_RUN:
                yield from (index for index in range(start, end) if _is_cell(blocks[index]))


def _is_cell(block: Block) -> bool:
    if opens_box(block) or is_caption(block):
        return False
    marker = block.marker
    return marker is None or not (marker.is_unit or marker.family in (FORMAL, COMMA, BRACKETS))


def _runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the beginning and the end of each run of consecutive numbers."""
    start = end = -1
    for index in indices:
        if index != end:
            if end >= 0:
                yield start, end
            start = index
        end = index + 1
    if end >= 0:
        yield start, end


def _rebuild(run: Sequence[Block]) -> Rebuilt | None:
    """Rebuild the rows; None where that is not possible without losing or doubling a line."""
    from reader.documents.tables import CellLine, rebuild

    rebuilt = rebuild([CellLine(block.text, block.gap) for block in run])
    if rebuilt is None:
        return None
    used = sorted(line for row in rebuilt.rows for cell in row for line in cell.lines)
    return rebuilt if used == list(range(len(run))) else None


def _joined(run: Sequence[Block], cell: RebuiltCell) -> Cells:
    text = ""
    segments: list[Segment] = []
    for line in cell.lines:
        segments += moved(run[line].segments, len(text))
        text += run[line].text
    return Cells(text, tuple(segments), cell.uncertain)
