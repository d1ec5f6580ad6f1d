"""The line in which tags are typed: some keys mean more than the characters that they type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

BACKSPACE = "backspace"


class TagInput(Input):
    """Asks for every key whether it is taken before it types anything."""

    def __init__(self, take: Callable[[str], bool], *, placeholder: str, id: str) -> None:  # noqa: A002  (Textual's own name)
        """Ask ``take``, which gets the character typed, or `BACKSPACE`."""
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self._take = take

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]  # nothing to wait for
        typed = event.character if event.character and event.character >= " " else None
        key = BACKSPACE if event.key == BACKSPACE else typed
        if key is not None and self._take(key):
            event.stop()
            event.prevent_default()
