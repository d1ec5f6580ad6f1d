"""Searching in the document."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.tui.hits import NONE, HitList, section_counts
from reader.tui.reading.helper import Helper
from reader.tui.thrift import give_back_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.timer import Timer

    from reader.documents.model import Document
    from reader.layout.extents import Extent
    from reader.search import Hit, Mark, Query, Share
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.search_bar import SearchBar

PARTS = 1000
"""Parts of a document that the hits are counted in; more than a terminal has columns."""
_TOGETHER = 0.1  # seconds for which hits are gathered before they are shown
_PATIENCE = 0.5  # seconds after which the user is told how far the search is
_LONG = 2_000_000  # code points; less is made ready again in a tenth of a second


class Finding(Helper):
    """Keeps the hits of the search that is on.

    Attributes:
        hits: those found so far.
        sections: how many each section has, by its index; counted when all are found.
        parts: how many each of `PARTS` equal parts of the document has; likewise.
        searching: whether the hits are still those of an earlier search.
        complete: whether all have been found.
        query: what they answer, None while no search is on.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.hits = HitList()
        self._text = ""
        self._origin = Point(0, 0)
        self._number = 0  # of the search, so that none shows what an earlier one finds
        self._clock: Timer | None = None
        self._progress = ""  # what was last said of it
        self._done = 0.0
        self.sections: Counter[int] = Counter()
        self.parts: list[int] = []
        self.searching = False
        self.complete = True
        self._staying = False
        self._failure = ""  # why there are no hits
        self.query: Query | None = None

    @property
    def active(self) -> bool:
        """Whether a search is on."""
        return bool(self._text)

    @property
    def typed(self) -> str:
        """What is searched for, as it was typed; empty while no search is on."""
        return self._text

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

    def action_search_word(self) -> None:
        """Search for what is selected, else for the word at the place."""
        from reader.search import quoted

        extent = self.screen.view.selection or self.screen.view.word
        text = self.word_here()
        if extent is None or not text:
            self.screen.say(tr("tui.no_word"))
            return
        self.screen.view.clear_selection()
        self._origin = extent.start
        self.seek(quoted(text))
        self.remember()

    def word_here(self) -> str:
        """Return what is selected, of several paragraphs the first, else the word at the place."""
        extent = self.screen.view.selection or self.screen.view.word
        return "" if extent is None else _first_line(self.screen.document, extent)

    def seek(self, text: str) -> None:
        """Search for something new, in the background; the newest search wins."""
        self._staying = False
        self._search(text)

    def move_on(self, document: Document) -> None:
        """Forget the hits, which are those of an older state of a document than this one."""
        if self.active:
            from reader.search import carry_over

            carry_over(self.screen.document, document)
        self.hits = HitList()

    def renew(self) -> None:
        """Search the document as it is now, without leaving the place."""
        if self.active:
            self._staying = True
            self._search(self._text)

    def resume(self, typed: str) -> None:
        """Go on with a search that was begun in another document, without leaving the place."""
        self._text = typed
        self.renew()

    def _search(self, text: str) -> None:
        self._end()
        self._text, self._failure = text, ""
        if not text.strip():
            self._forget()
            return
        from reader.search import Manner, compile_typed

        try:
            query = compile_typed(text, Manner.TYPED)
        except PizhuError as error:
            self._refuse(self._number, error)
            return
        self._begin(query)

    def keep(self) -> None:
        """Go on reading at the hit that is shown."""
        self.remember()
        if self._failure:
            self.screen.say(self._failure, failed=True)
        if self.screen.place != self._origin:
            self.screen.travelling.jumps.leave(self._origin)

    def remember(self) -> None:
        """Keep the query for the next time."""
        self.screen.recalling.remember(self._text)

    def give_up(self) -> None:
        """Go back to where the search began, and clear it."""
        self.clear()
        self.screen.view.go_to(*self._origin)

    def clear(self) -> None:
        """End the search."""
        self._end()
        self._text = self._failure = ""
        self._forget()
        self._give_back()

    def _give_back(self) -> None:
        """Let go of what searching a long document has made, which is as large as its text."""
        document = self.screen.document
        if len(document.source) > _LONG:
            from reader.search import forget

            forget(document)
            give_back_memory()

    def show(self, hit: Hit) -> None:
        """Make a hit the current one and go there."""
        self._go(self.hits.at_or_after(hit.paragraph, hit.start))

    # ------------------------------------------------------------------ a search

    def _begin(self, query: Query) -> None:
        self.searching, self.complete = True, False
        self._done = 0.0
        self._tell_beside(query)
        number, start = self._number, self._goal.paragraph
        marks = self.screen.annotating.marks()
        self._clock = self.screen.set_interval(_PATIENCE, self._tell_progress)
        self.screen.run_worker(
            lambda: self._find(number, query, marks, start),
            group="search",
            exclusive=True,
            thread=True,
        )

    def _end(self) -> None:
        self.screen.workers.cancel_group(self.screen, "search")
        self._number += 1
        self._stop_clock()

    def _tell_beside(self, query: Query | None) -> None:
        """Let a second document be searched likewise."""
        self.query = query
        if self.screen.has_made("pairing"):
            self.screen.pairing.seek(query)

    def _find(self, number: int, query: Query, marks: Sequence[Mark], start: int) -> None:
        """Hand over what is found: the first hits at once, the rest now and then."""
        from reader.search import search

        worker, call = get_current_worker(), self.screen.app.call_from_thread
        document = self.screen.document
        shares: list[Share] = []
        told, first = monotonic(), True

        def unwanted() -> bool:
            return worker.is_cancelled

        try:
            for share in search(document, query, marks, start=start, unwanted=unwanted):
                if unwanted():
                    return
                shares.append(share)
                if (first and share.hits) or monotonic() - told > _TOGETHER:
                    call(self._take, number, shares)
                    first = first and not share.hits
                    shares, told = [], monotonic()
        except PizhuError as error:
            call(self._refuse, number, error)
            return
        if not unwanted():
            call(self._take, number, shares)
            call(self._finish, number)
            self._count(number, unwanted)

    def _count(self, number: int, unwanted: Callable[[], bool]) -> None:
        """Count the hits by sections and parts of the document."""
        from reader.search import dispersion

        document, hits = self.screen.document, self.hits.hits

        def wanted() -> Iterator[Hit]:
            """Yield all hits, one by one: millions at once would take several times the text."""
            return takewhile(lambda _: not unwanted(), hits)

        sections = section_counts(document, (hit[:2] for hit in wanted()))
        parts = dispersion(document, wanted(), PARTS)
        if not unwanted():
            self.screen.app.call_from_thread(self._counted, number, sections, parts)

    def _take(self, number: int, shares: Sequence[Share]) -> None:
        """Show more hits, and go to the first one from where the reader was on."""
        if number != self._number or not shares:
            return
        self._done = shares[-1].done
        if self.searching:
            if not any(share.hits for share in shares):
                return
            self._renew()
        for share in shares:
            self.hits.add(share.hits, share.first)
        if self.hits.current == NONE and self.hits.hits[-1][:2] >= self._goal:
            self._arrive()
        else:
            self._show_position()
            self.screen.decorate()
        self.screen.listing.renew()

    @property
    def _goal(self) -> Point:
        """Where the hit is wanted: from there on."""
        return self.screen.place if self._staying else self._origin

    def _arrive(self) -> None:
        """Make the first hit from the goal on the current one, and go there unless staying."""
        hit = self.hits.at_or_after(*self._goal)
        self._go(None if self._staying else hit)

    def _finish(self, number: int) -> None:
        """Show that these are all."""
        if number != self._number:
            return
        self._stop_clock()
        self.complete = True
        if self.searching:
            self._renew()
        if self.hits.current == NONE:
            self._arrive()
        self._show_position()
        if not self.hits.hits:
            if not self._staying:
                self.screen.view.go_to(*self._origin)
            self.screen.listing.renew()
            self._fail(tr("tui.no_hits"), wrong=False)

    def _counted(self, number: int, sections: Counter[int], parts: list[int]) -> None:
        if number == self._number:
            self.sections, self.parts = sections, parts
            self.screen.decorate()
            self.screen.listing.renew()

    def _renew(self) -> None:
        """Forget the hits of the search before."""
        self.searching = False
        self.hits, self.sections, self.parts = HitList(), Counter(), []

    def _forget(self) -> None:
        """Show no hits any more."""
        self._renew()
        self._tell_beside(None)
        self._go(None)
        self.screen.listing.renew()

    def _refuse(self, number: int, error: PizhuError) -> None:
        """Say what is wrong with a query, unless it has changed meanwhile."""
        if number != self._number:
            return
        self._stop_clock()
        self.searching = False
        position = error.values.get("position")
        at = None if position is None else int(str(position)) - 1
        self._fail(str(error), wrong=True, at=at)

    def _fail(self, message: str, *, wrong: bool, at: int | None = None) -> None:
        """Tell why nothing is found; what is typed may go on, and is wrong only if it can't be."""
        self._failure = message
        if self.screen.search_bar is not None:
            self._show_in_bar(message, failed=wrong, at=at)
        elif not self._staying:
            self.screen.say(message, failed=True)

    # ------------------------------------------------------------------ what is shown

    def _tell_progress(self) -> None:
        message = tr("tui.searching", percent=int(100 * self._done))
        if self.screen.search_bar is None:
            self._progress = message
            self.screen.say(message)
        elif self.searching:
            self._show_in_bar(message, failed=False)
        else:
            self._show_position(f" {message}")

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if self._progress and self._progress == self.screen.status.status.message:
            self.screen.say("")
        self._progress = ""

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
            self.screen.view.reveal(hit.paragraph)
        self.screen.decorate(hit and hit[:2])
        self.screen.listing.follow()
        self._show_position()

    def _show_position(self, more: str = "") -> None:
        self.screen.status.show(hits=self.hits.position if self._text.strip() else None)
        position, total = self.hits.position
        self._show_in_bar(f"{position}/{total}{more}" if total else "", failed=False)

    def _show_in_bar(self, message: str, *, failed: bool, at: int | None = None) -> None:
        bar: SearchBar | None = self.screen.search_bar
        if bar is not None:
            bar.say(message, failed=failed, at=at)


def _first_line(document: Document, extent: Extent) -> str:
    """Return what of an extent stands in its first paragraph, without white space about it."""
    text = document.paragraphs[extent.start.paragraph].text
    same = extent.end.paragraph == extent.start.paragraph
    return text[extent.start.offset : extent.end.offset if same else None].strip()
