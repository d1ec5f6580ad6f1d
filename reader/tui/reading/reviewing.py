"""Looking through all annotations, and exporting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.tui.reading.annotating import Annotating


class Reviewing(Helper):
    """Opens what shows or takes out all annotations of the document."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    def action_annotations(self) -> None:
        """List all annotations."""
        from reader.tui.screens.annotations import AnnotationsScreen

        def chosen(identifier: str | None) -> None:
            self.screen.decorate()
            found = [p for p in self.annotating.notes.placed if p.annotation.id == identifier]
            if found:
                spot = found[0].spot
                self.screen.travelling.jump(spot.paragraph, spot.start or 0)
            elif identifier is not None:
                self.screen.say(tr("tui.orphan_has_no_place"))

        self.screen.app.push_screen(
            AnnotationsScreen(self.annotating, self.screen.rendition), chosen
        )

    def action_export(self) -> None:
        """Ask where to write the annotations, and write them."""
        from reader.tui.reading.exporting import Exporting

        Exporting(self.screen, self.annotating.notes).ask()
