"""Writing a note: an editor docked under the text, with its Markdown shown beside it if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.i18n import tr
from reader.text.columns import truncate
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.editor import edit
from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

_PAUSE = 0.5  # seconds that what was typed may be in memory only
_MOST_ROWS = 12
_WIDE = 90  # cells from which on the preview stands beside the editor, else below


class NoteEditor(CommandScreen[bool], ModalScreen[bool]):
    """Lets the user write; gives back whether a draft is left that was not saved."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "note"

    def __init__(
        self,
        quote: str,
        text: str,
        save: Callable[[str], bool],
        keep: Callable[[str], bool],
        *,
        is_draft: bool = False,
    ) -> None:
        """Make an editor.

        Args:
            quote: the words that the note is about.
            text: the note to begin with.
            save: makes a text the note; returns whether it is on the disk.
            keep: keeps a text as a draft, or nothing if it is no news; returns whether there is
                a draft now.
            is_draft: whether ``text`` was begun earlier and not saved.
        """
        super().__init__()
        self._quote = quote
        self._text = text
        self._save = save
        self._keep = keep
        self._is_draft = is_draft
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the quote, the editor and the hints."""
        with Vertical(id="panel"):
            quote = truncate(" ".join(self._quote.split()), max(10, self.app.size.width - 8))
            yield Static(quote, id="note-quote", markup=False)
            with Container(id="note-panes"):
                yield TextArea(self._text, id="note-text", soft_wrap=True, tab_behavior="focus")
            yield HintLine(
                self.pizhu.keymap, "note_save", "note_preview", "note_external", "note_cancel"
            )

    async def on_mount(self) -> None:
        """Begin to write at the end."""
        self.editor.move_cursor(self.editor.document.end)
        self.editor.focus()
        if self._is_draft:
            self.say(tr("tui.draft_goes_on"))
        if self.pizhu.previews_notes:
            await self._open_preview()

    def on_resize(self) -> None:
        """Put the preview beside the editor where there is room, and leave some to the text."""
        self.set_class(self.app.size.width >= _WIDE, "wide")
        self._fit()

    @property
    def editor(self) -> TextArea:
        """Where the user writes."""
        return self.query_one(TextArea)

    @on(TextArea.Changed)
    def wait(self) -> None:
        """Keep what is typed, and show it, with the next pause."""
        if self._pause is None and self.editor.text != self._text:
            self._pause = self.set_timer(_PAUSE, self._settle)

    def action_note_save(self) -> None:
        """Keep the note; the editor stays open when that fails."""
        if self._save(self.editor.text):
            self._stop()
            self.dismiss(result=False)

    def action_note_cancel(self) -> None:
        """Leave; what was written stays as a draft."""
        self._stop()
        self.dismiss(self._keep(self.editor.text))

    def action_note_external(self) -> None:
        """Write in the user's own editor."""
        self._keep(self.editor.text)
        try:
            with self.app.suspend():
                text = edit(self.editor.text, self.pizhu.settings.editor)
        except SuspendNotSupported:
            self.say(tr("web.no-editor"), failed=True)
        except OSError as error:
            self.say(tr("tui.editor_failed", reason=error.strerror or error), failed=True)
        else:
            self.app.refresh()
            self.editor.text = text
            self.editor.move_cursor(self.editor.document.end)
            self._keep(text)

    async def action_note_preview(self) -> None:
        """Show how the Markdown will look, or stop that."""
        self.pizhu.previews_notes = not self.pizhu.previews_notes
        if self.pizhu.previews_notes:
            await self._open_preview()
        else:
            await self.query("#note-preview").remove()
            self._fit()

    def _fit(self) -> None:
        """Share the rows between editor and preview."""
        rows = self.app.size.height * 2 // 5
        previews = self.query("#note-preview")
        if previews and not self.has_class("wide"):
            rows = rows // 2 + 1
        for pane in (self.editor, *previews):
            pane.styles.height = max(3, min(rows, _MOST_ROWS))

    async def _open_preview(self) -> None:
        from textual.widgets import Markdown

        preview = VerticalScroll(Markdown(open_links=False), id="note-preview", can_focus=False)
        await self.query_one("#note-panes").mount(preview)
        self._fit()
        await self._show_preview()

    async def _show_preview(self) -> None:
        from textual.widgets import Markdown

        for preview in self.query(Markdown):
            await preview.update(self.editor.text or tr("tui.preview_empty"))

    async def _settle(self) -> None:
        self._pause = None
        self._text = self.editor.text
        self._keep(self._text)
        if self.pizhu.previews_notes:
            await self._show_preview()

    def _stop(self) -> None:
        if self._pause is not None:
            self._pause.stop()
