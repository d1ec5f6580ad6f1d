"""What can be seen by comparing: another edition, figures on one subject, terms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.collating import collate
from reader.tui.reading.helper import Helper
from reader.tui.shelf import neighbours

if TYPE_CHECKING:
    from pathlib import Path


class Collating(Helper):
    """Chooses what is compared; the other document is the one beside, else one that is picked."""

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

    def action_figures(self) -> None:
        """Show what the document says on what was searched for, and its numbers."""
        from reader.tui.gathering import from_document
        from reader.tui.screens.figures import FiguresScreen

        document, marks = self.screen.document, self.screen.annotating.marks()
        gather = partial(from_document, document, marks)
        self.screen.app.push_screen(FiguresScreen(gather, self.screen.finding.typed))

    def action_terms(self) -> None:
        """List the terms of the document; from each one gets to its places."""
        from reader.tui.lists.term_listing import Terms
        from reader.tui.screens.terms import TermsScreen

        self.screen.app.push_screen(TermsScreen(Terms(self.screen.document)), self._seek)

    def _seek(self, term: str | None) -> None:
        if term:
            from reader.search import quoted

            self.screen.finding.seek(quoted(term))
            self.screen.finding.remember()

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
