"""What another program says, in a panel docked at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.scroll_screen import ScrollScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Answer(ScrollScreen, ModalScreen[None]):
    """Shows a text that can be scrolled."""

    CSS_PATH = stylesheets("controls", "panels")

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
