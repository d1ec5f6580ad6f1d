"""The annotations of the document that is open: shown, made, changed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotations.errors import AnnotationError
from annotations.model import AS_IS, BOOKMARK, HIGHLIGHT
from annotations.placement import ANCHORED, ORPHAN
from annotations.quote import annotate
from reader.i18n import tr
from reader.library.colours import COLOURS
from reader.library.notebooks import accept, as_placed, section_titles
from reader.tui.colours import next_colour
from reader.tui.hits import section_counts
from reader.tui.reading.bookmarks import Bookmarks
from reader.tui.reading.helper import Helper
from reader.tui.reading.leaving import Leaving
from reader.tui.reading.margin import decorations
from reader.tui.reading.notes import Notes, Passage, covers, length
from reader.tui.reading.reviewing import Reviewing
from reader.tui.reading.writing import Writing

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

    from annotations.model import Annotation
    from annotations.placement import Placement
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.decorations import Decoration


class Annotating(Helper):
    """Carries out what changes annotations.

    Nothing is shown as done before it is on the disk; what fails is said and changes nothing.

    Attributes:
        notes: the notebook and where its annotations stand.
        helpers: carry out the commands that ask the user for more.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.notes = Notes(screen.document)
        self._colour = COLOURS[0]
        self.writing = Writing(self)
        self.leaving = Leaving(self)
        self.helpers = (self.writing, self.leaving, Bookmarks(self), Reviewing(self))

    def open(self) -> None:
        """Read the annotations in the background and show them."""

        def read() -> None:
            try:
                self.notes.refresh()
            except AnnotationError as error:
                self.screen.app.call_from_thread(self._tell, error)
            else:
                self.screen.app.call_from_thread(self._opened)

        self.screen.run_worker(read, group="annotations", thread=True)

    def renew(self) -> None:
        """Look for the annotations in the document as it is now."""
        self.notes = Notes(self.screen.document)
        self.do(lambda: None)

    def decorations(self) -> Iterator[Decoration]:
        """Yield the marks of all annotations."""
        return decorations(self.screen.document, self.notes.placed)

    def marks(self) -> list[Annotation]:
        """Return all annotations that have a place, with it."""
        return as_placed(self.notes.placed)

    def counts(self) -> Counter[int]:
        """Return how many annotations each section has, by the section's index."""
        spots = (placement.spot for placement in self.notes.placed)
        return section_counts(self.screen.document, ((s.paragraph, s.start or 0) for s in spots))

    def target(self) -> Passage:
        """Return what is selected, else the paragraph where the reader is."""
        selection = self.screen.view.selection
        if selection is None:
            return Passage(self.screen.place.paragraph, None, None)
        return Passage(*selection)

    def action_highlight(self) -> None:
        """Highlight the target; again, and its colour changes."""
        here = self.here() if self.screen.view.selection is None else None
        if here is not None and here.colour is not None:
            self._colour = next_colour(here.colour)
            done = self.change(here, colour=self._colour)
        elif here is not None:
            done = self.change(here, colour=self._colour)
        else:
            done = self.add(self.target(), HIGHLIGHT, colour=self._colour)
        if done:
            colour = tr(f"tui.colour_{self._colour}")
            self.screen.say(tr("tui.highlighted", colour=colour))

    def action_delete_annotation(self) -> None:
        """Delete the annotation where the reader is; it can be undone."""
        here = self.here(mute=True)
        if here is None:
            self.screen.say(tr("tui.no_annotation_here"))
        else:
            self.delete(here)

    def delete(self, annotation: Annotation) -> None:
        """Delete an annotation and say how to get it back."""
        if self.do(lambda: self.notes.book.delete(annotation.id)):
            key = self.screen.pizhu.keymap.label("undo")
            self.screen.say(tr("tui.deleted", key=key))

    def accept(self, placement: Placement) -> None:
        """Store where an annotation was found again as its place, and say how to take it back."""
        if placement.status in {ANCHORED, ORPHAN}:
            certain = placement.status == ANCHORED
            self.screen.pizhu.say(
                tr("tui.place_is_certain" if certain else "tui.orphan_has_no_place")
            )
        elif self.do(lambda: accept(self.screen.document, self.notes.book, [placement])):
            key = self.screen.pizhu.keymap.label("annotations_undo")
            self.screen.pizhu.say(tr("tui.place_accepted", key=key))

    def action_undo(self) -> None:
        """Take back the last change."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._turn(undo=False)

    def _opened(self) -> None:
        if count := self.notes.in_doubt():
            key = self.screen.pizhu.keymap.label("annotations")
            self.screen.say(tr("tui.places_in_doubt", count=count, key=key))
        for message in self.notes.news():
            self.screen.say(message)
        self.screen.decorate()

    def _turn(self, *, undo: bool) -> None:
        if self.screen.correcting.turn(undo=undo):
            return
        operations: list[object] = []

        def turn() -> None:
            operation = self.notes.book.undo() if undo else self.notes.book.redo()
            operations.append(operation)

        if not self.do(turn):
            return
        if operations[0] is None:
            self.screen.say(tr("tui.nothing_to_undo" if undo else "tui.nothing_to_redo"))
        else:
            self.screen.say(tr("tui.undone" if undo else "tui.redone"))

    def here(self, *, mute: bool = False) -> Annotation | None:
        """Return the annotation that the target is about: the shortest that covers it.

        Args:
            mute: also look at bookmarks and passages left as they are, which say nothing.
        """
        selection = self.screen.view.selection
        paragraph, offset = self.screen.place
        start, end = offset, offset
        if selection is not None:
            paragraph, start, end = selection
        covering = [
            p
            for p in self.notes.at(paragraph)
            if (mute or p.annotation.kind not in {AS_IS, BOOKMARK}) and covers(p, start, end)
        ]
        if selection is not None:
            covering = [p for p in covering if (p.spot.start, p.spot.end) == (start, end)]
        shortest = min(covering, key=length, default=None)
        return None if shortest is None else shortest.annotation

    def add(self, target: Passage, kind: str, **facets: Any) -> bool:  # noqa: ANN401  (fields of Annotation)
        """Annotate a passage; return whether that is on the disk."""
        section = section_titles(self.screen.document, target.paragraph, target.start or 0)

        def add() -> None:
            made = annotate(self.notes.target, *target, section=section, kind=kind, **facets)
            self.notes.book.add(made)

        done = self.do(add)
        if done:
            self.screen.view.clear_selection()
        return done

    def change(self, annotation: Annotation, **fields: object) -> bool:
        """Change fields of an annotation; return whether that is on the disk."""
        return self.do(lambda: self.notes.book.update(annotation.id, **fields))

    def change_or_delete(self, annotation: Annotation, **fields: object) -> bool:
        """Change an annotation; one that then says nothing any more is deleted."""
        facets = {"colour": annotation.colour, "tags": annotation.tags, "note": annotation.note}
        if any((facets | fields).values()):
            return self.change(annotation, **fields)
        return self.do(lambda: self.notes.book.delete(annotation.id))

    def do(self, change: Callable[[], object]) -> bool:
        """Make a change; return whether it is on the disk."""
        try:
            change()
            self.notes.refresh()
        except AnnotationError as error:
            self._tell(error)
            return False
        self.screen.decorate()
        return True

    def _tell(self, error: AnnotationError) -> None:
        message = tr(error.key, **error.values)
        self.screen.pizhu.say(message, failed=True)
