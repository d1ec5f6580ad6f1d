"""What screens with a text that is only looked at have in common: how one scrolls it."""

from __future__ import annotations

from textual.containers import VerticalScroll

from reader.tui.screens.commanding import CommandScreen


class ScrollScreen(CommandScreen[None]):
    """A screen with one text that scrolls."""

    layer = "help"

    @property
    def body(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one(VerticalScroll)

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
