"""Undoing hard wrapping: texts whose lines were all broken at one width."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Block

_FEWEST = 8
_NARROWEST = 16
_WIDEST = 90
_BEYOND = 0.03
_FULL = 0.4
_OPEN = 0.75
_STOPS = "。！？"
_DEEP_INDENT = 2


def find_wrapped(blocks: Sequence[Block]) -> set[int]:
    """Return the indices of the blocks that continue the line before, the text being wrapped.

    Lines are measured in code points. Text counts as wrapped where hardly a line is longer than
    the usual full line and most of the many full lines end in the middle of a sentence.
    """
    width = _full_width(blocks)
    if width is None:
        return set()
    return {
        index
        for index in range(1, len(blocks))
        if _continues(blocks[index - 1], blocks[index], width)
    }


def _full_width(blocks: Sequence[Block]) -> int | None:
    lengths = Counter(length for b in blocks if (length := b.indent + len(b.text)) >= _NARROWEST)
    total = lengths.total()
    if total < _FEWEST:
        return None
    width = max(lengths, key=lambda length: (lengths[length], length))
    beyond = sum(count for length, count in lengths.items() if length > width + 1)
    full = [b for b in blocks if width - 2 <= b.indent + len(b.text) <= width + 1]
    if width > _WIDEST or beyond > _BEYOND * total or len(full) < _FULL * total:
        return None
    unstopped = sum(block.text[-1] not in _STOPS for block in full)
    return width if unstopped >= _OPEN * len(full) else None


def _continues(before: Block, block: Block, width: int) -> bool:
    if block.gap or before.hint is not None or block.hint is not None:
        return False
    if before.text[0] == "|" or block.text[0] == "|":
        return False
    if not width - 2 <= before.indent + len(before.text) <= width + 1:
        return False
    if block.indent >= _DEEP_INDENT or (block.indent and block.indent > before.indent):
        return False
    return not (before.text[-1] in _STOPS and block.marker is not None)
