"""Highlighting, and doing again what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import HIGHLIGHT
from annotations.palette import COLOURS
from annotations.tags import normalise_all
from reader.i18n import tr
from reader.tui.appearance.colours import MARKS, next_colour
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.tui.reading.annotating import Annotating


class Highlighting(Helper):
    """Gives colours to the target."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating
        self._colour = COLOURS[0]

    def action_highlight(self) -> None:
        """Highlight the target; again, and its colour changes."""
        here = self.annotating.here()
        if here is not None and here.colour is not None:
            self._give(next_colour(here.colour))
        else:
            self._give(self._colour)

    def action_highlight_as(self) -> None:
        """Let the user choose the colour or style."""
        from reader.tui.screens.picker import Choice, Picker

        meanings, looks = self.annotating.notes.meanings, self.screen.tag_looks
        choices = [
            Choice(mark, tr(f"tui.colour_{mark}"), meanings.get(mark, ""), mark, looks.mark(mark))
            for mark in MARKS
        ]
        here = self.annotating.here()
        current = here.colour if here is not None and here.colour else self._colour
        picker = Picker(tr("tui.choose_colour"), choices, current=current)
        self.screen.app.push_screen(picker, lambda mark: self._give(mark) if mark else None)

    def action_repeat_annotation(self) -> None:
        """Annotate the target as the last one was."""
        facets = self.annotating.made
        if not facets:
            self.screen.say(tr("tui.nothing_to_repeat"))
            return
        here = self.annotating.here()
        fields = {name: value for name, value in facets.items() if name != "kind"}
        if here is None:
            done = self.annotating.add(self.annotating.target(), **facets)
        else:
            if "tags" in fields:
                fields["tags"] = normalise_all([*here.tags, *fields["tags"]])
            done = self.annotating.change(here, **fields)
        if done:
            self.annotating.made = facets
            self.screen.say(tr("tui.repeated"))

    def _give(self, colour: str) -> None:
        self._colour = colour
        here = self.annotating.here()
        if here is not None:
            done = self.annotating.change(here, colour=colour)
        else:
            done = self.annotating.add(self.annotating.target(), HIGHLIGHT, colour=colour)
        if done:
            self.screen.say(tr("tui.highlighted", colour=self.annotating.colour_label(colour)))
