"""One line to type, docked at the bottom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App, ComposeResult


class Prompt(CommandScreen[str | None], ModalScreen[str | None]):
    """Asks for a line; gives it back, None if the user cancelled."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "prompt"

    def __init__(self, question: str, text: str = "", note: str = "") -> None:
        """Ask a question, with an answer to begin with and a quiet word on it below."""
        super().__init__()
        self._question = question
        self._text = text
        self._note = note

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and the hints."""
        with Vertical(id="panel"):
            yield Static(self._question, id="panel-title", markup=False)
            yield Input(self._text, id="picker-input", select_on_focus=False)
            if self._note:
                yield Static(self._note, id="prompt-note", markup=False)
            yield HintLine(self.pizhu.keymap, "prompt_accept", "prompt_cancel")

    def on_mount(self) -> None:
        """Show the end of a text that is too long for the line: of a path, that is the name."""
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        line = self.query_one(Input)
        line.action_home()
        line.action_end()

    def action_prompt_accept(self) -> None:
        """Give back the line."""
        self.dismiss(self.query_one(Input).value)

    def action_prompt_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


def ask_for_path(
    app: App[Any],
    question: str,
    begin: Path | str,
    take: Callable[[Path], object],
    note: str = "",
) -> None:
    """Let the user type a path, ``begin`` at first, and hand it on unless nothing was typed.

    Args:
        app: whose screens the question goes over.
        question: what the path is for.
        begin: what stands in the line at first.
        take: called with the path.
        note: a quiet word below the line.
    """

    def answered(typed: str | None) -> None:
        if typed and typed.strip():
            take(Path(typed.strip()).expanduser())

    app.push_screen(Prompt(question, str(begin), note), answered)
