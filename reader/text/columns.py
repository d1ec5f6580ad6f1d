"""Text that has to fit into so many cells of the terminal: cut, cut with a mark, or padded too."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reader.text.width import cell_width, cell_widths

ELLIPSIS = "…"


def fit_left(text: str, cells: int) -> str:
    """Return the beginning of a text, as much as fits, padded behind to exactly ``cells`` cells."""
    width, count = _most(cell_widths(text), cells)
    return text[:count] + " " * (cells - width)


def fit_right(text: str, cells: int) -> str:
    """Return the end of a text, as much as fits, padded before to exactly ``cells`` cells."""
    width, count = _most(cell_widths(text)[::-1], cells)
    return " " * (cells - width) + text[len(text) - count :]


def truncate(text: str, cells: int) -> str:
    """Return as much of the beginning as fits, with an ellipsis where something is left out."""
    if cell_width(text) <= cells:
        return text
    room = cells - cell_width(ELLIPSIS)
    return text[: _most(cell_widths(text), room)[1]] + ELLIPSIS if room >= 0 else ""


def fit_truncated(text: str, cells: int) -> str:
    """Return what `truncate` does, padded behind to exactly ``cells`` cells."""
    shown = truncate(text, cells)
    return shown + " " * (cells - cell_width(shown))


def truncate_start(text: str, cells: int) -> str:
    """Return as much of the end as fits, with an ellipsis where something is left out."""
    if cell_width(text) <= cells:
        return text
    room = cells - cell_width(ELLIPSIS)
    if room < 0:
        return ""
    return ELLIPSIS + text[len(text) - _most(cell_widths(text)[::-1], room)[1] :]


def _most(widths: bytes, cells: int) -> tuple[int, int]:
    """Return the cells and the number of the first characters that fit."""
    ends = [*accumulate(widths, initial=0)]
    count = bisect_right(ends, cells) - 1
    return ends[count], count
