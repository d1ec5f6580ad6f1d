"""Passages that no script changes: chosen, shown, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import AS_IS
from reader.i18n import tr
from reader.library.as_is import spans_as_is
from reader.library.notebooks import as_placed

if TYPE_CHECKING:
    from reader.library.as_is import Kept
    from reader.tui.reading.annotating import Annotating


class Leaving:
    """Leaves what is selected, else the paragraph, as it is in the original."""

    def __init__(self, annotating: Annotating) -> None:
        self._annotating = annotating

    def spans(self) -> Kept:
        """Return the spans that stay as they are, by the ordinal of their paragraph."""
        annotating = self._annotating
        kept = (p for p in annotating.notes.placed if p.annotation.kind == AS_IS)
        return spans_as_is(annotating.screen.document, as_placed(kept))

    def action_leave_as_is(self) -> None:
        """Leave the target as it is in the original; again, and it is converted like the rest."""
        annotating, screen = self._annotating, self._annotating.screen
        target = annotating.target()
        known = [
            p.annotation
            for p in annotating.notes.at(target.paragraph)
            if p.annotation.kind == AS_IS and (p.spot.start, p.spot.end) == target[1:3]
        ]
        if known:
            if annotating.do(lambda: annotating.notes.book.delete(known[0].id)):
                screen.view.clear_selection()
                screen.say(tr("scripts.converted_again"))
        elif annotating.add(target, AS_IS):
            screen.say(tr("scripts.left_as_is", key=screen.pizhu.keymap.label("undo")))
