"""One step of the tour, docked above the status line."""

from __future__ import annotations

from textual.containers import Vertical
from textual.widgets import Static


class TourPanel(Vertical):
    """Shows which step it is, what to try, and how to go on."""

    DEFAULT_CSS = """
    TourPanel {
        dock: bottom;
        height: auto;
        max-height: 8;
        margin-bottom: 1;
        padding: 0 2;
        background: $panel;

        #tour-head { color: $cinnabar; text-style: bold; }
        #tour-hint { color: $ink-faint; }
    }
    """

    def __init__(self) -> None:
        self._head = Static("", id="tour-head", markup=False)
        self._text = Static("", id="tour-text", markup=False)
        self._hint = Static("", id="tour-hint", markup=False)
        super().__init__(self._head, self._text, self._hint)

    def say(self, head: str, text: str, hint: str) -> None:
        """Show a step."""
        self._head.update(head)
        self._text.update(text)
        self._hint.update(hint)
