"""Searching in all documents of the library: a line to type in, and what is found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.widgets import Input

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.engine.opening import open_engine
from reader.library.engine.staying import Closed, StayingEngine
from reader.library.pages import path_beside
from reader.library.querying.columns import Columns
from reader.library.querying.concordance import markdown, table
from reader.library.querying.searching import Order, search, unindexed
from reader.text.sanitise import sanitise
from reader.tui.lists.library_rows import ROOMY, line, places_of, years_of
from reader.tui.screens.list_screen import ListScreen, line_to_type
from reader.tui.widgets.row_list import NOWHERE, RowList
from reader.tui.working import Unwanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.text import Text
    from textual.app import ComposeResult

    from reader.library.engine import Engine
    from reader.library.entries import Entry
    from reader.library.querying.searching import Answer
    from reader.tui.lists.library_rows import Place
    from reader.tui.working import Work

    Found = tuple[Answer, list[Place]]

T = TypeVar("T")

_STILL = 0.15  # seconds without a key before the search begins


class LibrarySearchScreen(ListScreen[None]):
    """Shows passages with the words around them, by document, and opens them."""

    layer = "library_search"

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = Columns.of(entries)
        self._places: list[Place] = []
        self._answer: Answer | None = None
        self._order = Order.RELEVANCE
        self._typing = False
        self._told = False
        self._awaiting: Callable[[Answer], object] | None = None
        self._engine = StayingEngine(partial(open_engine, staying=True))

    def compose(self) -> ComposeResult:
        """Lay out the title, the query, the list and the hints."""
        return self.lay_out(
            "library_search_open",
            "matches_down",
            "library_search_sort",
            "library_search_counts",
            "library_search_figures",
            "library_search_export",
            "library_search_close",
            line=line_to_type(tr("catalogue.query")),
        )

    def on_mount(self) -> None:
        """Say where will be searched, and whether the index lacks anything."""
        self._entitle(None)
        self.rows.show([], self._draw, nothing=tr("catalogue.search-begins"))
        self._look_for_gaps()

    def on_unmount(self) -> None:
        """Let go of the index."""
        self._engine.close()

    @on(Input.Changed)
    def wait(self) -> None:
        """Search when nothing is typed for a moment."""
        self._typing = True
        self._answer = self._awaiting = None
        self.when_at_rest(_STILL, self._begin)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Open what was clicked."""
        self.action_library_search_open()

    def action_library_search_open(self) -> None:
        """Open the document at the passage under the cursor."""
        if self._searching:
            self._say_wait()
            return
        if self.rows.cursor == NOWHERE:
            return
        result, _, hit, _ = self._places[self.rows.cursor]
        try:
            if hit is None:
                self.pizhu.open_path(result.entry.path)
            else:
                self.pizhu.open_path(result.entry.path, Point(hit.paragraph, hit.start))
        except PizhuError as error:
            self.say(str(error), failed=True)

    def action_library_search_sort(self) -> None:
        """Sort by the next of: relevance, date, place."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._begin()

    def action_library_search_figures(self) -> None:
        """Show what was found as a table of sentences and their numbers."""
        from reader.library.comparing import figures_in
        from reader.tui.screens.figures import FiguresScreen

        gather = partial(figures_in, self._entries)
        self.app.push_screen(FiguresScreen(gather, self.typed))

    def action_library_search_counts(self) -> None:
        """Count what was found by year, issuer and so on; search in one of these groups."""
        from reader.tui.screens.library_counts import LibraryCountsScreen

        def take(asked: str | None) -> None:
            box = self.query_one(Input)
            if asked is not None:
                box.value = f"{box.value.strip()} {asked}"
                box.cursor_position = len(box.value)

        self._with_answer(lambda a: self.app.push_screen(LibraryCountsScreen(a.results), take))

    def action_library_search_export(self) -> None:
        """Write all that was found into a file."""
        from reader.tui.screens.prompt import ask_for_path

        path = path_beside(None, f"{tr('catalogue.found-name')}.md")
        self._with_answer(
            lambda answer: ask_for_path(
                self.app, tr("catalogue.found-to"), path, partial(self._export, answer)
            )
        )

    def action_library_search_close(self) -> None:
        """Clear the query; go back when there is none."""
        self.clear_or_close()

    @property
    def _searching(self) -> bool:
        """Whether the answer to what is typed is still to come."""
        return self._typing or self.works.has("search")

    def _say_wait(self) -> None:
        self._told = True
        self.say(tr("catalogue.searching"))

    def _with_answer(self, act: Callable[[Answer], object]) -> None:
        """Do something with what was found; if that is still being looked for, when it has been."""
        if self._searching:
            self._awaiting = act
            self._say_wait()
        elif self._answer is None or not self.typed.strip():
            self.say(tr("catalogue.search-begins"))
        elif not self._answer.results:
            self.say(tr("catalogue.nothing-found"))
        else:
            act(self._answer)

    @work(thread=True, group="gaps")
    def _look_for_gaps(self) -> None:
        """Say whether the index lacks anything; prepare the documents to be searched."""
        try:
            missing = self._engine.ask(partial(unindexed, self._entries))
            self._entries.column("title"), self._entries.words
        except (Closed, PizhuError):  # a search will tell
            return
        if missing:
            message = tr("catalogue.unindexed", n=missing)
            self.app.call_from_thread(self.say, message, failed=True)

    def _begin(self) -> None:
        """Put what is typed to the library, unless more comes meanwhile."""
        self._typing = False
        query = self.typed

        def ask(work: Work[Found]) -> Found:
            def found(engine: Engine) -> Found:
                work.go_on()
                answer = search(self._entries, engine, query, self._order, lambda: work.unwanted)
                return answer, list(places_of(engine, answer, lambda: work.unwanted))

            return self._asked(found)

        self.works.begin("search", tr("works.searching"), ask, self._show)

    def _asked(self, question: Callable[[Engine], T]) -> T:
        """Return what the index answers.

        Raises:
            Unwanted: the screen has gone.
            PizhuError: the index cannot be used.
        """
        try:
            return self._engine.ask(question)
        except Closed as closed:
            raise Unwanted from closed

    def _show(self, found: Found) -> None:
        answer, places = found
        self._answer = answer
        self._places = places
        first = next((at for at, place in enumerate(places) if place.hit), 0)
        asked = self.typed.strip()
        nothing = tr("catalogue.nothing-found" if asked else "catalogue.search-begins")
        self.rows.show([1] * len(places), self._draw, cursor=first, nothing=nothing)
        self._entitle(answer if asked else None)
        if self._told:
            self._told = False
            self.say("")
        awaiting, self._awaiting = self._awaiting, None
        if awaiting is not None:
            self._with_answer(awaiting)

    def _entitle(self, answer: Answer | None) -> None:
        """Say what was found, or where will be searched."""
        if answer is None:
            self.entitle(tr("catalogue.search-title", total=len(self._entries)))
            return
        counts = {"passages": answer.passages, "documents": len(answer.results)}
        years = years_of(answer) if self.size.width >= ROOMY else ""
        order = tr(f"catalogue.by-{self._order}")
        self.entitle(tr("catalogue.found", **counts), f"{order}{years}")

    def _export(self, answer: Answer, path: Path) -> None:
        form = table if path.suffix.lower() == ".csv" else markdown

        def lines(engine: Engine, work: Work[str]) -> str:
            found = []
            for number, said in enumerate(form(engine, answer, answer.results)):
                work.go_on(min(number / max(answer.passages, 1), 1.0))
                found.append(said)
            return "\n".join(found) + "\n"

        def gather(work: Work[str]) -> str:
            return self._asked(partial(lines, work=work))

        told = tr("works.exporting", name=sanitise(path.name))
        self.works.begin("export", told, gather, partial(self.write_page, path))

    def _draw(self, at: int, width: int) -> list[Text]:
        return [line(self._places[at], width, self.app.theme_variables)]
