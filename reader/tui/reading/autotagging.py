"""Giving tags to everything that the search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import TAG, End
from annotations.quote import annotate
from reader.i18n import tr
from reader.library.notebooks import section_titles
from reader.tui.reading.helper import Helper
from reader.tui.tag_offers import TagOffers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.model import Annotation
    from reader.search import Hit
    from reader.tui.reading.annotating import Annotating


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
        """Annotate the hits, but those that have all the tags already."""
        fresh = [hit for hit in hits if not self._has(hit, tags)]
        if not fresh:
            self.screen.say(tr("tui.all_tagged_already"))
            return
        made = [self._annotation(hit, tags) for hit in fresh]
        if self.annotating.do(lambda: self.annotating.notes.book.add_all(made, "tag-hits")):
            key = self.screen.pizhu.keymap.label("undo")
            shown = " ".join(f"#{tag}" for tag in tags)
            self.screen.say(tr("tui.hits_tagged", count=len(made), tags=shown, key=key))

    def _has(self, hit: Hit, tags: tuple[str, ...]) -> bool:
        return any(
            placement.spot[:3] == hit[:3] and set(tags) <= set(placement.annotation.tags)
            for placement in self.annotating.notes.at(hit.paragraph)
        )

    def _annotation(self, hit: Hit, tags: tuple[str, ...]) -> Annotation:
        section = section_titles(self.screen.document, hit.paragraph, hit.start)
        return annotate(
            self.annotating.notes.target,
            *hit.spans[0],
            until=None if hit.rest is None else End(hit.rest.paragraph, hit.rest.end),
            section=section,
            kind=TAG,
            tags=tags,
        )
