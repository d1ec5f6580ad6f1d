"""All commands and their keys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.i18n import tr
from reader.text.linebreak import break_lines
from reader.text.width import cell_width
from reader.tui.reference import groups
from reader.tui.screens.scroll_screen import ScrollScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.tui.reference import Entry

_GAP = 2  # cells between keys and labels
_EDGES = 7  # cells: what stands left of the keys, and right of the labels


class HelpScreen(ScrollScreen):
    """Shows the key reference."""

    CSS_PATH = stylesheets("controls", "screens")

    def compose(self) -> ComposeResult:
        """Lay out the title, the reference and the hints."""
        yield Static(tr("tui.help_title"), id="screen-title", markup=False)
        with VerticalScroll(id="help-body"):
            for name, _entries in groups(self.pizhu.keymap):
                yield Static(name, classes="help-group", markup=False)
                yield Static(classes="help-keys")
        yield HintLine(self.pizhu.keymap, "help_down", "help_page_down", "help_close")

    def on_resize(self, event: events.Resize) -> None:
        """Set the labels in one column beside the keys."""
        all_entries = [entries for _name, entries in groups(self.pizhu.keymap)]
        widest = max(cell_width(entry.keys) for entries in all_entries for entry in entries)
        width = event.size.width - _EDGES
        column = min(widest + _GAP, width // 2)
        for shown, entries in zip(
            self.query(".help-keys").results(Static), all_entries, strict=True
        ):
            lines = [line for entry in entries for line in _lines(entry, column, width)]
            shown.update(Content("\n").join(lines))


def _lines(entry: Entry, column: int, width: int) -> list[Content]:
    """Return an entry as lines: long keys have one of their own, long labels go on below."""
    keys, label = entry.keys, entry.label
    starts = [*break_lines(label, width - column), len(label)]
    labels = [Content(label[start:end].rstrip()) for start, end in pairwise(starts)]
    beside = cell_width(keys) + _GAP <= column
    margins = [(keys + " " * (column - cell_width(keys))) if beside else "", *[""] * len(labels)]
    lines = [] if beside else [Content.styled(keys, "bold")]
    for margin, part in zip(margins, labels, strict=False):
        lines.append(Content.assemble((margin or " " * column, "bold"), part))
    return lines
