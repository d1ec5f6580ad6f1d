"""All commands and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.i18n import tr
from reader.text.width import cell_width
from reader.tui.reference import groups
from reader.tui.screens.scroll_screen import ScrollScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

_KEYS = 18  # cells


class HelpScreen(ScrollScreen):
    """Shows the key reference."""

    CSS_PATH = stylesheets("controls", "screens")

    def compose(self) -> ComposeResult:
        """Lay out the title, the reference and the hints."""
        yield Static(tr("tui.help_title"), id="screen-title", markup=False)
        with VerticalScroll(id="help-body"):
            for name, entries in groups(self.pizhu.keymap):
                yield Static(name, classes="help-group", markup=False)
                lines = [_line(entry.keys, entry.label) for entry in entries]
                yield Static(Content("\n").join(lines), classes="help-keys")
        yield HintLine(self.pizhu.keymap, "help_down", "help_page_down", "help_close")


def _line(keys: str, label: str) -> Content:
    gap = " " * max(2, _KEYS - cell_width(keys))
    return Content.assemble((keys, "bold"), gap, label)
