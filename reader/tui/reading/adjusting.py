"""Making what an annotation covers longer or shorter, with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.placement import MOVED, Placement, Spot
from reader.i18n import tr
from reader.layout.extents import End, Extent, Unit, move_end
from reader.layout.motions import Point
from reader.library.notebooks import accept
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from annotations.model import Annotation
    from reader.tui.reading.annotating import Annotating


class Adjusting(Helper):
    """A mode in which keys move one end of an annotation, until it is kept or given up."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating
        self._annotation: Annotation | None = None
        self._extent = Extent(Point(0, 0), Point(0, 0))
        self._which = End.END
        self._place = Point(0, 0)

    @property
    def active(self) -> bool:
        """Whether an annotation is being adjusted."""
        return self._annotation is not None

    def action_adjust(self) -> None:
        """Begin with the annotation where the reader is."""
        self.annotating.targeting.forget()
        placement = self.annotating.placed_here()
        if placement is None:
            self.screen.say(tr("tui.no_annotation_here"))
            return
        self._annotation = placement.annotation
        self._place = self.screen.place
        self._extent = self._extent_of(placement.spot)
        self._which = End.END
        self._show()

    def action_adjust_character_on(self, count: int | None = None) -> None:
        """Move the end by characters."""
        self._move(Unit.CHARACTER, count or 1)

    def action_adjust_character_back(self, count: int | None = None) -> None:
        """Move the end back by characters."""
        self._move(Unit.CHARACTER, -(count or 1))

    def action_adjust_clause_on(self, count: int | None = None) -> None:
        """Move the end by clauses."""
        self._move(Unit.CLAUSE, count or 1)

    def action_adjust_clause_back(self, count: int | None = None) -> None:
        """Move the end back by clauses."""
        self._move(Unit.CLAUSE, -(count or 1))

    def action_adjust_sentence_on(self, count: int | None = None) -> None:
        """Move the end by sentences."""
        self._move(Unit.SENTENCE, count or 1)

    def action_adjust_sentence_back(self, count: int | None = None) -> None:
        """Move the end back by sentences."""
        self._move(Unit.SENTENCE, -(count or 1))

    def action_adjust_other_end(self) -> None:
        """Move the other end from now on."""
        self._which = End.START if self._which is End.END else End.END
        self._show()

    def action_adjust_keep(self) -> None:
        """Keep the annotation as it is shown now."""
        annotation = self._annotation
        if annotation is None:
            return
        paragraph, start, end, until, _ = self.screen.passage(*self._extent)
        placed = Placement(annotation, MOVED, Spot(paragraph, start, end, 1.0, until))
        notes = self.annotating.notes
        if self.annotating.do(lambda: accept(self.screen.document, notes.book, [placed])):
            self._end()
            self.screen.say(tr("tui.adjusted"))

    def action_adjust_cancel(self) -> None:
        """Leave the annotation as it was, and go back to where the reader was."""
        self._end()
        self.screen.view.go_to(*self._place)

    def _end(self) -> None:
        self._annotation = None
        self.screen.view.clear_selection()
        self.screen.show_mode()

    def _move(self, unit: Unit, steps: int) -> None:
        self._extent = move_end(self.screen.document, self._extent, self._which, unit, steps)
        self._show()

    def _show(self) -> None:
        self.screen.view.select(*self._extent, point_at_start=self._which is End.START)
        self.screen.show_mode()

    def _extent_of(self, spot: Spot) -> Extent:
        first, last = spot.parts[0], spot.parts[-1]
        end = last.end
        if end is None:
            end = len(self.screen.document.paragraphs[last.paragraph].text)
        return Extent(Point(first.paragraph, first.start or 0), Point(last.paragraph, end))
