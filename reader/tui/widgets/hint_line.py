"""A line that tells which keys do what, made from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widget import Widget

from reader.text.width import cell_width
from reader.tui.keys.commands import BY_ID

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.timer import Timer

    from reader.tui.keys.keymap import Keymap

_GAP = "   "
_SECONDS = 6.0
_RAGGED = 4  # cells that a line of a message may stay short of the width


class HintLine(Widget):
    """Shows the first key and the label of some commands, in as many lines as it may have."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint--key", "hint--failure"}

    def __init__(self, keymap: Keymap, *commands: str) -> None:
        super().__init__()
        self._keymap = keymap
        self._commands = commands
        self._message = ""
        self._failed = False
        self._silence: Timer | None = None

    def say(self, message: str, *, failed: bool = False) -> None:
        """Say something instead of the hints, for a few seconds."""
        self._tell(message, failed=failed)
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(_SECONDS, self._be_silent) if message else None

    def _be_silent(self) -> None:
        self._tell("", failed=False)

    def _tell(self, message: str, *, failed: bool) -> None:
        self._message, self._failed = message, failed
        self.set_class(bool(message), "-speaks")
        self.refresh(layout=True)

    def render(self) -> Text:
        """Draw the line."""
        if self._message:
            failure = self.get_component_rich_style("hint--failure", partial=True)
            return Text(self._message, style=failure if self._failed else "")
        lines = self._fitting(self.size.width, max(self.size.height, 1))
        return Text("\n", no_wrap=True, end="").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines all hints take, or what is said in place of them."""
        del container, viewport
        if self._message:
            return -(-cell_width(self._message) // max(width - _RAGGED, 1))
        return max(len(self._lines(self._commands, width)), 1)

    def _fitting(self, width: int, rows: int) -> list[Text]:
        """Return the hints that there is room for; the last one, the way out, is one of them."""
        commands = self._commands
        lines = self._lines(commands, width)
        while len(lines) > rows and len(commands) > 1:
            commands = (*commands[:-2], commands[-1])
            lines = self._lines(commands, width)
        return lines[:rows]

    def _lines(self, commands: tuple[str, ...], width: int) -> list[Text]:
        """Return hints in lines of a width."""
        key_style = self.get_component_rich_style("hint--key", partial=True)
        lines = [Text(no_wrap=True, overflow="ellipsis")]
        for command in commands:
            hint = Text.assemble(
                (self._keymap.label(command), key_style), " ", BY_ID[command].label, _GAP
            )
            if lines[-1].cell_len and lines[-1].cell_len + hint.cell_len - len(_GAP) > width:
                lines.append(Text(no_wrap=True, overflow="ellipsis"))
            lines[-1].append_text(hint)
        for line in lines:
            line.rstrip()
        return lines
