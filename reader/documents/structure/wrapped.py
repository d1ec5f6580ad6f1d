"""Undoing hard wrapping: texts whose lines were all broken at one width."""

from __future__ import annotations

from collections import Counter
from operator import add

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.structure.blocks import Block, Blocks

_FEWEST = 8  # lines that are no stubs
_NARROWEST = 16  # code points of a line that is no stub
_WIDEST = 90  # code points of a full line
_BEYOND = 0.03  # share of lines that may be longer than full ones
_FULL = 0.4  # share of lines that are full
_OPEN = 0.75  # share of full lines that end inside a sentence
_STOPS = "。！？"
_DEEP_INDENT = 2  # code points of white space


def find_wrapped(blocks: Blocks) -> set[int]:
    """Return the indices of the blocks that continue the line before, the text being wrapped.

    Lines are measured in code points. Text counts as wrapped where hardly a line is longer than
    the usual full line and most of the many full lines end in the middle of a sentence.
    """
    width = _full_width(blocks)
    if width is None:
        return set()
    full = range(width - 2, width + 2)
    return {
        index + 1
        for index, length in enumerate(_lengths(blocks))
        if length in full
        and index + 1 < len(blocks)
        and _continues(blocks[index], blocks[index + 1])
    }


def _lengths(blocks: Blocks) -> Iterator[int]:
    """Yield the lengths of the lines, indentation included."""
    return map(add, blocks.indents, blocks.lengths)


def _full_width(blocks: Blocks) -> int | None:
    lengths = Counter(_lengths(blocks))
    for narrow in range(_NARROWEST):
        del lengths[narrow]
    total = lengths.total()
    if total < _FEWEST:
        return None
    width = max(lengths, key=lambda length: (lengths[length], length))
    beyond = sum(count for length, count in lengths.items() if length > width + 1)
    full = sum(lengths[length] for length in range(width - 2, width + 2))
    if width > _WIDEST or beyond > _BEYOND * total or full < _FULL * total:
        return None
    ends = zip(_lengths(blocks), blocks.lasts, strict=True)
    unstopped = sum(
        width - 2 <= length <= width + 1 and last not in _STOPS for length, last in ends
    )
    return width if unstopped >= _OPEN * full else None


def _continues(before: Block, block: Block) -> bool:
    """Tell whether a block goes on with the full line before it."""
    if block.gap or before.hint is not None or block.hint is not None:
        return False
    if before.text[0] == "|" or block.text[0] == "|" or "\t" in before.text:
        return False
    if block.indent >= _DEEP_INDENT or (block.indent and block.indent > before.indent):
        return False
    return not (before.text[-1] in _STOPS and block.marker is not None)
