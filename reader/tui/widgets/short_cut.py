"""A short cut for what the screen answers: past the widget itself and all that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.message import Message


class ShortCut(Widget):
    """A widget whose keys mean commands and go to the screen at once, as do messages of its own.

    Otherwise each node on the way up handles them in a turn of its own, and what the screen does
    about them is seen a frame later than what the widget does.
    """

    FOR_SCREEN: ClassVar[tuple[type[Message], ...]] = (events.Key,)
    """What goes straight to the screen."""

    def post_message(self, message: Message) -> bool:
        """Let the screen handle what it alone has an answer to."""
        if isinstance(message, self.FOR_SCREEN) and self.is_attached:
            return self.screen.post_message(message)
        return super().post_message(message)
