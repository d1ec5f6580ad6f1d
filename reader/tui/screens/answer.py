"""What another program says, in a panel docked at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.screens.commanding import CommandScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Answer(CommandScreen[None], ModalScreen[None]):
    """Shows a text that can be scrolled."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "help"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the title, the text and the hints."""
        with Vertical(id="panel"):
            yield Static(self._title, id="panel-title", markup=False)
            with VerticalScroll(id="answer"):
                yield Static(self._text, markup=False)
            yield HintLine(self.pizhu.keymap, "help_down", "help_page_down", "help_close")

    @property
    def body(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#answer", VerticalScroll)

    def action_help_down(self) -> None:
        """Scroll down by a row."""
        self.body.scroll_down(animate=False)

    def action_help_up(self) -> None:
        """Scroll up by a row."""
        self.body.scroll_up(animate=False)

    def action_help_page_down(self) -> None:
        """Scroll down by a page."""
        self.body.scroll_page_down(animate=False)

    def action_help_page_up(self) -> None:
        """Scroll up by a page."""
        self.body.scroll_page_up(animate=False)

    def action_help_close(self) -> None:
        """Go back."""
        self.dismiss(None)
