"""The panel that lists the hits of the search."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.layout.motions import Point
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.search import Hit, Snippet
    from reader.tui.hits import HitList
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.results_panel import ResultsPanel

_ORDERS = ("place", "left", "right")
_COLUMNS = ("l3", "l2", "left", "place", "right", "r2", "r3")


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
        """Open the panel, or go to it; before there are hits, as soon as there are."""
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
        at = _ORDERS.index(self._order) if self._order in _ORDERS else -1
        self._sort_by(_ORDERS[(at + 1) % len(_ORDERS)])

    def action_results_sort_left(self) -> None:
        """Sort by the words from one further left on."""
        self._sort_by(_COLUMNS[max(_COLUMNS.index(self._order) - 1, 0)])

    def action_results_sort_right(self) -> None:
        """Sort by the words from one further right on."""
        self._sort_by(_COLUMNS[min(_COLUMNS.index(self._order) + 1, len(_COLUMNS) - 1)])

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
        finding = self.screen.finding
        if self._wanted:
            self.screen.call_later(self.action_results)
        if self.panel is None:
            return
        if not finding.hits.hits:
            self.close()
        elif self._order == _ORDERS[0]:
            self._show(finding.hits, finding.hits.hits, self._order)
        elif finding.complete:
            self._sort()

    def follow(self) -> None:
        """Point at the current hit, in the script on the screen."""
        hits, parts = self.screen.finding.hits, self.screen.finding.parts
        if self.panel is not None and hits.current >= 0:
            from reader.search import dispersion

            hit, part = hits.hits[hits.current], 0
            if parts:
                part = dispersion(self.screen.document, [hit], len(parts)).index(1)
            self.panel.point(hit, part)

    def _sort_by(self, order: str) -> None:
        self._order = order
        self.renew()

    def _sort(self) -> None:
        from reader.search import Order, in_order

        hits, order = self.screen.finding.hits, self._order

        def sort() -> None:
            found = in_order(self.screen.document, hits.hits, Order(order))
            rows = {hit: row for row, hit in enumerate(found)}
            self.screen.app.call_from_thread(self._show, hits, found, order, rows)

        self.screen.run_worker(sort, group="results", exclusive=True, thread=True)

    def _show(
        self,
        hits: HitList,
        found: Sequence[Hit],
        order: str,
        rows: Mapping[Hit, int] | None = None,
    ) -> None:
        """Show hits as they were sorted, unless something else is wanted by now."""
        finding = self.screen.finding
        if self.panel is not None and hits is finding.hits and order == self._order:
            from reader.search import Order

            side = order if order in _ORDERS else "left" if order[0] == "l" else "right"
            nearest = int(order[1:]) if order not in _ORDERS else 1
            key = self.screen.pizhu.keymap.label("results_sort")
            head = tr(f"tui.results_by_{side}", count=len(hits), key=key, nearest=nearest)
            self.panel.show(found, Order(order), rows)
            self.panel.say(head, finding.parts)
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
