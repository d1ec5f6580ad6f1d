"""Writing a note: an editor docked under the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.i18n import tr
from reader.tui.editor import edit
from reader.tui.screens.commanding import CommandScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.truncation import truncate
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class NoteEditor(CommandScreen[str | None], ModalScreen[str | None]):
    """Lets the user write; gives back a draft that was not saved, None if there is none."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "note"

    def __init__(self, quote: str, saved: str, text: str, save: Callable[[str], bool]) -> None:
        """Make an editor.

        Args:
            quote: the words that the note is about.
            saved: the note as it is on the disk.
            text: the note to begin with, which may be a draft.
            save: keeps a note; returns whether it is on the disk.
        """
        super().__init__()
        self._quote = quote
        self._saved = saved
        self._text = text
        self._save = save

    def compose(self) -> ComposeResult:
        """Lay out the quote, the editor and the hints."""
        with Vertical(id="panel"):
            quote = truncate(self._quote.strip(), max(10, self.app.size.width - 8))
            yield Static(quote, id="note-quote", markup=False)
            yield TextArea(self._text, id="note-text", soft_wrap=True, tab_behavior="focus")
            yield HintLine(self.pizhu.keymap, "note_save", "note_external", "note_cancel")

    def on_mount(self) -> None:
        """Begin to write at the end."""
        self.editor.move_cursor(self.editor.document.end)
        self.editor.focus()

    @property
    def editor(self) -> TextArea:
        """Where the user writes."""
        return self.query_one(TextArea)

    def action_note_save(self) -> None:
        """Keep the note; the editor stays open when that fails."""
        if self._save(self.editor.text):
            self.dismiss(None)

    def action_note_cancel(self) -> None:
        """Leave; what was written is given back as a draft."""
        text = self.editor.text
        self.dismiss(text if text.strip() and text != self._saved else None)

    def action_note_external(self) -> None:
        """Write in the user's own editor."""
        try:
            with self.app.suspend():
                text = edit(self.editor.text, self.pizhu.settings.editor)
        except OSError as error:
            self.say(tr("tui.editor_failed", reason=error.strerror or error), failed=True)
        else:
            self.app.refresh()
            self.editor.text = text
            self.editor.move_cursor(self.editor.document.end)

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something in place of the hints."""
        self.query_one(HintLine).say(message, failed=failed)
