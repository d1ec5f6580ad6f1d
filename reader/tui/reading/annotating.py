"""The annotations of the document that is open: shown, made, and which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotations.errors import AnnotationError
from annotations.model import AS_IS, BOOKMARK, DOCUMENT, PASSAGE, SECTION
from annotations.quote import annotate, annotate_document
from reader.i18n import tr
from reader.library.notebooks import as_placed, section_titles
from reader.tui.hits import section_counts
from reader.tui.lists.annotation_painter import colour_label
from reader.tui.reading.adjusting import Adjusting
from reader.tui.reading.autotagging import Autotagging
from reader.tui.reading.bookmarks import Bookmarks
from reader.tui.reading.bulk import Bulk
from reader.tui.reading.changing import Changing
from reader.tui.reading.highlighting import Highlighting
from reader.tui.reading.leaving import Leaving
from reader.tui.reading.linking import Linking
from reader.tui.reading.margin import marked
from reader.tui.reading.notes import Notes, Passage, length
from reader.tui.reading.placed import part_on
from reader.tui.reading.reviewing import Reviewing
from reader.tui.reading.targeting import Targeting
from reader.tui.reading.walking import Walking
from reader.tui.reading.writing import Writing
from reader.tui.screens.commanding import CommandScreen

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from annotations.model import Annotation
    from annotations.placement import Placement
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.decorations import Marked
    from reader.tui.working import Work


class Annotating(Changing):
    """Makes annotations, and knows which one the reader means.

    Attributes:
        made: the facets of the annotation that was made or changed last.
        helpers: carry out the commands.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.made: dict[str, Any] = {}
        self.writing = Writing(self)
        self.adjusting = Adjusting(self)
        self.targeting = Targeting(self)
        self.linking = Linking(self)
        self.walking = Walking(self)
        self.bulk = Bulk(self)
        self.leaving = Leaving(self)
        self.helpers = (
            self.writing,
            self.adjusting,
            self.targeting,
            self.linking,
            self.leaving,
            Highlighting(self),
            self.walking,
            Autotagging(self),
            Bookmarks(self),
            Reviewing(self),
        )

    def open(self) -> None:
        """Read the annotations in the background and show them."""

        def read() -> None:
            try:
                self.notes.refresh()
            except AnnotationError as error:
                self.screen.app.call_from_thread(self.tell, error)
            else:
                self.screen.app.call_from_thread(self._opened)

        self.screen.run_worker(read, group="annotations", thread=True)

    def prepare(self, then: Callable[[], object]) -> None:
        """Make a very long document ready for its first annotation, and go on with ``then``."""

        def prepare(work: Work[None]) -> None:
            self.notes.prepare(work.go_on)

        def go_on(_: None) -> None:
            then()

        self.screen.works.begin("preparing", tr("works.preparing_notes"), prepare, go_on)

    def renew(self) -> None:
        """Look for the annotations in the document as it is now; many in the background."""
        if self.notes.are_many():
            self.reopen()
            return
        self.notes = Notes(self.screen.document)
        self.do(lambda: None)

    def reopen(self) -> None:
        """Look for the annotations in the document as it is now, in the background."""
        self.notes = Notes(self.screen.document)
        self.open()

    def marked(self) -> Marked:
        """Return the marks of all annotations, and of notes that were begun."""
        notes, drafts = self.notes, [*self.writing.decorations()]
        return marked(self.screen.document, notes.placed, notes.colour_of, drafts)

    def marks(self) -> list[Annotation]:
        """Return all annotations that have a place, with it."""
        return as_placed(self.notes.placed)

    def colour_label(self, colour: str) -> str:
        """Return what a colour or style is called, and what it means to the reader."""
        return colour_label(colour, self.notes.meanings)

    def counts(self) -> Counter[int]:
        """Return how many annotations each section has, by the section's index."""
        return section_counts(self.screen.document, self.notes.placed.starts)

    def target(self) -> Passage:
        """Return what was chosen or is selected, else the paragraph where the reader is."""
        if self.targeting.chosen is not None:
            return self.targeting.chosen
        selection = self.screen.view.selection
        if selection is None:
            return Passage(self.screen.place.paragraph)
        return self.screen.passage(*selection)

    def here(self, *, mute: bool = False) -> Annotation | None:
        """Return the annotation that the target is about: the shortest that covers it.

        Args:
            mute: also look at bookmarks and passages left as they are, which say nothing.
        """
        placement = self.placed_here(mute=mute)
        return None if placement is None else placement.annotation

    def placed_here(self, *, mute: bool = False) -> Placement | None:
        """Return the annotation that the target is about, with its place."""
        target = self.target()
        if target.scope == DOCUMENT:
            whole = (p for p in self.notes.placements if p.annotation.scope == DOCUMENT)
            return next(whole, None)
        wanted = self.screen.view.selection is not None or target.scope == SECTION
        offset = self.screen.place.offset
        covering = [
            p
            for p in self.notes.at(target.paragraph)
            if (mute or p.annotation.kind not in {AS_IS, BOOKMARK})
            and (_is_on(p, target) if wanted else _covers(p, target.paragraph, offset))
        ]
        return min(covering, key=length, default=None)

    def add(self, target: Passage, kind: str, **facets: Any) -> bool:  # noqa: ANN401  (fields of Annotation)
        """Annotate a passage; return whether that is on the disk."""
        done = self.do(lambda: self.notes.book.add(self._made(target, kind=kind, **facets)))
        if done:
            if kind not in {AS_IS, BOOKMARK}:
                self.made = {"kind": kind, **facets}
            self.targeting.forget()
            self.screen.view.clear_selection()
        return done

    def _made(self, target: Passage, **facets: Any) -> Annotation:  # noqa: ANN401  (fields of Annotation)
        """Return an annotation of a passage, ready to be added."""
        paragraph, start, end, until, scope = target
        if scope == DOCUMENT:
            return annotate_document(self.notes.target, **facets)
        section = section_titles(self.screen.document, paragraph, start or 0)
        return annotate(
            self.notes.target,
            paragraph,
            start,
            end,
            until=until,
            section=section,
            scope=scope,
            **facets,
        )

    def change(self, annotation: Annotation, **fields: Any) -> bool:  # noqa: ANN401  (fields of Annotation)
        """Change fields of an annotation; return whether that is on the disk."""
        done = self.do(lambda: self.notes.book.update(annotation.id, **fields))
        if done:
            self.made = {"kind": annotation.kind, **fields}
            self.targeting.forget()
        return done

    def change_or_delete(self, annotation: Annotation, **fields: object) -> bool:
        """Change an annotation; one that then says nothing any more is deleted."""
        facets = {"colour": annotation.colour, "tags": annotation.tags, "note": annotation.note}
        if any((facets | fields).values()):
            return self.change(annotation, **fields)
        return self.do(lambda: self.notes.book.delete(annotation.id))

    def action_delete_annotation(self) -> None:
        """Delete the annotation where the reader is; it can be undone."""
        here = self.here(mute=True)
        if here is None:
            self.screen.say(tr("tui.no_annotation_here"))
        else:
            self.delete(here.id)

    def _opened(self) -> None:
        if not self.screen.children:  # it is going
            return
        if count := self.notes.in_doubt():
            key = self.screen.pizhu.keymap.label("review")
            self.screen.say(tr("tui.places_in_doubt", count=count, key=key))
        for message in self.notes.news():
            self.screen.say(message)
        self.writing.opened()
        if isinstance(top := self.screen.pizhu.screen, CommandScreen):
            top.annotations_came()
        if self.linking.origin is not None:  # a link was begun in another document
            self.screen.show_mode()
        self.screen.decorate()
        self.screen.teaming.begin()


def _covers(placement: Placement, paragraph: int, offset: int) -> bool:
    """Tell whether an annotation of a passage is on a place."""
    part = part_on(placement.spot, paragraph)
    if part is None or placement.annotation.scope != PASSAGE:
        return False
    return part.start is None or part.end is None or part.start <= offset < max(part.end, 1)


def _is_on(placement: Placement, target: Passage) -> bool:
    """Tell whether an annotation is on exactly a passage."""
    paragraph, start, end, _, until = placement.spot
    return (paragraph, start, end, until, placement.annotation.scope) == target
