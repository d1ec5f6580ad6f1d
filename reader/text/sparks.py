"""Counts as a line of small bars, one cell each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NONE = "▁"
_BARS = "▂▃▄▅▆▇█"


def sparks(counts: Sequence[int]) -> str:
    """Return a bar for each count, as high as its share of the greatest one; a line for none."""
    most = max(counts, default=0)
    top = len(_BARS) - 1
    return "".join(_BARS[round(count * top / most)] if count else _NONE for count in counts)
