"""Where the terminal's own cursor stands.

It is not drawn, but terminals show there what an input method composes, magnifiers follow it, and
screen readers read its row. Textual notes the place when a key is typed or a widget gets the focus,
which is before panels are laid out, and one cell too far at the end of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.widget import Widget

CORNER = Offset(0, 0)


def place_of(widget: Widget | None) -> Offset:
    """Return the cell of the screen where the user is in the widget that has the focus.

    That is what the widget's ``cursor_screen_offset`` says, as those of lines to type in do.
    """
    place: Offset | None = getattr(widget, "cursor_screen_offset", None)
    if place is None:
        return CORNER
    return place - (1, 0) if getattr(widget, "cursor_at_end", False) else place
