"""Giving tags to everything that the search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations import bulk
from reader.i18n import tr
from reader.library.annotating.tagging import Tagged, plan_found
from reader.tui.lists.tag_offers import TagOffers
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search import Hit
    from reader.tui.reading.annotating import Annotating
    from reader.tui.reading.changing import GoOn
    from reader.tui.reading.notes import Notes

_MANY = 500  # hits


class Autotagging(Helper):
    """Lets the user look through the hits, and tags those that were left as one change."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    def action_tag_hits(self) -> None:
        """Show all hits with a box to tick for each, then ask for the tags."""
        from reader.tui.screens.tick_list import TickList

        hits = self.screen.finding.hits.hits
        if not hits:
            message = "tui.no_hits" if self.screen.finding.active else "tui.no_search_to_tag"
            self.screen.say(tr(message, key=self.screen.pizhu.keymap.label("search")))
            return
        lines = TickList(tr("tui.tag_hits"), hits, self.screen.listing.line)
        self.screen.app.push_screen(lines, lambda chosen: self._ask(chosen) if chosen else None)

    def _ask(self, hits: Sequence[Hit]) -> None:
        from reader.tui.screens.tag_picker import TagPicker

        offers = TagOffers(self.annotating.notes.known_tags())
        picker = TagPicker((), offers, self.screen.tag_looks)
        self.screen.app.push_screen(picker, lambda tags: self._tag(hits, tags) if tags else None)

    def _tag(self, hits: Sequence[Hit], tags: tuple[str, ...]) -> None:
        """Give the tags to the hits, those of them that a hit does not have yet."""
        total: list[int] = []

        def tag(notes: Notes, go_on: GoOn) -> None:
            notes.refresh()  # another program may have changed it
            tagged = Tagged(self.screen.document, notes.book, notes.placements)
            plan = plan_found(tagged, _asking(hits, go_on), tags, notes.store.author)
            if plan.total:
                bulk.run(notes.store, plan, go_on)
            total.append(plan.total)

        def tell() -> None:
            key = self.screen.pizhu.keymap.label("undo")
            shown = " ".join(f"#{tag}" for tag in tags)
            told = "tui.hits_tagged" if total[0] else "tui.all_tagged_already"
            self.screen.say(tr(told, count=total[0], tags=shown, key=key))

        if len(hits) > _MANY:
            self.annotating.change_apart(tag, tell)
        else:
            self.annotating.change_all(tag, tell)


def _asking(hits: Sequence[Hit], go_on: GoOn) -> Iterator[Hit]:
    """Yield hits, and ask before each whether to go on."""
    for number, hit in enumerate(hits):
        go_on(number / len(hits))
        yield hit
