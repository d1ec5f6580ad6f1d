"""What can be corrected in one paragraph: a list docked at the bottom, each line with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.i18n import tr
from reader.text.width import cell_width
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.keys.commands import BY_ID
from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

_CANCEL = "correct_cancel"
_LEVELS = tuple(f"correct_level_{level}" for level in range(1, 7))
_KEYS = 7  # cells
_OTHER_ROWS = 5  # of the panel: the border, the title, the hint and two blank ones
_TEXT_ROWS = 4  # that stay in sight above it


class CorrectionMenu(CommandScreen[str | None], ModalScreen[str | None]):
    """Lets the user choose a command by its key or in the list; gives back its id, or None."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "correcting"

    def __init__(self, title: str, level: int, detail: str, choices: Mapping[str, str]) -> None:
        """Make a menu.

        Args:
            title: what it is about.
            level: the one that is chosen in the list.
            detail: a word about the level.
            choices: the commands that can be given besides, each with a word about it (or none).
        """
        super().__init__()
        self._title = title
        self._level = _LEVELS[level - 1]
        self._choices = {self._level: detail, **choices}

    @staticmethod
    def height(choices: int, screen: int) -> int:
        """Return the rows that a menu with so many choices takes of the screen."""
        return min(choices + 1 + _OTHER_ROWS, screen - _TEXT_ROWS)

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the hint."""
        with Vertical(id="panel"):
            yield Static(self._title, id="panel-title", markup=False)
            yield OptionList(*self._lines(), id="picker-list", markup=False)
            yield HintLine(self.pizhu.keymap, _CANCEL)

    def on_resize(self) -> None:
        """Leave some of the text in sight."""
        rows = self.height(len(self._choices) - 1, self.app.size.height) - _OTHER_ROWS
        self.query_one(OptionList).styles.max_height = max(rows, 1)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was chosen in the list."""
        self.dismiss(event.option.id)

    async def perform(self, command: str, times: int | None = None) -> None:
        """Give back the command whose key was pressed, if it can be given here."""
        del times
        if command == _CANCEL:
            self.dismiss(None)
        elif command in self._choices or command in _LEVELS:
            self.dismiss(command)

    def _lines(self) -> Iterator[Option]:
        label = self.pizhu.keymap.label
        rows = [
            (f"{label(_LEVELS[0])}–{label(_LEVELS[-1])}", tr("corrections.levels"), self._level),
            *((label(name), BY_ID[name].label, name) for name in [*self._choices][1:]),
        ]
        widest = max(cell_width(text) for _, text, _ in rows)
        for key, text, name in rows:
            pad = " " * max(_KEYS - cell_width(key), 1)
            gap = " " * (widest - cell_width(text) + 2)
            detail = (self._choices[name], "$ink-faint")
            yield Option(Content.assemble((key, "bold"), pad, text, gap, detail), id=name)
