"""How the screen is divided between the outline and the text; all figures are cells."""

from __future__ import annotations

CELLS = 2
"""What a Han character takes."""
NARROW = 90
"""In a narrower screen the outline takes more than it gives."""
MORE = 60
"""What each further column of text takes of the screen before the outline fits too."""
_MARGINS = 8  # around the text column
_SLIMMEST = 16


def outline_width(screen: int, wanted: int, measure: int) -> int:
    """Return the cells of the outline: as set, more where the text leaves room, less where little.

    Args:
        screen: the width of the screen.
        wanted: the width in the settings.
        measure: the width of the text column.
    """
    spare = screen - measure - _MARGINS
    return max(_SLIMMEST, min(wanted * 3 // 2, max(wanted, spare), screen * 2 // 5))


def outline_fits(screen: int, columns: int = 1) -> bool:
    """Tell whether the outline is shown beside columns of text where nobody has decided."""
    return screen >= NARROW + MORE * (columns - 1)
