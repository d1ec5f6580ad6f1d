"""How wide the columns of a table are that can't all be as wide as they want."""

from __future__ import annotations

from reader.text.linebreak import may_break
from reader.text.width import cell_widths

NARROWEST = 8
"""Cells; a narrower column is hard to read if it has more than a few lines."""
_FEW = 2  # lines of a cell that are read easily in any width
_LONGEST_WORD = 24  # cells; what is longer is an address, and broken


def share_out(wanted: list[int], room: int, least: list[int]) -> list[int]:
    """Return a width for each column: what it wants if all fit, else the widest give way.

    Every column gets at least one cell, so the sum may exceed a very small ``room``.

    Args:
        wanted: cells that each column wants.
        room: cells that there are.
        least: cells below which a column breaks words; it gets as many if there are enough for all.
    """
    if sum(wanted) <= room:
        return wanted
    if sum(least) > room:
        least = [1] * len(wanted)
    fixed: dict[int, int] = {}
    while True:
        free = [column for column in range(len(wanted)) if column not in fixed]
        widths = fixed | _level(free, wanted, room - sum(fixed.values()))
        short = {column: least[column] for column in free if widths[column] < least[column]}
        if not short:
            return [widths[column] for column in range(len(wanted))]
        fixed |= short


def is_cramped(width: int, wanted: int) -> bool:
    """Tell whether a column is too narrow for what it wants: it would get many short lines."""
    return width < min(wanted, NARROWEST) and wanted > _FEW * width


def longest_word(text: str) -> int:
    """Return the cells of the longest part of a text that no line may break."""
    widths = cell_widths(text)
    longest = start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or may_break(text, widths, at):
            cells = sum(widths[start : start + len(text[start:at].rstrip())])
            if cells <= _LONGEST_WORD:
                longest = max(longest, cells)
            start = at
    return longest


def _level(columns: list[int], wanted: list[int], room: int) -> dict[int, int]:
    """Return widths for some columns: those that want little get it, the others equal shares."""
    widths = {}
    order = sorted(columns, key=wanted.__getitem__)
    for number, column in enumerate(order):
        share = room // (len(order) - number)
        if share > NARROWEST and number < len(order) - 1:
            share &= ~1  # a Han character would waste the odd cell
        widths[column] = max(min(wanted[column], share), 1)
        room -= widths[column]
    return widths
