"""Links between annotations: made, followed, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.errors import AnnotationError
from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from annotations.model import Annotation
    from reader.tui.reading.annotating import Annotating

_WORDS = 60
_SHORT = 12


class Origin(NamedTuple):
    """The annotation that a link begins at, and the document whose notebook it is in."""

    annotation: Annotation
    document: str


class Linking(Helper):
    """Joins two annotations, which are named one after the other, also on two documents."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    @property
    def origin(self) -> Origin | None:
        """What the next annotation is joined to, None if there is nothing."""
        return self.screen.pizhu.link_origin

    @property
    def label(self) -> str:
        """The first words of the annotation that a link begins at."""
        return _words(self.origin.annotation)[:_SHORT] if self.origin is not None else ""

    def action_link(self) -> None:
        """Begin a link at the annotation where the reader is, or end it there."""
        here = self.annotating.here(mute=True)
        if here is None:
            self.screen.say(tr("tui.no_annotation_here"))
        elif self.origin is None:
            document = self.annotating.notes.book.document.id
            self.screen.pizhu.link_origin = Origin(here, document)
            self.screen.show_mode()
        elif self.origin.annotation.id == here.id:
            self.forget()
        else:
            self._join(self.origin, here)

    def forget(self) -> None:
        """Make no link."""
        self.screen.pizhu.link_origin = None
        self.screen.show_mode()

    def action_follow_link(self) -> None:
        """Go where the annotation leads, or to one that leads here; let the user choose of many.

        Where there is none, go to what the text refers to.
        """
        here = self.annotating.here(mute=True)
        if here is None:
            self.screen.following.follow()
            return
        try:
            found = self._linked(here)
        except AnnotationError as error:
            self.annotating.tell(error)
            return
        if not found and self.screen.following.reference is not None:
            self.screen.following.follow()
        elif not found:
            key = self.screen.pizhu.keymap.label("link")
            self.screen.say(tr("tui.no_links_here", key=key))
        elif len(found) == 1:
            self._go(*found[0])
        else:
            self._choose(found)

    def _join(self, origin: Origin, other: Annotation) -> None:
        notes, one = self.annotating.notes, origin.annotation
        linked = other.id not in one.links

        def join() -> None:
            is_here = origin.document == notes.book.document.id
            book = notes.book if is_here else notes.store.shared(origin.document)
            book.link(one.id, other.id, linked=linked)

        if self.annotating.do(join):
            self.forget()
            key = self.screen.pizhu.keymap.label("follow_link")
            self.screen.say(tr("tui.linked" if linked else "tui.unlinked", key=key))

    def _linked(self, here: Annotation) -> list[tuple[Annotation, str]]:
        """Return the annotations that one leads to, and those that lead to it, with their sources.

        Raises:
            AnnotationError: they cannot be read.
        """
        notes = self.annotating.notes
        found: list[tuple[Annotation, str]] = []
        for identifier in here.links:
            own = notes.book.get(identifier)
            if own is not None:
                found.append((own, ""))
            elif elsewhere := notes.store.find(identifier):
                found.append((elsewhere[1], elsewhere[0].document.path))
        for notebook, annotation in notes.store.linked_to(here.id):
            if annotation.id not in here.links:
                is_here = notebook.document.id == notes.book.document.id
                found.append((annotation, "" if is_here else notebook.document.path))
        return found

    def _choose(self, found: list[tuple[Annotation, str]]) -> None:
        from reader.tui.screens.picker import Choice, Picker

        choices = [
            Choice(at, _words(annotation)[:_WORDS], " › ".join(annotation.section[-2:]))
            for at, (annotation, _) in enumerate(found)
        ]
        picker = Picker(tr("tui.choose_link"), choices)
        self.screen.app.push_screen(picker, lambda at: None if at is None else self._go(*found[at]))

    def _go(self, annotation: Annotation, path: str) -> None:
        if path:
            self._open(annotation, path)
            return
        placement = self.annotating.notes.find(annotation.id)
        if placement is None or placement not in self.annotating.notes.placed:
            self.screen.say(tr("tui.orphan_has_no_place"))
            return
        self.screen.travelling.jump(placement.spot.paragraph, placement.spot.start or 0)
        key = self.screen.pizhu.keymap.label("back")
        self.screen.say(tr("tui.link_followed", key=key))

    def _open(self, annotation: Annotation, path: str) -> None:
        """Go to an annotation of another document."""
        place = Point(annotation.paragraph, annotation.start or 0)
        try:
            self.screen.pizhu.visit(Path(path), place)
        except PizhuError as error:
            self.screen.say(str(error), failed=True)


def _words(annotation: Annotation | None) -> str:
    if annotation is None:
        return ""
    return " ".join((annotation.quote.exact or annotation.note).split())
