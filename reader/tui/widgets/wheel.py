"""The wheel of the mouse over rows that a widget scrolls by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events

_NOTCH = 3  # rows


class Wheel:
    """Scrolls by a few rows at each notch.

    Attributes:
        _top: the row at the top of the widget, from 0.
    """

    _top = 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what is further down."""
        event.stop()
        self._scroll(self._top + _NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what is further up."""
        event.stop()
        self._scroll(self._top - _NOTCH)

    def _scroll(self, top: int) -> None:
        """Show the rows from that one on; one that there is not gives way to the nearest."""
        raise NotImplementedError
