"""Searching in all documents of the library: a line to type in, and what is found."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.widgets import Input, Static

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.concordance import markdown, table
from reader.library.engine.staying import Closed, StayingEngine
from reader.library.indexing import open_engine
from reader.library.pages import page_beside, write_page
from reader.library.searching import Order, search, unindexed
from reader.text.sanitise import sanitise
from reader.tui.library_rows import ROOMY, line, places_of, years_of
from reader.tui.screens.list_screen import ListScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.row_list import NOWHERE, RowList
from reader.tui.working import Unwanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from reader.library.engine import Engine
    from reader.library.entries import Entry
    from reader.library.searching import Answer
    from reader.tui.library_rows import Place
    from reader.tui.working import Work

    Found = tuple[Answer, list[Place]]

T = TypeVar("T")

_STILL = 0.15  # seconds without a key before the search begins


class LibrarySearchScreen(ListScreen[None]):
    """Shows passages with the words around them, by document, and opens them."""

    CSS_PATH = stylesheets("controls", "screens")
    layer = "library_search"

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries
        self._places: list[Place] = []
        self._answer: Answer | None = None
        self._order = Order.RELEVANCE
        self._engine = StayingEngine(open_engine)

    def compose(self) -> ComposeResult:
        """Lay out the title, the query, the list and the hints."""
        yield Static("", id="screen-title", markup=False)
        yield Input(
            placeholder=tr("catalogue.query"), id="filter", compact=True, select_on_focus=False
        )
        yield RowList(id="list")
        yield HintLine(
            self.pizhu.keymap,
            "library_search_open",
            "matches_down",
            "library_search_sort",
            "library_search_counts",
            "library_search_figures",
            "library_search_export",
            "library_search_close",
        )

    def on_mount(self) -> None:
        """Say where will be searched, and whether the index lacks anything."""
        self._entitle(tr("catalogue.search-title", total=len(self._entries)))
        self._look_for_gaps()

    def on_unmount(self) -> None:
        """Let go of the index."""
        self._engine.close()

    @on(Input.Changed)
    def wait(self) -> None:
        """Search when nothing is typed for a moment."""
        self.when_at_rest(_STILL, self._begin)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Open what was clicked."""
        self.action_library_search_open()

    def action_library_search_open(self) -> None:
        """Open the document at the passage under the cursor."""
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
        self.app.push_screen(FiguresScreen(gather, self.query_one(Input).value))

    def action_library_search_counts(self) -> None:
        """Count what was found by year, issuer and so on; search in one of these groups."""
        from reader.tui.screens.library_counts import LibraryCountsScreen

        def take(asked: str | None) -> None:
            box = self.query_one(Input)
            if asked is not None:
                box.value = f"{box.value.strip()} {asked}"
                box.cursor_position = len(box.value)

        if self._answer is None or not self._answer.results:
            self.say(tr("catalogue.nothing-found"))
        else:
            self.app.push_screen(LibraryCountsScreen(self._answer.results), take)

    def action_library_search_export(self) -> None:
        """Write all that was found into a file."""
        from reader.tui.screens.prompt import Prompt

        if self._answer is None or not self._answer.results:
            self.say(tr("catalogue.nothing-found"))
        else:
            path = page_beside(None, f"{tr('catalogue.found-name')}.md")
            write = partial(self._write, self._answer)
            self.app.push_screen(Prompt(tr("catalogue.found-to"), str(path)), write)

    def action_library_search_close(self) -> None:
        """Clear the query; go back when there is none."""
        box = self.query_one(Input)
        if box.value:
            box.value = ""
        else:
            self.dismiss(None)

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something in place of the hints."""
        self.query_one(HintLine).say(message, failed=failed)

    @work(thread=True, group="gaps")
    def _look_for_gaps(self) -> None:
        try:
            missing = self._engine.ask(partial(unindexed, self._entries))
        except (Closed, PizhuError):  # a search will tell
            return
        if missing:
            message = tr("catalogue.unindexed", n=missing)
            self.app.call_from_thread(self.say, message, failed=True)

    def _begin(self) -> None:
        self._search(self.query_one(Input).value)

    def _search(self, query: str) -> None:
        """Put a query to the library, unless another comes meanwhile."""

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
        self.rows.show([1] * len(places), self._draw, cursor=first)
        counts = {"passages": answer.passages, "documents": len(answer.results)}
        order = tr(f"catalogue.by-{self._order}")
        years = years_of(answer) if self.size.width >= ROOMY else ""
        self._entitle(f"{tr('catalogue.found', **counts)}  ·  {order}{years}")

    def _write(self, answer: Answer, typed: str | None) -> None:
        if typed and typed.strip():
            self._export(answer, Path(typed.strip()).expanduser())

    def _export(self, answer: Answer, path: Path) -> None:
        form = table if path.suffix == ".csv" else markdown

        def lines(engine: Engine, work: Work[None]) -> list[str]:
            found = []
            for number, said in enumerate(form(engine, answer, answer.results)):
                work.go_on(min(number / max(answer.passages, 1), 1.0))
                found.append(said)
            return found

        def write(work: Work[None]) -> None:
            write_page(path, "\n".join(self._asked(partial(lines, work=work))) + "\n")

        told = tr("works.exporting", name=sanitise(path.name))
        done = tr("comparison.exported", path=path)
        self.works.begin("export", told, write, lambda _: self.say(done))

    def _entitle(self, title: str) -> None:
        self.query_one("#screen-title", Static).update(title)

    def _draw(self, at: int, width: int) -> list[Text]:
        return [line(self._places[at], width, self.app.theme_variables)]
