"""Choosing in which encoding the file is read, where the guess was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.encodings import AUTO, Encodings
from reader.library.places import Places
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document
    from reader.tui.working import Work


class Decoding(Helper):
    """Opens the document anew, at the same place, in the encoding that the user chooses."""

    def action_encoding(self) -> None:
        """Let the user choose an encoding, which is remembered for the file."""
        from reader.documents.encoding import USUAL
        from reader.tui.screens.picker import Choice, Picker

        path = self.screen.document.path
        if path is None:
            self.screen.say(tr("encodings.no_file"))
            return
        now = Encodings().of(path) or AUTO
        choices = [Choice(AUTO, AUTO, tr("encodings.auto", encoding=self.screen.document.encoding))]
        choices += [Choice(name, name) for name in dict.fromkeys((*USUAL, now)) if name != AUTO]
        picker = Picker(tr("encodings.choose"), choices, current=now)
        self.screen.app.push_screen(picker, lambda chosen: self._reopen(path, chosen))

    def _reopen(self, path: Path, encoding: str | None) -> None:
        if encoding is None:
            return
        from reader.library.corrected import corrected
        from reader.library.opening import open_in

        before, place = self.screen.document, self.screen.place
        problems: list[PizhuError] = []

        def read(_: Work[Document]) -> Document:
            return corrected(open_in(path, encoding, problems.append), problems.append)

        def show(document: Document) -> None:
            self.screen.pizhu.open_document(document, _place_in(document, before, place))
            try:
                if document.id != before.id:
                    Places().forget(before.id)
            except PizhuError as error:
                problems.append(error)
            for problem in problems:
                self._tell(problem)
            self.screen.app.call_after_refresh(self._arrive, document)

        self.screen.works.begin("reload", tr("works.decoding", encoding=encoding), read, show)

    def _arrive(self, document: Document) -> None:
        """Say how the document was read, and show it in the script that was chosen."""
        if self.screen.pizhu.reading is not None:
            self.screen.pizhu.reading.displaying.set_display(self.screen.displaying.display)
        self.screen.pizhu.say(tr("encodings.read_as", encoding=document.encoding))

    def _tell(self, error: PizhuError) -> None:
        self.screen.pizhu.say(str(error), failed=True)


def _place_in(document: Document, before: Document, place: Point) -> Point:
    """Return about the same place in a document whose characters may all be other ones."""
    count, old = len(document.paragraphs), len(before.paragraphs)
    if count == old:
        return place
    return Point(min(place.paragraph * count // old, count - 1), 0)
