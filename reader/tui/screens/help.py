"""All commands and their keys, in as many columns as there is room for."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.i18n import tr
from reader.text.linebreak import break_lines
from reader.text.width import cell_width
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.keys.reference import groups
from reader.tui.screens.scroll_screen import ScrollScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.keys.reference import Entry

_GAP = 2  # cells between keys and labels
_EDGES = 7  # cells: what stands left of the keys, and right of the labels
_INDENT = 2  # cells of the keys under the name of their group
_COLUMN = 56  # cells of the narrowest column beside another one
_LEAST = 16  # what is narrower shows the beginnings of the lines


class HelpScreen(ScrollScreen):
    """Shows the key reference."""

    CSS_PATH = stylesheets("controls", "screens")

    def compose(self) -> ComposeResult:
        """Lay out the title, the reference and the hints."""
        yield Static(tr("tui.help_title"), id="screen-title", markup=False)
        with VerticalScroll(id="help-body"):
            yield Static(id="help-keys")
        yield HintLine(self.pizhu.keymap, "help_down", "help_page_down", "help_close")

    def on_resize(self, event: events.Resize) -> None:
        """Set the groups in columns, and their labels in one column beside the keys."""
        all_groups = [*groups(self.pizhu.keymap)]
        width = max(event.size.width - _EDGES + _INDENT, _LEAST)
        column = width // max(width // _COLUMN, 1)
        widest = max(cell_width(entry.keys) for _, entries in all_groups for entry in entries)
        keys = min(widest + _GAP, (column - _INDENT) // 2)
        blocks = [_block(name, entries, keys, column) for name, entries in all_groups]
        shown = _side_by_side(_columns(blocks, width // column), column)
        self.query_one("#help-keys", Static).update(Content("\n").join(shown))


def _block(name: str, entries: Sequence[Entry], keys: int, width: int) -> list[Content]:
    """Return the lines of a group: its name, its entries, and a blank one."""
    lines = [line for entry in entries for line in _lines(entry, keys, width - 2 * _INDENT)]
    indented = [Content.assemble(" " * _INDENT, line) for line in lines]
    return [Content.styled(name, "bold $primary"), *indented, Content("")]


def _columns(blocks: Sequence[list[Content]], count: int) -> list[list[Content]]:
    """Return the lines of blocks in so many columns, about equally long; no block is parted."""
    columns: list[list[Content]] = [[] for _ in range(count)]
    rest, at = sum(map(len, blocks)), 0
    for block in blocks:
        share = (rest + len(columns[at])) / (count - at)
        if at + 1 < count and columns[at] and len(columns[at]) + len(block) / 2 > share:
            at += 1
        columns[at] += block
        rest -= len(block)
    return columns


def _side_by_side(columns: Sequence[list[Content]], width: int) -> list[Content]:
    """Return the lines of columns of a width as lines of all of them."""
    return [
        Content.assemble(*(line.pad_right(width - line.cell_length) for line in lines)).rstrip()
        for lines in zip_longest(*columns, fillvalue=Content(""))
    ]


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
