"""The panel that lists the hits of the search."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.jumps import Point
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search import Hit, Snippet
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.results_panel import ResultsPanel

_ORDERS = ("place", "left", "right")


class Listing(Helper):
    """Opens the panel, keeps it up with the search, and sorts it.

    Attributes:
        panel: the panel while it is open.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.panel: ResultsPanel | None = None
        self._order = _ORDERS[0]
        self._origin = Point(0, 0)
        self._wanted = False  # as soon as there are hits

    async def action_results(self) -> None:
        """Open the panel, or go to it; while the search goes on, as soon as it is done."""
        self._wanted = self.screen.finding.searching
        if self._wanted:
            return
        if not self.screen.finding.hits.hits:
            message = "tui.no_hits" if self.screen.finding.active else "tui.no_search"
            self.screen.say(tr(message))
            return
        self._origin = self.screen.place
        if self.panel is None:
            from reader.tui.widgets.results_panel import ResultsPanel

            self.panel = ResultsPanel(self.line)
            await self.screen.mount(self.panel, before=self.screen.status)
            self.renew()
        self.screen.set_focus(self.panel)

    async def action_search_results(self) -> None:
        """Close the search bar and go to the list of what it found."""
        await self.screen.action_search_keep()
        await self.action_results()

    def action_results_go(self) -> None:
        """Read on at the hit under the cursor; the panel stays."""
        if self.screen.place != self._origin:
            self.screen.travelling.jumps.leave(self._origin)
        self.screen.set_focus(self.screen.view)

    def action_results_sort(self) -> None:
        """Sort by the next of: place, words at the left, words at the right."""
        self._order = _ORDERS[(_ORDERS.index(self._order) + 1) % len(_ORDERS)]
        self.renew()

    def action_results_close(self) -> None:
        """Close the panel and go back to where the reader came from."""
        self.screen.view.go_to(*self._origin)
        self.close()

    def close(self) -> None:
        """Close the panel, if it is open."""
        if self.panel is not None:
            if self.panel.has_focus:
                self.screen.set_focus(self.screen.view)
            self.panel.remove()
            self.panel = None

    def renew(self) -> None:
        """Take over the hits of the search, sorted in the background; without any, close."""
        hits, order = self.screen.finding.hits.hits, self._order
        if self._wanted:
            self.screen.call_later(self.action_results)
        if self.panel is None:
            return
        if not hits:
            self.close()
        elif order == _ORDERS[0]:
            self._show(hits, hits, order)
        else:
            self.screen.run_worker(
                lambda: self._sort(hits, order), group="results", exclusive=True, thread=True
            )

    def follow(self) -> None:
        """Point at the current hit, in the script on the screen."""
        hits = self.screen.finding.hits
        if self.panel is not None and hits.current >= 0:
            from reader.search import dispersion
            from reader.tui.reading.finding import PARTS

            hit = hits.hits[hits.current]
            self.panel.point(hit, dispersion(self.screen.document, [hit], PARTS).index(1))

    def _sort(self, hits: Sequence[Hit], order: str) -> None:
        from reader.search import Order, in_order

        found = in_order(self.screen.document, hits, Order(order))
        self.screen.app.call_from_thread(self._show, hits, found, order)

    def _show(self, hits: Sequence[Hit], found: Sequence[Hit], order: str) -> None:
        """Show hits as they were sorted, unless something else is wanted by now."""
        finding = self.screen.finding
        if self.panel is not None and hits is finding.hits.hits and order == self._order:
            key = self.screen.pizhu.keymap.label("results_sort")
            head = tr(f"tui.results_by_{order}", count=len(hits), key=key)
            self.panel.show(found, finding.parts, head)
            self.follow()

    def line(self, hit: Hit, around: int) -> Snippet:
        """Return a hit with so many code points on each side, in the script on the screen."""
        from reader.search import Snippet, snippet

        rendition = self.screen.rendition
        parts = (
            snippet(rendition.text(span.paragraph), *rendition.to_text(*span), around)
            for span in hit.spans
        )
        return reduce(Snippet.joined, parts)
