"""Earlier searches in the search bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.library.querying.searches import Searches
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_NOW = -1  # what is being typed


class Recalling(Helper):
    """Brings back what was searched for before; the latest comes first."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._queries: list[str] = []
        self._at = _NOW
        self._typed = ""

    def remember(self, query: str) -> None:
        """Keep a query, on the disk too; a failure costs nothing but that."""
        self._at = _NOW
        if not query.strip() or query == next(iter(Searches().recent()), None):
            return
        try:
            Searches().remember(query)
        except PizhuError as error:
            self.screen.say(str(error), failed=True)

    def action_search_older(self) -> None:
        """Bring back the search before."""
        self._turn(1)

    def action_search_newer(self) -> None:
        """Bring back the search after, at last what was being typed."""
        self._turn(-1)

    def _turn(self, steps: int) -> None:
        bar = self.screen.search_bar
        if bar is None:
            return
        if self._at == _NOW or bar.text != self._queries[self._at]:
            self._typed, self._at = bar.text, _NOW
            self._queries = [q for q in Searches().recent() if q != bar.text]
        at = self._at + steps
        if _NOW <= at < len(self._queries):
            self._at = at
            bar.text = self._typed if at == _NOW else self._queries[at]
