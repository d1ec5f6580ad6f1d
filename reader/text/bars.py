"""Counts as bars of block characters: one along the line, or many small ones in a row."""

from __future__ import annotations

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_NONE = "▁"
_HEIGHTS = "▂▃▄▅▆▇█"


def bar(count: int, most: int, longest: int) -> str:
    """Return a bar for a count, as long as its share of the greatest one; never quite nothing.

    The bar of the greatest one has ``longest`` cells.
    """
    eighths = max(round(count * longest * 8 / most), 1) if count else 0
    full, rest = divmod(eighths, 8)
    return _FULL * full + _EIGHTHS[rest].strip()


def sparks(counts: Sequence[int]) -> str:
    """Return a bar of one cell for each count, as high as its share of the greatest one.

    A line stands for none.
    """
    most = max(counts, default=0)
    top = len(_HEIGHTS) - 1
    return "".join(_HEIGHTS[round(count * top / most)] if count else _NONE for count in counts)
