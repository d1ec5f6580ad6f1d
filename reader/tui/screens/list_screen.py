"""What screens with a list have in common: how they are laid out, and how one moves in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.screen import ScreenResultType
from textual.widgets import Input, Static

from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.pages import write_page
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.theme import Theme
    from textual.timer import Timer

WIDE = 110
"""Cells from which on there is room for something beside a list."""
HIGH = 20
"""Rows from which on there is some below it."""


class ListScreen(CommandScreen[ScreenResultType]):
    """A screen with one list, walked through by letters or, beside a filter, by other keys."""

    CSS_PATH = stylesheets("controls", "screens")

    _rest: Timer | None = None

    def lay_out(
        self, *hints: str, line: Input | None = None, has_preview: bool = False
    ) -> ComposeResult:
        """Yield the title, the list and the hints.

        Args:
            hints: the commands whose keys are told.
            line: what stands above the list to be typed into, if anything does.
            has_preview: whether what is under the cursor is shown whole.
        """
        yield Static("", id="screen-title", markup=False)
        if line is not None:
            yield line
        if has_preview:
            with Horizontal(id="list-and-preview"):
                yield RowList(id="list")
                with VerticalScroll(id="preview", can_focus=False):
                    yield Static("", id="preview-text", markup=False)
        else:
            yield RowList(id="list")
        yield HintLine(self.pizhu.keymap, *hints)

    def on_mount(self) -> None:
        """Let the preview follow the theme; Textual calls this before that of a subclass."""
        self.app.theme_changed_signal.subscribe(self, self._recolour)

    def _recolour(self, theme: Theme) -> None:
        del theme
        self.rows.post_message(RowList.Moved())

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def typed(self) -> str:
        """What stands in the line above the list."""
        return self.query_one(Input).value

    def entitle(self, *facts: str) -> None:
        """Say what the list shows."""
        self.query_one("#screen-title", Static).update("  ·  ".join(facts))

    def show_whole(self, text: Text) -> None:
        """Show what is under the cursor, from its beginning."""
        self.query_one("#preview-text", Static).update(text)
        self.query_one("#preview").scroll_home(animate=False)

    def place_preview(self, wide: int = WIDE, high: int = HIGH) -> None:
        """Put the preview at the right from so many cells on, else below from so many rows on."""
        width, height = self.app.size
        self.set_class(width >= wide, "wide")
        self.set_class(width < wide and height < high, "low")

    def clear_or_close(self) -> None:
        """Clear what is typed; go back when there is nothing."""
        if self.typed:
            self.query_one(Input).value = ""
        else:
            self.dismiss(None)

    def write_page(self, path: Path, text: str) -> None:
        """Write a text into a file, and say what came of it."""
        try:
            write_page(path, text)
        except PizhuError as error:
            self.say(str(error), failed=True)
        else:
            self.say(tr("comparison.exported", path=path))

    def when_at_rest(self, seconds: float, begin: Callable[[], object]) -> None:
        """Begin something unless this is asked for again within so many seconds."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(seconds, begin)

    def action_rows_down(self, count: int | None = None) -> None:
        """Go to the next entry."""
        self.rows.move(count or 1)

    def action_rows_up(self, count: int | None = None) -> None:
        """Go to the previous entry."""
        self.rows.move(-(count or 1))

    def action_rows_page_down(self, count: int | None = None) -> None:
        """Go down by a page."""
        self.rows.turn(count or 1)

    def action_rows_page_up(self, count: int | None = None) -> None:
        """Go up by a page."""
        self.rows.turn(-(count or 1))

    def action_rows_first(self) -> None:
        """Go to the first entry."""
        self.rows.go(0)

    def action_rows_last(self) -> None:
        """Go to the last entry."""
        self.rows.go(len(self.rows) - 1)

    def action_matches_down(self) -> None:
        """Go to the next entry while typing goes on."""
        self.rows.move(1)

    def action_matches_up(self) -> None:
        """Go to the previous entry while typing goes on."""
        self.rows.move(-1)

    def action_matches_page_down(self) -> None:
        """Go down by a page while typing goes on."""
        self.rows.turn(1)

    def action_matches_page_up(self) -> None:
        """Go up by a page while typing goes on."""
        self.rows.turn(-1)


def line_to_type(placeholder: str, text: str = "") -> Input:
    """Return the line above a list: it narrows it, or says what is looked for."""
    return Input(text, placeholder=placeholder, id="filter", compact=True, select_on_focus=False)
