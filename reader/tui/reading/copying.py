"""Giving words of the document away, and opening the addresses that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from annotations.model import Part
    from reader.tui.quoting import Quotation


class Copying(Helper):
    """Copies through the terminal (OSC 52), so that it also works on another machine."""

    def action_copy(self) -> None:
        """Copy the selection, else the paragraph, as it is in the original."""
        self._copy(self._original())

    def action_copy_as(self) -> None:
        """Let the user choose in which form."""
        from reader.tui.screens.picker import Choice, Picker

        quotation = self._quotation()
        choices = [
            Choice(quotation.with_reference(), tr("quoting.as_quote"), quotation.reference),
            Choice(quotation.as_markdown(), tr("quoting.as_markdown")),
            Choice(quotation.text, tr("quoting.as_text")),
        ]
        if self.screen.rendition.converts:
            choices.append(Choice(self._shown(), tr("quoting.as_shown")))
        self.screen.app.push_screen(Picker(tr("commands.copy_as"), choices), self._copy)

    def action_open_link(self) -> None:
        """Open the web address at the place, else the next one in the paragraph."""
        from reader.tui.outside import open_outside
        from reader.tui.quoting import links_in

        paragraph, offset = self.screen.place
        links = links_in(self.screen.document.paragraphs[paragraph].text)
        if not links:
            self.screen.say(tr("quoting.no_link"))
            return
        address = next((a for at, a in links if at + len(a) > offset), links[0][1])
        if open_outside(address):
            self.screen.say(tr("quoting.opened", address=address))
        else:
            self.screen.app.copy_to_clipboard(address)
            self.screen.say(tr("quoting.no_opener", address=address))

    def _copy(self, text: str | None) -> None:
        if text is not None:
            self.screen.app.copy_to_clipboard(text)
            self.screen.view.clear_selection()
            self.screen.say(tr("tui.copied", count=len(text)))

    def _parts(self) -> list[Part]:
        from annotations.model import parts

        paragraph, start, end, until, _ = self.screen.annotating.target()
        return list(parts(paragraph, start, end, until))

    def _original(self) -> str:
        paragraphs = self.screen.document.paragraphs
        return "\n".join(paragraphs[p.paragraph].text[p.start : p.end] for p in self._parts())

    def _shown(self) -> str:
        """Return the words in the script on the screen."""
        rendition, lines = self.screen.rendition, []
        for part in self._parts():
            length = len(self.screen.document.paragraphs[part.paragraph].text)
            end = length if part.end is None else part.end
            span = rendition.to_text(part.paragraph, part.start or 0, end)
            lines.append(rendition.text(part.paragraph)[slice(*span)])
        return "\n".join(lines)

    def _quotation(self) -> Quotation:
        from reader.tui.quoting import Quotation

        document, first = self.screen.document, self._parts()[0]
        path = document.section_path(first.paragraph, first.start or 0)
        headings = [section.title for section in path if section.title != document.title]
        return Quotation(self._original(), document.title, headings, first.paragraph + 1)
