"""All commands and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.i18n import tr
from reader.text.width import cell_width
from reader.tui.reference import groups
from reader.tui.screens.commanding import CommandScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

_KEYS = 18  # cells


class HelpScreen(CommandScreen[None]):
    """Shows the key reference."""

    CSS_PATH = stylesheets("controls", "screens")
    layer = "help"

    def compose(self) -> ComposeResult:
        """Lay out the title, the reference and the hints."""
        yield Static(tr("tui.help_title"), id="screen-title", markup=False)
        with VerticalScroll(id="help-body"):
            for name, entries in groups(self.pizhu.keymap):
                yield Static(name, classes="help-group", markup=False)
                lines = [_line(entry.keys, entry.label) for entry in entries]
                yield Static(Content("\n").join(lines), classes="help-keys")
        yield HintLine(self.pizhu.keymap, "help_down", "help_page_down", "help_close")

    @property
    def body(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#help-body", VerticalScroll)

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


def _line(keys: str, label: str) -> Content:
    gap = " " * max(2, _KEYS - cell_width(keys))
    return Content.assemble((keys, "bold"), gap, label)
