"""Counts as bars of block characters."""

from __future__ import annotations

_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"


def bar(count: int, most: int, longest: int) -> str:
    """Return a bar for a count, as long as its share of the greatest one; never quite nothing.

    The bar of the greatest one has ``longest`` cells.
    """
    eighths = max(round(count * longest * 8 / most), 1) if count else 0
    full, rest = divmod(eighths, 8)
    return _FULL * full + _EIGHTHS[rest].strip()
