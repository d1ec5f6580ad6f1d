"""Following references: words of the text that name another place of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.references import References
from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.passages import Passages
    from reader.documents.references import Reference
    from reader.tui.screens.reading import ReadingScreen


_MANY = 5000  # paragraphs


class Following(Helper):
    """Finds the references of the document on the screen."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._references = References(screen.document)

    def renew(self, references: References | None = None) -> None:
        """Find those of the document as it is now, and let them be seen."""
        self._references = references or References(self.screen.document)
        self.screen.view.set_references(self._spans)

    def prepare(self) -> None:
        """Index a long document in the background, so that no key need wait for it."""
        if len(self.screen.document.paragraphs) > _MANY:
            self.screen.run_worker(self._references.prepare, group="references", thread=True)

    @property
    def passages(self) -> Passages:
        """The places of the document by what they are cited as."""
        return self._references.passages

    @property
    def reference(self) -> Reference | None:
        """The reference at the reader, else the nearest in the paragraph; None without any."""
        selection = self.screen.view.selection
        place = self.screen.place if selection is None else selection.start
        return self._references.nearest(*place)

    def follow(self) -> None:
        """Go to what the words at the reader, or the next such words, refer to."""
        reference = self.reference
        if reference is None:
            self.screen.say(tr("references.none"))
            return
        self.screen.view.clear_selection()
        self.screen.travelling.jump(*reference.target)
        key = self.screen.pizhu.keymap.label("back")
        self.screen.say(tr("references.followed", key=key))

    def _spans(self, paragraph: int) -> Sequence[tuple[int, int]]:
        found = self._references.in_paragraph(paragraph)
        return [reference[:2] for reference in found] if found else ()
