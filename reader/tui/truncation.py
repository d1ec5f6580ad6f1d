"""Text that has to fit into a number of cells."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reader.text.width import cell_width, cell_widths

ELLIPSIS = "…"


def truncate(text: str, cells: int) -> str:
    """Return as much of the beginning as fits, with an ellipsis where something is left out."""
    if cell_width(text) <= cells:
        return text
    room = cells - cell_width(ELLIPSIS)
    return _fit(text, room) + ELLIPSIS if room >= 0 else ""


def truncate_start(text: str, cells: int) -> str:
    """Return as much of the end as fits, with an ellipsis where something is left out."""
    if cell_width(text) <= cells:
        return text
    room = cells - cell_width(ELLIPSIS)
    return ELLIPSIS + _fit(text[::-1], room)[::-1] if room >= 0 else ""


def _fit(text: str, cells: int) -> str:
    return text[: bisect_right([*accumulate(cell_widths(text))], cells)]
