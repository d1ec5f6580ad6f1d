"""Choosing what the next annotation is about: the paragraph, a section around it, the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import DOCUMENT, SECTION
from reader.i18n import tr
from reader.tui.reading.helper import Helper
from reader.tui.reading.notes import Passage

if TYPE_CHECKING:
    from reader.documents.model import Section
    from reader.tui.reading.annotating import Annotating


class Targeting(Helper):
    """Keeps what was chosen until something is annotated or the user leaves it.

    Attributes:
        chosen: what the next annotation is about, None for the selection or the paragraph.
        label: what it is called.
    """

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.chosen: Passage | None = None
        self.label = ""

    def action_target(self) -> None:
        """Let the user choose."""
        from reader.tui.screens.picker import Choice, Picker

        paragraph, offset = self.screen.place
        sections = self.screen.document.section_path(paragraph, offset)
        heading = self.screen.rendition.heading
        choices = [
            Choice(Passage(paragraph), tr("tui.this_paragraph", number=paragraph + 1)),
            *(
                Choice(self._section(section), heading(section), tr("tui.this_section"))
                for section in reversed(sections)
                if section.level or len(sections) > 1
            ),
            Choice(Passage(0, scope=DOCUMENT), tr("tui.this_document")),
        ]
        labels = {choice.value: choice.label for choice in choices}

        def take(passage: Passage | None) -> None:
            if passage is not None:
                self.screen.view.clear_selection()
                self.chosen, self.label = passage, labels[passage]
                self.screen.show_mode()

        picker = Picker(tr("tui.choose_target"), choices, current=self.chosen)
        self.screen.app.push_screen(picker, take)

    def forget(self) -> None:
        """Go back to the selection or the paragraph."""
        if self.chosen is not None:
            self.chosen = None
            self.screen.show_mode()

    def _section(self, section: Section) -> Passage:
        """Return the passage of a section: its heading."""
        text = self.screen.document.paragraphs[section.paragraph].text
        end = len(text) if section.body is None else section.body
        return Passage(section.paragraph, section.offset, end, scope=SECTION)
