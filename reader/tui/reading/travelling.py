"""Moving about in the document, and remembering where the reader was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import last_point
from reader.library.places import Place, Places
from reader.tui.jumps import JumpHistory
from reader.tui.reading.helper import Helper
from reader.tui.starting import kept_page

if TYPE_CHECKING:
    from reader.documents.model import Section
    from reader.layout.motions import Point
    from reader.tui.screens.reading import ReadingScreen


class Travelling(Helper):
    """Keeps the way back, and the place for the next time."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.jumps = JumpHistory()
        self._saved: Place | None = None

    def jump(self, paragraph: int, offset: int) -> None:
        """Go to a place from which one can come back."""
        self.jumps.leave(self.screen.place)
        self.screen.view.go_to(paragraph, offset)

    def go_to_section(self, section: Section) -> None:
        """Jump to a section's heading."""
        self.jump(section.paragraph, section.offset)

    def to_end(self) -> None:
        """Jump to the end."""
        self.jumps.leave(self.screen.place)
        self.screen.view.action_document_end()
        if not self.screen.document.reaches_end and self.screen.reads_on:
            self.screen.arriving.wish(self._end)

    def _end(self) -> Point | None:
        """Return where the document ends, None while that is not known."""
        document = self.screen.document
        return last_point(document, self.screen.place) if document.reaches_end else None

    def action_back(self) -> None:
        """Go back to where the last jump began, in the end to the document before this one."""
        point = self.jumps.back(self.screen.place)
        if point is None and self._leave_visit():
            return
        self._return(point, "tui.no_way_back")

    def action_forward(self) -> None:
        """Go forward again."""
        self._return(self.jumps.forward(self.screen.place), "tui.no_way_forward")

    def action_outline(self) -> None:
        """Let the user find a heading by its words or their sound."""
        from reader.tui.screens.picker import MOST_SHOWN, Choice, Picker

        document = self.screen.document
        if not document.outline:
            self.screen.say(tr("tui.no_outline"))
            return
        path = document.section_path(*self.screen.place)
        headings = self.screen.outlining.headings

        def choice(section: Section) -> Choice[Section]:
            return Choice(
                section, "  " * min(section.level, 6) + self.screen.rendition.label(section)
            )

        def find(text: str) -> list[Choice[Section]]:
            return [choice(document.outline[index]) for index in headings.find(text)[:MOST_SHOWN]]

        current = path[-1] if path else None
        picker = Picker(tr("tui.outline"), (), current=current, find=find)
        self.screen.app.push_screen(picker, lambda s: None if s is None else self.go_to_section(s))

    def restore(self) -> bool:
        """Go to where the document was left; return whether it is known."""
        document = self.screen.document
        place = Places().left(document)
        if place is None:
            return False
        self.screen.arranging.restore(place.mode)
        if document.complete:
            self.screen.displaying.leave_as_is(place.kept(document))
        self.screen.displaying.set_display(place.script)
        self.return_to(place)
        if place.beside is not None:
            self.screen.pairing.restore(place.beside, on_left=place.on_left)
        return True

    def return_to(self, place: Place | None) -> None:
        """Go to where the document was left, if that is there by now."""
        point = None if place is None else place.point(self.screen.document)
        if point is not None:
            self.screen.view.go_to(*point)

    def remember(self) -> None:
        """Keep the present place on the disk; a failure costs nothing but the place."""
        document = self.screen.document
        untouched = not document.complete and self.screen.arriving.untouched
        if not self.screen.is_mounted or untouched:
            return
        place = self._place()
        if place == self._saved:
            return
        try:
            Places().remember(place)
        except PizhuError as error:
            self.screen.say(str(error), failed=True)
        else:
            self._saved = place
            if document.path is not None:
                kept_page.forget(document.path)

    def _place(self) -> Place:
        """Return the present place, and how it is shown."""
        document, point = self.screen.document, self.screen.place
        place = Place(
            document=document.id,
            path=document.path,
            title=document.title,
            paragraph=point.paragraph,
            offset=point.offset,
            percent=self.screen.status.status.percent,
            script=self.screen.displaying.display,
            mode=self.screen.arranging.mode.name,
            as_is=tuple(self.screen.displaying.left_near(point.paragraph)),
            source=document.paragraphs[point.paragraph].source_offset(point.offset),
        )
        return self.screen.pairing.noted(place) if self.screen.has_made("pairing") else place

    def _leave_visit(self) -> bool:
        try:
            return self.screen.pizhu.return_from_visit()
        except PizhuError as error:
            self.screen.say(str(error), failed=True)
            return True

    def _return(self, point: Point | None, nowhere: str) -> None:
        if point is None:
            self.screen.say(tr(nowhere))
        else:
            self.screen.view.go_to(*point)
