"""The line in which the outline is narrowed, docked above the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.i18n import tr

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FilterBar(Horizontal):
    """Asks for a part of a heading, as it is typed."""

    DEFAULT_CSS = """
    FilterBar {
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        padding: 0 1;
        background: $panel;

        #filter-sign { width: 2; color: $primary; text-style: bold; }
        #filter-input, #filter-input:focus {
            width: 1fr; height: 1; border: none; padding: 0;
            background: transparent; color: $foreground;
            & > .input--placeholder { color: $ink-faint; text-style: none; }
            & > .input--cursor { background: $primary; color: $background; text-style: none; }
            & > .input--selection { background: $selection; }
        }
        #filter-count { width: auto; height: 1; padding-left: 1; color: $ink-faint; }
    }
    """

    class Asked(Message):
        """The text has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the place for the count."""
        yield Static("▸", id="filter-sign", markup=False)
        yield Input(placeholder=tr("outlines.placeholder"), id="filter-input", compact=True)
        yield Static("", id="filter-count", markup=False)

    def say(self, message: str) -> None:
        """Show how many headings there are."""
        self.query_one("#filter-count", Static).update(message)

    @on(Input.Changed)
    def pass_on(self, event: Input.Changed) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Asked(event.value))
