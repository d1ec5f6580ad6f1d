"""What screens with a list have in common: how one moves in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer


class ListScreen(CommandScreen[ScreenResultType]):
    """A screen with one list, walked through by letters or, beside a filter, by other keys."""

    _rest: Timer | None = None

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

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
