"""Narrowing the outline to the headings that are wanted, and telling how long its sections are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.documents.amounts import Amounts
from reader.documents.outline_columns import titles_of
from reader.i18n import tr
from reader.tui.reading.helper import Helper
from reader.tui.working import percent

if TYPE_CHECKING:
    from reader.documents.model import Document, Section
    from reader.search.narrowing import Narrowing
    from reader.tui.reading.newer import Newer
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.filter_bar import FilterBar


class Outlining(Helper):
    """Narrows and folds the outline beside the text.

    Attributes:
        bar: where the user types while the outline is being narrowed.
        narrowed: whether not all headings are shown.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.bar: FilterBar | None = None
        self.narrowed = False
        self._lengths: tuple[Document, Amounts] | None = None

    def renew(self, newer: Newer) -> None:
        """Take over another state of the document, whose outline is shown whole."""
        self._lengths = newer.document, newer.amounts
        self.__dict__.pop("headings", None)
        self.narrowed = False
        self._close()

    @property
    def amounts(self) -> Amounts:
        """How long the parts of the document are."""
        if self._lengths is None or self._lengths[0] is not self.screen.document:
            self._lengths = (self.screen.document, Amounts(self.screen.document))
        return self._lengths[1]

    def say_left(self) -> str:
        """Say how much there is to be read in the section at the reader; empty where unknown."""
        if not self.screen.document.complete:
            return ""
        left = self.amounts.left(*self.screen.place)
        return tr("outlines.left", count=left, minutes=self._minutes(left))

    def say_length(self, section: Section) -> str:
        """Say how long a section is."""
        count = self.amounts.of_section(section)
        return tr("outlines.length", count=count, minutes=self._minutes(count))

    def _minutes(self, count: int) -> int:
        return max(round(count / self.screen.pizhu.settings.reading_speed), 1)

    async def action_tree_filter(self) -> None:
        """Let the user type a part of the headings that are wanted."""
        if self.bar is None:
            from reader.tui.widgets.filter_bar import FilterBar

            self.bar = FilterBar()
            await self.screen.mount(self.bar, before=self.screen.status)
            self.screen.outline.set_steered(on=True)
            self.narrow("")
        self.screen.set_focus(self.bar.query_one("Input"))

    def narrow(self, typed: str) -> None:
        """Show only the headings that fit what is typed."""
        if self.bar is None:
            return
        self.narrowed = bool(typed.strip())
        found = self.headings.find(typed) if self.narrowed else None
        self.screen.outline.narrow(found)
        document = self.screen.document
        told = tr("outlines.found", count=len(document.outline) if found is None else len(found))
        if not document.complete:
            share = percent(document.share)
            told = tr("opening.analysed_so_far", count=told, percent=share)
        self.bar.say(told)

    def widen(self) -> None:
        """Show all headings again."""
        self.narrowed = False
        self.screen.outline.narrow(None)

    def action_filter_go(self) -> None:
        """Go to the heading under the cursor; the outline is whole again."""
        section = self.screen.outline.pointed
        if section is None:
            self.screen.say(tr("tui.nothing_matches"), failed=True)
        else:
            self.action_filter_cancel()
            self.screen.outline.choose(section)

    def action_filter_down(self) -> None:
        """Go to the next heading shown."""
        self.screen.outline.action_tree_down()

    def action_filter_up(self) -> None:
        """Go to the heading shown before."""
        self.screen.outline.action_tree_up()

    def action_filter_keep(self) -> None:
        """Go on in the outline, narrowed as it is."""
        self._close()
        self.screen.set_focus(self.screen.outline)

    def action_filter_cancel(self) -> None:
        """Leave the outline as it was."""
        self._close()
        self.widen()
        self.screen.set_focus(self.screen.outline)

    def action_tree_unit(self) -> None:
        """Let the user choose down to which unit the outline is shown."""
        from reader.documents.structure.units import UNITS, unit_of
        from reader.tui.screens.picker import Choice, Picker

        units = {unit_of(section) for section in self.screen.document.outline} - {None}
        choices = [
            Choice(unit, tr("outlines.down_to", unit=unit))
            for unit in sorted(map(str, units), key=lambda unit: UNITS[unit][0])
        ]
        if not choices:
            self.screen.say(tr("outlines.no_units"))
            return
        self.screen.app.push_screen(Picker(tr("commands.tree_unit"), choices), self._fold_to_unit)

    def _fold_to_unit(self, unit: str | None) -> None:
        from reader.documents.structure.units import down_to_unit

        if unit is not None:
            self.widen()
            self.screen.outline.fold_around(down_to_unit(self.screen.document.outline, unit))

    @cached_property
    def headings(self) -> Narrowing:
        """The headings, to be found by their words or their sound."""
        from reader.search.narrowing import Narrowing

        return Narrowing(titles_of(self.screen.document.outline))

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.remove()
            self.bar = None
            self.screen.outline.set_steered(on=False)
