"""Going from one annotation to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.tags import is_within
from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from annotations.placement import Placement
    from reader.tui.reading.annotating import Annotating


class Walking(Helper):
    """Goes through the annotations in document order, all or those of one tag.

    Attributes:
        tag: the one to walk along, empty for all annotations.
    """

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating
        self.tag = ""

    def action_annotation_next(self, count: int | None = None) -> None:
        """Go to the next annotation."""
        self._walk(count or 1)

    def action_annotation_previous(self, count: int | None = None) -> None:
        """Go to the annotation before."""
        self._walk(-(count or 1))

    def action_annotation_tag(self) -> None:
        """Let the user choose the tag to walk along."""
        from reader.tui.screens.picker import Choice, Picker

        counts = self.annotating.notes.book.tags()
        if not counts:
            self.screen.say(tr("tui.no_tags_here"))
            return
        looks = self.screen.tag_looks
        choices = [Choice("", tr("tui.every_annotation"))] + [
            Choice(tag, f"#{tag}", str(count), tag, looks.tag(tag))
            for tag, count in counts.most_common()
        ]

        def take(tag: str | None) -> None:
            if tag is not None:
                self.tag = tag
                self.screen.show_mode()
                self._walk(1)

        self.screen.app.push_screen(Picker(tr("tui.walk_along"), choices, current=self.tag), take)

    def forget(self) -> None:
        """Go through all annotations again."""
        self.tag = ""
        self.screen.show_mode()

    def _walk(self, steps: int) -> None:
        found = [p for p in self.annotating.notes.placed if self._is_wanted(p)]
        if not found:
            key = "tui.no_annotation_with_tag" if self.tag else "tui.no_annotations"
            self.screen.say(tr(key, tag=self.tag))
            return
        place = tuple(self.screen.place)
        if steps > 0:
            ahead = [at for at, p in enumerate(found) if _start(p) > place]
            index = ahead[0] + steps - 1 if ahead else steps - 1
        else:
            behind = [at for at, p in enumerate(found) if _start(p) < place]
            index = (behind[-1] if behind else len(found) - 1) + steps + 1
        index %= len(found)
        self.screen.travelling.jump(*_start(found[index]))
        self.screen.say(self._label(found[index], index + 1, len(found)))

    def _is_wanted(self, placement: Placement) -> bool:
        return not self.tag or any(is_within(t, self.tag) for t in placement.annotation.tags)

    def _label(self, placement: Placement, position: int, total: int) -> str:
        """Say which annotation this is, and what is on it."""
        annotation = placement.annotation
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        note = " ".join(annotation.note.split())
        colour = self.annotating.colour_label(annotation.colour) if annotation.colour else ""
        facts = "  ".join(fact for fact in (tags, note or colour) if fact)
        along = f" #{self.tag}" if self.tag else ""
        return tr("tui.walked", position=position, total=total, along=along, facts=facts).strip()


def _start(placement: Placement) -> tuple[int, int]:
    return placement.spot.paragraph, placement.spot.start or 0
