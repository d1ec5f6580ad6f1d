"""Text cut and padded to a column of the terminal."""

from __future__ import annotations

from itertools import accumulate

from reader.text.width import cell_widths


def fit_left(text: str, cells: int) -> str:
    """Return the beginning of a text, as much as fits, padded behind to exactly ``cells`` cells."""
    width, count = _most(cell_widths(text), cells)
    return text[:count] + " " * (cells - width)


def fit_right(text: str, cells: int) -> str:
    """Return the end of a text, as much as fits, padded before to exactly ``cells`` cells."""
    width, count = _most(cell_widths(text)[::-1], cells)
    return " " * (cells - width) + text[len(text) - count :]


def _most(widths: bytes, cells: int) -> tuple[int, int]:
    """Return the cells and the number of the first characters that fit."""
    width = count = 0
    for count, total in enumerate(accumulate(widths), 1):
        if total > cells:
            return width, count - 1
        width = total
    return width, count
