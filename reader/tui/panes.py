"""How the screen is divided between the outline and the text; all figures are cells."""

from __future__ import annotations

CELLS = 2
"""What a Han character takes."""
NARROW = 90
"""In a narrower screen the outline takes more than it gives."""
_NARROWEST = 16


def outline_width(screen: int, wanted: int) -> int:
    """Return the width of the outline where it is shown."""
    return max(_NARROWEST, min(wanted, screen * 2 // 5))


def outline_fits(screen: int) -> bool:
    """Tell whether the outline is shown where the reader has not decided."""
    return screen >= NARROW
