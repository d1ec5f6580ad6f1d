"""The line to search in, docked above the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from textual import on
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, Static

from reader.i18n import tr
from reader.text.width import cell_width

_LINES = 2  # that a message may stand in
_BESIDE = 0.5  # of the width, which a message beside the input may take

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult


class Mistake(Highlighter):
    """Marks the word of a text where something is wrong."""

    def __init__(self) -> None:
        self._at: int | None = None
        self._style = Style.null()

    def mark(self, at: int | None, style: Style) -> None:
        """Mark the word that begins at a code point; None for nothing."""
        self._at, self._style = at, style

    def highlight(self, text: Text) -> None:
        """Mark the place in a text."""
        plain = text.plain
        if self._at is not None and plain.strip():
            start = min(self._at, len(plain.rstrip()) - 1)
            end = start + len(plain[start:].split(maxsplit=1)[0])
            text.stylize(self._style, start, end)


class SearchBar(Vertical):
    """Asks for what is typed, as it is typed.

    What is wrong stands beside it, or in lines of its own if that is too long.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"search--mistake"}

    DEFAULT_CSS = """
    SearchBar {
        dock: bottom;
        height: auto;
        margin-bottom: 1;
        padding: 0 1;
        background: $panel;

        #search-line { height: 1; }
        #search-sign { width: 2; color: $warning; text-style: bold; }
        #search-input, #search-input:focus {
            width: 1fr; height: 1; border: none; padding: 0;
            background: transparent; color: $foreground;
            & > .input--placeholder { color: $ink-faint; text-style: none; }
            & > .input--cursor { background: $primary; color: $background; text-style: none; }
            & > .input--selection { background: $selection; }
        }
        & > .search--mistake { color: $error; text-style: underline; }
        #search-count {
            width: auto; min-width: 6; max-width: 60%; height: 1; padding-left: 1;
            color: $warning; text-align: right;
        }
        #search-mistake { height: auto; max-height: 4; padding-left: 2; color: $error; }
        #search-count.-failed { color: $error; }
    }
    """

    class Asked(Message):
        """The text has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self._mistake = Mistake()
        self._message, self._failed = "", False

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the place for the count."""
        with Horizontal(id="search-line"):
            yield Static("/", id="search-sign", markup=False)
            yield Input(
                placeholder=tr("tui.search_placeholder"),
                id="search-input",
                compact=True,
                highlighter=self._mistake,
            )
            yield Static("", id="search-count", markup=False)
        yield Static("", id="search-mistake", markup=False)

    @property
    def text(self) -> str:
        """What stands in the bar; to change it is as good as typing."""
        return self.query_one(Input).value

    @text.setter
    def text(self, text: str) -> None:
        box = self.query_one(Input)
        box.value = text
        box.cursor_position = len(text)

    def ask(self, text: str) -> None:
        """Begin with a text, which the next key typed replaces."""
        box = self.query_one(Input)
        with box.prevent(Input.Changed):
            box.value = text
        self.screen.set_focus(box)
        box.select_all()

    def say(self, message: str, *, failed: bool, at: int | None = None) -> None:
        """Show how many hits there are, or what is wrong, and at which code point.

        A bar that is not laid out yet shows it then; one that is being closed does not.
        """
        self._message, self._failed = message, failed
        self._mistake.mark(at, self.get_component_rich_style("search--mistake"))
        for box in self.query(Input):
            box.refresh()
        self.place_message()

    @on(Resize)
    def place_message(self) -> None:
        """Give the message lines of its own if it leaves too little room for the input."""
        if len(self.query("#search-count, #search-mistake")) < _LINES:
            return
        long = self._failed and cell_width(self._message) > self.size.width * _BESIDE
        count = self.query_one("#search-count", Static)
        count.update("" if long else self._message)
        count.set_class(self._failed, "-failed")
        lines = self.query_one("#search-mistake", Static)
        lines.update(self._message if long else "")
        lines.display = long

    @on(Input.Changed)
    def pass_on(self, event: Input.Changed) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Asked(event.value))
