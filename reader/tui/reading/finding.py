"""Searching in the document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.errors import PizhuError
from reader.i18n import tr
from reader.tui.hits import NONE, HitList, section_counts
from reader.tui.jumps import Point
from reader.tui.reading.helper import Helper
from reader.tui.widgets.decorations import Decoration

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search import Hit, Mark, Query
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.search_bar import SearchBar

PARTS = 1000
"""Parts of a document that the hits are counted in; more than a terminal has columns."""


class Finding(Helper):
    """Keeps the hits of the search that is on.

    Attributes:
        hits: all of them.
        sections: how many each section has, by its index.
        parts: how many each of `PARTS` equal parts of the document has.
        searching: whether the hits are still those of an earlier search.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.hits = HitList()
        self._text = ""
        self._origin = Point(0, 0)
        self.sections: Counter[int] = Counter()
        self.parts: list[int] = []
        self.searching = False
        self._staying = False

    @property
    def active(self) -> bool:
        """Whether a search is on."""
        return bool(self._text)

    def decorations(self) -> Iterator[Decoration]:
        """Yield the marks of all hits, that of the current one last."""
        for hit in self.hits.hits:
            yield Decoration(hit.paragraph, hit.start, hit.end, "hit")
        if self.hits.current != NONE:
            hit = self.hits.hits[self.hits.current]
            yield Decoration(hit.paragraph, hit.start, hit.end, "hit--current")

    async def action_search(self) -> None:
        """Open the search bar; while it is open the text goes to the nearest hit."""
        self._origin = self.screen.place
        bar = await self.screen.open_search_bar()
        bar.ask(self._text)

    def action_search_next(self) -> None:
        """Go to the next hit."""
        self._step(1)

    def action_search_previous(self) -> None:
        """Go to the previous hit."""
        self._step(-1)

    def seek(self, text: str) -> None:
        """Search for something new, in the background; the newest search wins."""
        self._staying = False
        self._search(text)

    def renew(self) -> None:
        """Search the document as it is now, without leaving the place."""
        if self.active:
            self._staying = True
            self.hits = HitList()
            self._search(self._text)

    def _search(self, text: str) -> None:
        self._text = text
        if not text.strip():
            self._take(text, [], Counter(), [])
            return
        from reader.search import Manner, compile_query

        try:
            query = compile_query(text, manner=Manner.TYPED)
        except PizhuError as error:
            self._refuse(text, error)
            return
        self.searching = True
        marks = self.screen.annotating.marks()
        self.screen.run_worker(
            lambda: self._find(text, query, marks), group="search", exclusive=True, thread=True
        )

    def keep(self) -> None:
        """Go on reading at the hit that is shown."""
        if self.screen.place != self._origin:
            self.screen.travelling.jumps.leave(self._origin)

    def give_up(self) -> None:
        """Go back to where the search began, and clear it."""
        self.clear()
        self.screen.view.go_to(*self._origin)

    def clear(self) -> None:
        """End the search."""
        self.screen.workers.cancel_group(self.screen, "search")
        self._text = ""
        self._take("", [], Counter(), [])

    def show(self, hit: Hit) -> None:
        """Make a hit the current one and go there."""
        self._go(self.hits.at_or_after(hit.paragraph, hit.start))

    def _find(self, text: str, query: Query, marks: Sequence[Mark]) -> None:
        from reader.search import dispersion, find

        worker = get_current_worker()
        document = self.screen.document
        hits: list[Hit] = []
        try:
            for hit in find(document, query, marks):
                if worker.is_cancelled:
                    return
                hits.append(hit)
        except PizhuError as error:
            self.screen.app.call_from_thread(self._refuse, text, error)
            return
        sections = section_counts(document, ((h.paragraph, h.start) for h in hits))
        parts = dispersion(document, hits, PARTS)
        if not worker.is_cancelled:
            self.screen.app.call_from_thread(self._take, text, hits, sections, parts)

    def _take(self, text: str, hits: list[Hit], sections: Counter[int], parts: list[int]) -> None:
        if text != self._text:
            return
        self.searching = False
        self.hits, self.sections, self.parts = HitList(hits), sections, parts
        if self._staying:
            self.hits.at_or_after(*self.screen.place)
            self._show_current()
        else:
            self._go(self.hits.at_or_after(*self._origin))
        self.screen.listing.renew()
        if text.strip() and not hits:
            self._show_in_bar(tr("tui.no_hits"), failed=True)

    def _refuse(self, text: str, error: PizhuError) -> None:
        """Say what is wrong with a query, unless it has changed meanwhile."""
        if text == self._text:
            self.searching = False
            self._show_in_bar(str(error), failed=True)

    def _step(self, steps: int) -> None:
        if not self._text:
            self.screen.say(tr("tui.no_search"))
        elif not self.hits.hits:
            self.screen.say(tr("tui.no_hits"))
        else:
            self.screen.travelling.jumps.leave(self.screen.place)
            self._go(self.hits.step(steps, *self.screen.place))

    def _go(self, hit: Hit | None) -> None:
        if hit is not None:
            self.screen.view.go_to(hit.paragraph, hit.start)
        self._show_current()

    def _show_current(self) -> None:
        self.screen.decorate()
        self.screen.listing.follow()
        self.screen.status.show(hits=self.hits.position if self._text.strip() else None)
        position, total = self.hits.position
        self._show_in_bar(f"{position}/{total}" if self.hits.hits else "", failed=False)

    def _show_in_bar(self, message: str, *, failed: bool) -> None:
        bar: SearchBar | None = self.screen.search_bar
        if bar is not None:
            bar.say(message, failed=failed)
