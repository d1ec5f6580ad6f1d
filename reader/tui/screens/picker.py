"""One of many: a list docked at the bottom that narrows as one types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.i18n import tr
from reader.text.columns import truncate
from reader.text.fold import fold
from reader.text.width import cell_width
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.commanding import SHORT, CommandScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult

T = TypeVar("T")

MOST_SHOWN = 500  # nobody goes through more; typing narrows
_WIDEST_LABEL = 48
_MOST_ROWS = 16
_OTHER_ROWS = 6  # of a panel: the border, the title, the input, the hints and two more


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to pick.

    Attributes:
        value: what the picker gives back.
        label: what it is called.
        detail: a word about it, shown more quietly at the end of the line.
        words: what else finds it.
        style: how the label looks, as Rich writes it.
    """

    value: T
    label: str
    detail: str = ""
    words: str = ""
    style: str = ""


class Picker(CommandScreen[T | None], ModalScreen[T | None]):
    """Lets the user pick one of some choices; gives back its value, None if none was picked."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "picker"

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[T]],
        *,
        current: T | None = None,
        preview: Callable[[T], None] | None = None,
        find: Callable[[str], Sequence[Choice[T]]] | None = None,
    ) -> None:
        """Make a picker.

        Args:
            title: what is to be picked.
            choices: what there is, in the order in which it is shown.
            current: the value that is picked at first.
            preview: called with a value when it comes under the cursor.
            find: gives the choices for what is typed; without it those that hold all its words.
        """
        super().__init__()
        self._title = title
        self._find = find or partial(matching, choices)
        self._current = current
        self._preview = preview
        self._shown: list[Choice[T]] = []
        self._width = 0  # cells, for which the lines are set

    def compose(self) -> ComposeResult:
        """Lay out the title with the input, the list and the hints."""
        with Vertical(id="panel"):
            yield Static(self._title, id="panel-title", markup=False)
            yield Input(id="picker-input")
            yield OptionList(id="picker-list", markup=False)
            yield HintLine(self.pizhu.keymap, "picker_choose", "matches_down", "picker_cancel")

    def on_mount(self) -> None:
        """Show everything, the cursor on what is current."""
        self._narrow("")
        for row, choice in enumerate(self._shown):
            if self._current is not None and choice.value == self._current:
                self.options.highlighted = row

    def on_resize(self) -> None:
        """Leave room for the title and the hints, and most of the screen to the text."""
        self.options.styles.max_height = room(self.app.size.height)
        if self._width != self.app.size.width:
            self._fill(self.options.highlighted)

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one("#picker-list", OptionList)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what matches."""
        self._narrow(event.value)

    @on(OptionList.OptionHighlighted)
    def show_effect(self, event: OptionList.OptionHighlighted) -> None:
        """Show what picking this one would do."""
        if self._preview is not None and event.option_index < len(self._shown):
            self._preview(self._shown[event.option_index].value)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was clicked."""
        self.dismiss(self._shown[event.option_index].value)

    def action_matches_down(self) -> None:
        """Go to the next choice."""
        self.options.action_cursor_down()

    def action_matches_up(self) -> None:
        """Go to the previous choice."""
        self.options.action_cursor_up()

    def action_matches_page_down(self) -> None:
        """Go down by a page."""
        self._go(self.options.size.height)

    def action_matches_page_up(self) -> None:
        """Go up by a page."""
        self._go(-self.options.size.height)

    def action_picker_choose(self) -> None:
        """Give back what is under the cursor."""
        row = self.options.highlighted
        if row is not None:
            self.dismiss(self._shown[row].value)

    def action_picker_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)

    def _go(self, rows: int) -> None:
        if self._shown:
            row = (self.options.highlighted or 0) + rows
            self.options.highlighted = max(0, min(row, len(self._shown) - 1))

    def _narrow(self, text: str) -> None:
        self._shown = list(self._find(text)[:MOST_SHOWN])
        self._fill(0)

    def _fill(self, row: int | None) -> None:
        """Show the choices in the width that there is, the cursor on one of them."""
        self._width = self.app.size.width
        self.options.clear_options()
        self.options.add_options(self._lines())
        if self._shown:
            self.options.highlighted = row
        else:
            nothing = Content.styled(tr("tui.nothing_matches"), "not bold $ink-faint")
            self.options.add_option(Option(nothing, disabled=True))

    def _lines(self) -> Iterator[Option]:
        widest = max((cell_width(choice.label) for choice in self._shown), default=0)
        column = min(widest, _WIDEST_LABEL, self._width * 2 // 3)
        for choice in self._shown:
            line = Content.styled(choice.label, choice.style)
            if choice.detail:
                label = truncate(choice.label, column)
                gap = " " * (column - cell_width(label) + 2)
                line = Content.assemble((label, choice.style), gap, (choice.detail, "$ink-faint"))
            yield Option(line)


def room(height: int) -> int:
    """Return how many rows a list in a panel may take, so that some of the text is still seen."""
    if height < SHORT:
        return max(height - _OTHER_ROWS, 1)
    return min(_MOST_ROWS, height * 3 // 5 - _OTHER_ROWS)


def matching(choices: Sequence[Choice[T]], text: str) -> list[Choice[T]]:
    """Return the choices that hold all words of a text."""
    terms = fold(text).split()
    return [choice for choice in choices if all(term in _folded(choice) for term in terms)]


@lru_cache(maxsize=1000)
def _folded(choice: Choice[T]) -> str:
    return fold(f"{choice.label} {choice.detail} {choice.words}")
