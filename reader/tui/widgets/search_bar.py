"""The line to search in, docked above the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.i18n import tr

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SearchBar(Horizontal):
    """Asks for what is typed, as it is typed."""

    DEFAULT_CSS = """
    SearchBar {
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        padding: 0 1;
        background: $panel;

        #search-sign { width: 2; color: $warning; text-style: bold; }
        #search-input, #search-input:focus {
            width: 1fr; height: 1; border: none; padding: 0;
            background: transparent; color: $foreground;
            & > .input--placeholder { color: $ink-faint; }
            & > .input--cursor { background: $primary; color: $background; text-style: none; }
            & > .input--selection { background: $selection; }
        }
        #search-count { width: auto; min-width: 6; color: $warning; text-align: right; }
        #search-count.-failed { color: $error; }
    }
    """

    class Asked(Message):
        """The text has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the place for the count."""
        yield Static("/", id="search-sign", markup=False)
        yield Input(placeholder=tr("tui.search_placeholder"), id="search-input", compact=True)
        yield Static("", id="search-count", markup=False)

    def ask(self, text: str) -> None:
        """Begin with a text, which the next key typed replaces."""
        box = self.query_one(Input)
        with box.prevent(Input.Changed):
            box.value = text
        self.screen.set_focus(box)
        box.select_all()

    def say(self, message: str, *, failed: bool) -> None:
        """Show how many hits there are, or what is wrong."""
        count = self.query_one("#search-count", Static)
        count.update(message)
        count.set_class(failed, "-failed")

    @on(Input.Changed)
    def pass_on(self, event: Input.Changed) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Asked(event.value))
