"""Text that has to fit into a number of cells."""

from __future__ import annotations

from reader.text.width import cell_width

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
    taken = min(len(text), max(cells, 0))
    while cell_width(text[:taken]) > cells:
        taken -= max(1, (cell_width(text[:taken]) - cells) // 2)
    return text[:taken]
