"""The document that is read compared with another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.collating import collate
from reader.tui.reading.helper import Helper
from reader.tui.shelf import neighbours

if TYPE_CHECKING:
    from pathlib import Path


class Collating(Helper):
    """Chooses the other document: the one beside, else one that the user picks."""

    def action_collate(self) -> None:
        """Compare the document with the one beside it, or with one that is chosen."""
        screen = self.screen
        beside = screen.pairing.companion if screen.has_made("pairing") else None
        if beside is None:
            self._choose()
        elif beside.on_left:
            collate(screen, beside.document, screen.document, screen.place)
        else:
            collate(screen, screen.document, beside.document)

    def _choose(self) -> None:
        from reader.tui.screens.picker import Choice, Picker

        books = neighbours(self.screen.document.path)
        choices = [Choice(book.path, book.title, book.detail, str(book.path)) for book in books]
        if choices:
            picker = Picker(tr("comparison.choose-other"), choices)
            self.screen.app.push_screen(picker, self._take)
        else:
            self.screen.say(tr("modes.no_second_document"))

    def _take(self, path: Path | None) -> None:
        if path is not None:
            self.screen.say(tr("comparison.comparing"))
            collate(self.screen, path, self.screen.document, self.screen.place)
