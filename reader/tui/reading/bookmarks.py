"""Setting bookmarks and going to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import BOOKMARK
from reader.i18n import tr
from reader.tui.reading.helper import Helper
from reader.tui.reading.notes import Passage

if TYPE_CHECKING:
    from reader.tui.reading.annotating import Annotating

_WORDS_SHOWN = 60


class Bookmarks(Helper):
    """A bookmark is an annotation of a whole paragraph."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    def action_bookmark(self) -> None:
        """Set a bookmark on the paragraph, or take it away."""
        paragraph = self.screen.place.paragraph
        found = [p for p in self.annotating.notes.at(paragraph) if p.annotation.kind == BOOKMARK]
        if found:
            if self.annotating.do(
                lambda: self.annotating.notes.book.delete(*(p.annotation.id for p in found))
            ):
                self.screen.say(tr("tui.bookmark_removed"))
        elif self.annotating.add(Passage(paragraph, None, None), BOOKMARK):
            self.screen.say(tr("tui.bookmark_set"))

    def action_bookmarks(self) -> None:
        """Let the user go to a bookmark."""
        from reader.tui.screens.picker import Choice, Picker

        marks = [p for p in self.annotating.notes.placed if p.annotation.kind == BOOKMARK]
        if not marks:
            key = self.screen.pizhu.keymap.label("bookmark")
            self.screen.say(tr("tui.no_bookmarks", key=key))
            return
        choices = [
            Choice(
                placement.spot.paragraph,
                self.screen.rendition.text(placement.spot.paragraph)[:_WORDS_SHOWN],
                " › ".join(placement.annotation.section[-2:]),
            )
            for placement in marks
        ]
        picker = Picker(tr("tui.bookmarks"), choices)
        self.screen.app.push_screen(
            picker, lambda p: None if p is None else self.screen.travelling.jump(p, 0)
        )
