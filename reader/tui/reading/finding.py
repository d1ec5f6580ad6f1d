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
    from collections.abc import Iterator

    from reader.search import Hit, Query
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.search_bar import SearchBar


class Finding(Helper):
    """Keeps the hits of the search that is on."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._hits = HitList()
        self._text = ""
        self._origin = Point(0, 0)
        self.sections: Counter[int] = Counter()

    @property
    def active(self) -> bool:
        """Whether a search is on."""
        return bool(self._text)

    def decorations(self) -> Iterator[Decoration]:
        """Yield the marks of all hits, that of the current one last."""
        for hit in self._hits.hits:
            yield Decoration(hit.paragraph, hit.start, hit.end, "hit")
        if self._hits.current != NONE:
            hit = self._hits.hits[self._hits.current]
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
        self._text = text
        if not text.strip():
            self._take(text, [], Counter())
            return
        from reader.search import compile_query

        try:
            query = compile_query(text)
        except PizhuError as error:
            self._show_in_bar(str(error), failed=True)
            return
        self.screen.run_worker(
            lambda: self._find(text, query), group="search", exclusive=True, thread=True
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
        self._take("", [], Counter())

    def _find(self, text: str, query: Query) -> None:
        from reader.search import find

        worker = get_current_worker()
        hits: list[Hit] = []
        for hit in find(self.screen.document, query):
            if worker.is_cancelled:
                return
            hits.append(hit)
        counts = section_counts(self.screen.document, ((h.paragraph, h.start) for h in hits))
        if not worker.is_cancelled:
            self.screen.app.call_from_thread(self._take, text, hits, counts)

    def _take(self, text: str, hits: list[Hit], sections: Counter[int]) -> None:
        if text != self._text:
            return
        self._hits, self.sections = HitList(hits), sections
        self._go(self._hits.at_or_after(*self._origin))
        if text.strip() and not hits:
            self._show_in_bar(tr("tui.no_hits"), failed=True)

    def _step(self, steps: int) -> None:
        if not self._text:
            self.screen.say(tr("tui.no_search"))
        elif not self._hits.hits:
            self.screen.say(tr("tui.no_hits"))
        else:
            self.screen.travelling.jumps.leave(self.screen.place)
            self._go(self._hits.step(steps, *self.screen.place))

    def _go(self, hit: Hit | None) -> None:
        if hit is not None:
            self.screen.view.go_to(hit.paragraph, hit.start)
        self.screen.decorate()
        self.screen.status.show(hits=self._hits.position if self._text.strip() else None)
        position, total = self._hits.position
        self._show_in_bar(f"{position}/{total}" if self._hits.hits else "", failed=False)

    def _show_in_bar(self, message: str, *, failed: bool) -> None:
        bar: SearchBar | None = self.screen.search_bar
        if bar is not None:
            bar.say(message, failed=failed)
