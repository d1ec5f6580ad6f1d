"""What is done to many annotations at once, each time as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.changing import change_all
from annotations.errors import AnnotationError
from annotations.history import RESTORE
from annotations.placement import ANCHORED, ORPHAN
from annotations.tags import normalise_all
from reader.i18n import tr
from reader.library.notebooks import accept, reject
from reader.tui.appearance.colours import MARKS
from reader.tui.lists.annotation_rows import snippet_of
from reader.tui.lists.tag_offers import TagOffers
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotations.model import Annotation
    from annotations.placement import Placement
    from reader.tui.reading.annotating import Annotating


class Bulk(Helper):
    """Asks where there is something to ask, and tells when it is done."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    def ask_for_tags(self, chosen: Sequence[Placement], done: Callable[[], None]) -> None:
        """Let the user change the tags that all of some annotations have."""
        from reader.tui.screens.tag_picker import TagPicker

        if not chosen:
            return
        try:
            offers = TagOffers(self.annotating.notes.known_tags())
        except AnnotationError as error:
            self.annotating.tell(error)
            return
        first, *others = [placement.annotation.tags for placement in chosen]
        common = tuple(tag for tag in first if all(tag in tags for tags in others))

        def take(tags: tuple[str, ...] | None) -> None:
            if tags is not None:
                self._tag(chosen, set(common) - set(tags), tags, done)

        self.screen.app.push_screen(TagPicker(common, offers, self.screen.tag_looks), take)

    def ask_for_colour(self, chosen: Sequence[Placement], done: Callable[[], None]) -> None:
        """Let the user choose a colour for some annotations."""
        from reader.tui.screens.picker import Choice, Picker

        if not chosen:
            return
        meanings, looks = self.annotating.notes.meanings, self.screen.tag_looks
        choices = [
            Choice(mark, tr(f"tui.colour_{mark}"), meanings.get(mark, ""), mark, looks.mark(mark))
            for mark in MARKS
        ]
        choices.append(Choice("", tr("tui.no_colour")))

        def take(colour: str | None) -> None:
            if colour is not None:
                self._update("colour", chosen, lambda _: {"colour": colour or None}, done)

        self.screen.app.push_screen(Picker(tr("tui.choose_colour"), choices), take)

    def ask_what_to_restore(self, done: Callable[[], None]) -> None:
        """Let the user bring back annotations that were removed in the last 30 days."""
        from reader.tui.screens.tick_list import TickList

        pizhu, book = self.screen.pizhu, self.annotating.notes.book
        removed = [discarded.annotation for discarded in book.trash()]
        if not removed:
            pizhu.say(tr("tui.trash_is_empty"))
            return

        def take(chosen: list[Annotation] | None) -> None:
            if chosen:
                self.annotating.change_many(
                    len(chosen),
                    lambda book: book.add_all(chosen, RESTORE),
                    lambda: self._tell("tui.restored", len(chosen), done),
                )

        lines = TickList(tr("tui.trash"), removed, snippet_of, ticked=False)
        self.screen.app.push_screen(lines, take)

    def accept(self, placed: Sequence[Placement], done: Callable[[], object]) -> None:
        """Store where annotations were found again as their places, and go on with ``done``."""
        found = [p for p in placed if p.status not in {ANCHORED, ORPHAN}]
        if not found:
            orphans = any(p.status == ORPHAN for p in placed)
            told = "tui.orphan_has_no_place" if orphans else "tui.place_is_certain"
            self.screen.pizhu.say(tr(told))
            return
        self.annotating.change_many(
            len(found),
            lambda book: accept(self.screen.document, book, found),
            lambda: self._tell("tui.place_accepted", len(found), done),
        )

    def reject(self, placed: Sequence[Placement]) -> None:
        """Keep annotations as orphans."""
        pizhu, book = self.screen.pizhu, self.annotating.notes.book
        if self.annotating.do(lambda: reject(self.screen.document, book, placed)):
            key = pizhu.keymap.label(pizhu.undo_command)
            pizhu.say(tr("tui.kept_as_orphan", key=key))

    def export(self, chosen: Sequence[Placement]) -> None:
        """Ask where to write some annotations, all if there are none, and write them."""
        from reader.tui.reading.exporting import Exporting

        only = frozenset(placement.annotation.id for placement in chosen)
        Exporting(self.screen, self.annotating.notes, only).ask()

    def _tag(
        self,
        chosen: Sequence[Placement],
        removed: set[str],
        added: tuple[str, ...],
        done: Callable[[], object],
    ) -> None:
        def changed(placement: Placement) -> dict[str, object]:
            kept = (tag for tag in placement.annotation.tags if tag not in removed)
            return {"tags": list(normalise_all([*kept, *added]))}

        self._update("tag", chosen, changed, done)

    def _update(
        self,
        kind: str,
        chosen: Sequence[Placement],
        change: Callable[[Placement], dict[str, object]],
        done: Callable[[], object],
    ) -> None:
        """Change fields of annotations as one operation."""
        changes = {placement.annotation.id: change(placement) for placement in chosen}
        self.annotating.change_many(
            len(changes),
            lambda book: change_all(book, kind, changes),
            lambda: self._tell("tui.changed_many", len(chosen), done),
        )

    def _tell(self, message: str, count: int, done: Callable[[], object]) -> None:
        """Show a change to so many annotations, and say how it is taken back."""
        pizhu = self.screen.pizhu
        done()
        pizhu.say(tr(message, count=count, key=pizhu.keymap.label(pizhu.undo_command)))
