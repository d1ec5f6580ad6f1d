"""Highlights, tags, notes and bookmarks of the document that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from annotations.errors import AnnotationError
from annotations.model import BOOKMARK, HIGHLIGHT, NOTE, TAG
from annotations.placement import ANCHORED, ORPHAN
from annotations.quote import annotate
from reader.i18n import tr
from reader.library.colours import COLOURS
from reader.library.notebooks import accept, section_titles
from reader.tui.colours import next_colour
from reader.tui.hits import section_counts
from reader.tui.reading.helper import Helper
from reader.tui.reading.margin import decorations
from reader.tui.reading.notes import Notes, covers, length

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

    from annotations.model import Annotation
    from annotations.placement import Placement
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.decorations import Decoration


_WORDS_SHOWN = 60


class Passage(NamedTuple):
    """What a command is about: a span; ``start`` and ``end`` None for a whole paragraph."""

    paragraph: int
    start: int | None
    end: int | None


class Annotating(Helper):
    """Carries out what changes annotations.

    Nothing is shown as done before it is on the disk; what fails is said and changes nothing.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.notes = Notes(screen.document)
        self._colour = COLOURS[0]
        self._drafts: dict[Passage, str] = {}

    @property
    def has_drafts(self) -> bool:
        """Whether there are notes that were begun and not saved."""
        return bool(self._drafts)

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

    def decorations(self) -> Iterator[Decoration]:
        """Yield the marks of all annotations."""
        return decorations(self.screen.document, self.notes.placed)

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
        here = self._here() if self.screen.view.selection is None else None
        if here is not None and here.colour is not None:
            self._colour = next_colour(here.colour)
            done = self._change(here, colour=self._colour)
        elif here is not None:
            done = self._change(here, colour=self._colour)
        else:
            done = self._add(self.target(), HIGHLIGHT, colour=self._colour)
        if done:
            colour = tr(f"tui.colour_{self._colour}")
            self.screen.say(tr("tui.highlighted", colour=colour))

    def action_tags(self) -> None:
        """Let the user give tags to the target."""
        from reader.tui.screens.tag_picker import TagPicker

        target, here = self.target(), self._here()
        picker = TagPicker(here.tags if here else (), self.notes.known_tags())

        def take(tags: tuple[str, ...] | None) -> None:
            if tags is None:
                return
            if here is not None:
                done = self._change_or_delete(here, tags=tags)
            else:
                done = not tags or self._add(target, TAG, tags=tags)
            if done:
                shown = " ".join(f"#{tag}" for tag in tags)
                self.screen.say(tr("tui.tagged", tags=shown) if tags else tr("tui.untagged"))

        self.screen.app.push_screen(picker, take)

    def action_note(self) -> None:
        """Let the user write about the target."""
        from reader.tui.screens.note_editor import NoteEditor

        target, here = self.target(), self._here()

        def save(text: str) -> bool:
            text = text.strip()
            if here is not None:
                done = self._change_or_delete(here, note=text)
            else:
                done = not text or self._add(target, NOTE, note=text)
            if done and text:
                self.screen.say(tr("tui.note_saved"))
            return done

        def closed(draft: str | None) -> None:
            self._drafts.pop(target, None)
            if draft is not None:
                self._drafts[target] = draft
                self.screen.say(tr("tui.draft_kept", key=self.screen.pizhu.keymap.label("note")))

        before = here.note if here else ""
        quote = self.screen.document.paragraphs[target.paragraph].text[target.start : target.end]
        if here is not None:
            quote = here.quote.exact
        editor = NoteEditor(quote, before, self._drafts.get(target, before), save)
        self.screen.app.push_screen(editor, closed)

    def action_bookmark(self) -> None:
        """Set a bookmark on the paragraph, or take it away."""
        paragraph = self.screen.place.paragraph
        found = [p for p in self.notes.at(paragraph) if p.annotation.kind == BOOKMARK]
        if found:
            if self._do(lambda: self.notes.book.delete(*(p.annotation.id for p in found))):
                self.screen.say(tr("tui.bookmark_removed"))
        elif self._add(Passage(paragraph, None, None), BOOKMARK):
            self.screen.say(tr("tui.bookmark_set"))

    def action_bookmarks(self) -> None:
        """Let the user go to a bookmark."""
        from reader.tui.screens.picker import Choice, Picker

        marks = [p for p in self.notes.placed if p.annotation.kind == BOOKMARK]
        if not marks:
            key = self.screen.pizhu.keymap.label("bookmark")
            self.screen.say(tr("tui.no_bookmarks", key=key))
            return
        choices = [
            Choice(
                placement.spot.paragraph,
                self.screen.rendition.text(placement.spot.paragraph)[:_WORDS_SHOWN],
                " › ".join(placement.annotation.section[-2:]),
            )
            for placement in marks
        ]
        picker = Picker(tr("tui.bookmarks"), choices)
        self.screen.app.push_screen(
            picker, lambda p: None if p is None else self.screen.travelling.jump(p, 0)
        )

    def action_annotations(self) -> None:
        """List all annotations."""
        from reader.tui.screens.annotations import AnnotationsScreen

        def chosen(identifier: str | None) -> None:
            self.screen.decorate()
            found = [p for p in self.notes.placed if p.annotation.id == identifier]
            if found:
                spot = found[0].spot
                self.screen.travelling.jump(spot.paragraph, spot.start or 0)
            elif identifier is not None:
                self.screen.say(tr("tui.orphan_has_no_place"))

        self.screen.app.push_screen(AnnotationsScreen(self, self.screen.rendition), chosen)

    def action_delete_annotation(self) -> None:
        """Delete the annotation where the reader is; it can be undone."""
        here = self._here(bookmarks=True)
        if here is None:
            self.screen.say(tr("tui.no_annotation_here"))
        else:
            self.delete(here)

    def delete(self, annotation: Annotation) -> None:
        """Delete an annotation and say how to get it back."""
        if self._do(lambda: self.notes.book.delete(annotation.id)):
            key = self.screen.pizhu.keymap.label("undo")
            self.screen.say(tr("tui.deleted", key=key))

    def accept(self, placement: Placement) -> None:
        """Store where an annotation was found again as its place, and say how to take it back."""
        if placement.status in {ANCHORED, ORPHAN}:
            certain = placement.status == ANCHORED
            self.screen.pizhu.say(
                tr("tui.place_is_certain" if certain else "tui.orphan_has_no_place")
            )
        elif self._do(lambda: accept(self.screen.document, self.notes.book, [placement])):
            key = self.screen.pizhu.keymap.label("annotations_undo")
            self.screen.pizhu.say(tr("tui.place_accepted", key=key))

    def action_undo(self) -> None:
        """Take back the last change."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._turn(undo=False)

    def action_export(self) -> None:
        """Ask where to write the annotations, and write them."""
        from reader.tui.reading.exporting import Exporting

        Exporting(self.screen, self.notes).ask()

    def _opened(self) -> None:
        if count := self.notes.in_doubt():
            key = self.screen.pizhu.keymap.label("annotations")
            self.screen.say(tr("tui.places_in_doubt", count=count, key=key))
        for message in self.notes.news():
            self.screen.say(message)
        self.screen.decorate()

    def _turn(self, *, undo: bool) -> None:
        operations: list[object] = []

        def turn() -> None:
            operation = self.notes.book.undo() if undo else self.notes.book.redo()
            operations.append(operation)

        if not self._do(turn):
            return
        if operations[0] is None:
            self.screen.say(tr("tui.nothing_to_undo" if undo else "tui.nothing_to_redo"))
        else:
            self.screen.say(tr("tui.undone" if undo else "tui.redone"))

    def _here(self, *, bookmarks: bool = False) -> Annotation | None:
        """Return the annotation that the target is about: the shortest that covers it."""
        selection = self.screen.view.selection
        paragraph, offset = self.screen.place
        start, end = offset, offset
        if selection is not None:
            paragraph, start, end = selection
        covering = [
            p
            for p in self.notes.at(paragraph)
            if (bookmarks or p.annotation.kind != BOOKMARK) and covers(p, start, end)
        ]
        if selection is not None:
            covering = [p for p in covering if (p.spot.start, p.spot.end) == (start, end)]
        shortest = min(covering, key=length, default=None)
        return None if shortest is None else shortest.annotation

    def _add(self, target: Passage, kind: str, **facets: Any) -> bool:  # noqa: ANN401  (fields of Annotation)
        section = section_titles(self.screen.document, target.paragraph, target.start or 0)

        def add() -> None:
            made = annotate(self.notes.target, *target, section=section, kind=kind, **facets)
            self.notes.book.add(made)

        done = self._do(add)
        if done:
            self.screen.view.clear_selection()
        return done

    def _change(self, annotation: Annotation, **fields: object) -> bool:
        return self._do(lambda: self.notes.book.update(annotation.id, **fields))

    def _change_or_delete(self, annotation: Annotation, **fields: object) -> bool:
        """Change an annotation; one that then says nothing any more is deleted."""
        facets = {"colour": annotation.colour, "tags": annotation.tags, "note": annotation.note}
        if any((facets | fields).values()):
            return self._change(annotation, **fields)
        return self._do(lambda: self.notes.book.delete(annotation.id))

    def _do(self, change: Callable[[], object]) -> bool:
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
