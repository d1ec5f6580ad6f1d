"""A question that is answered with yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Confirm(CommandScreen[bool], ModalScreen[bool]):
    """Asks something; gives back whether the user agreed."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "confirm"

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and the answers."""
        with Vertical(id="panel"):
            yield Static(self._question, id="panel-title", markup=False)
            yield HintLine(self.pizhu.keymap, "confirm_yes", "confirm_no")

    def action_confirm_yes(self) -> None:
        """Agree."""
        self.dismiss(result=True)

    def action_confirm_no(self) -> None:
        """Do not agree."""
        self.dismiss(result=False)
