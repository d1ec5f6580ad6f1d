"""Looking through all annotations, and exporting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from annotations.placement import ORPHAN
from reader.errors import PizhuError
from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from annotations.placement import Spot
    from reader.tui.reading.annotating import Annotating
    from reader.tui.screens.matrix import Cell


class Reviewing(Helper):
    """Opens what shows or takes out all annotations of the document."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    def action_annotations(self, text: str = "") -> None:
        """List all annotations, narrowed by what would be typed."""
        from reader.tui.screens.annotations import AnnotationsScreen

        def chosen(identifier: str | None) -> None:
            found = self.annotating.notes.find(identifier) if identifier else None
            if found is None:
                return
            if found in self.annotating.notes.placed:
                self.screen.travelling.jump(found.spot.paragraph, found.spot.start or 0)
            elif found.status == ORPHAN:
                self.screen.say(tr("tui.orphan_has_no_place"))

        self.screen.app.push_screen(
            AnnotationsScreen(self.annotating, self.screen.rendition, text), chosen
        )

    def action_review(self) -> None:
        """Look through the annotations whose place is in doubt."""
        from reader.tui.screens.review import ReviewScreen

        def chosen(spot: Spot | None) -> None:
            if spot is not None:
                self.screen.travelling.jump(spot.paragraph, spot.start or 0)

        self.screen.app.push_screen(ReviewScreen(self.annotating, self.screen.rendition), chosen)

    def action_codebook(self) -> None:
        """Look after the tags and what the colours mean."""
        from reader.tui.screens.codebook import CodebookScreen

        def chosen(tag: str | None) -> None:
            if tag is not None:
                self.action_annotations(f"#{tag} ")

        self.screen.app.push_screen(CodebookScreen(self.annotating), chosen)

    def action_matrix(self) -> None:
        """Look at the tags of all documents side by side."""
        from reader.tui.screens.matrix import MatrixScreen

        store = self.annotating.notes.store
        self.screen.app.push_screen(
            MatrixScreen(store, self.screen.annotating.notes.colour_of), self._go_to
        )

    def _go_to(self, cell: Cell | None) -> None:
        """Go to the passages of a document that have a tag; list them if it is this one."""
        from reader.tui.screens.matrix import first_place

        if cell is None:
            return
        notes = self.annotating.notes
        if cell.row.document.id == notes.book.document.id:
            self.action_annotations(f"#{cell.tag} ")
            return
        try:
            self.screen.pizhu.visit(*first_place(cell, notes.store))
        except AnnotationError as error:
            self.annotating.tell(error)
        except PizhuError as error:
            self.screen.say(str(error), failed=True)

    def action_export(self) -> None:
        """Ask where to write the annotations, and write them."""
        from reader.tui.reading.exporting import Exporting

        Exporting(self.screen, self.annotating.notes).ask()
