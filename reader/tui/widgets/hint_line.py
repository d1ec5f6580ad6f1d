"""A line that tells which keys do what, made from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widget import Widget

from reader.tui.commands import BY_ID

if TYPE_CHECKING:
    from reader.tui.keymap import Keymap


class HintLine(Widget):
    """Shows the first key and the label of some commands; what does not fit is left out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint--key", "hint--failure"}

    def __init__(self, keymap: Keymap, *commands: str) -> None:
        super().__init__()
        self._keymap = keymap
        self._commands = commands
        self._message = ""
        self._failed = False

    def say(self, message: str, *, failed: bool = False) -> None:
        """Say something instead of the hints."""
        self._message, self._failed = message, failed
        self.refresh()

    def render(self) -> Text:
        """Draw the line."""
        if self._message:
            failure = self.get_component_rich_style("hint--failure", partial=True)
            return Text(self._message, style=failure if self._failed else "", no_wrap=True)
        key_style = self.get_component_rich_style("hint--key", partial=True)
        line = Text(no_wrap=True, overflow="ellipsis")
        for command in self._commands:
            hint = Text.assemble(
                (self._keymap.label(command), key_style), " ", BY_ID[command].label, "   "
            )
            if line.cell_len + hint.cell_len - 3 > self.size.width:
                break
            line.append_text(hint)
        line.rstrip()
        return line
