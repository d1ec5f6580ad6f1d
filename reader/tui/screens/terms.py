"""The terms of a document: how often, how telling, beside what; and from each to its places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.comparison.collocates import collocates
from reader.comparison.term_tables import FORMS
from reader.i18n import tr
from reader.library.pages import path_beside
from reader.text.columns import fit_left, fit_right, truncate
from reader.text.fold import fold
from reader.text.sanitise import sanitise
from reader.tui.screens.list_screen import ListScreen, line_to_type
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

    from reader.comparison.collocates import Collocate
    from reader.search import Snippet
    from reader.tui.lists.term_listing import Listing, Terms

_WIDE = 120  # cells from which on the preview stands at the right
_STILL = 0.15  # seconds that the cursor rests before a term is looked at
_NUMBER = 11  # cells
_TERM = 60  # cells at most, so that the eye finds the numbers of a term
_BESIDE = 14  # collocates shown
_PLACES = 40  # shown
_AROUND = 40  # code points


class TermsScreen(ListScreen[str | None]):
    """Lists terms; gives back the one whose places are wanted."""

    layer = "terms"

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms
        self._order = terms.orders[0]
        self._listing: Listing | None = None
        self._shown: Sequence[Sequence[str | int | float]] = ()

    def compose(self) -> ComposeResult:
        """Lay out the title, the filter, the list, the preview and the hints."""
        line = line_to_type(tr("comparison.terms-filter"))
        hints = ("terms_places", "terms_sort", "terms_export", "terms_close")
        return self.lay_out(*hints, line=line, has_preview=True)

    def on_mount(self) -> None:
        """Make the first list."""
        self._entitle()
        self._make(self._order)

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview where there is room."""
        self.set_class(event.size.width >= _WIDE, "wide")

    @property
    def current(self) -> str:
        """The term under the cursor, empty for none."""
        at = self.rows.cursor
        if at in {NOWHERE, 0} or self._listing is None or at > len(self._shown):
            return ""
        return str(self._shown[at - 1][self._listing.columns.index("term")])

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show the terms that hold what is typed."""
        self._fill()

    @on(RowList.Moved)
    def preview(self) -> None:
        """Look at the term under the cursor when it rests."""
        self.when_at_rest(_STILL, self._begin)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Go to the places of the term that was clicked."""
        self.action_terms_places()

    def action_terms_places(self) -> None:
        """Go to the places of the term under the cursor."""
        if self.current:
            self.dismiss(self.current)

    def action_terms_sort(self) -> None:
        """Make the next list."""
        orders = self._terms.orders
        self._make(orders[(orders.index(self._order) + 1) % len(orders)])

    def action_terms_export(self) -> None:
        """Write the list into a file."""
        from reader.tui.screens.prompt import ask_for_path

        if self._listing is not None:
            name = f"{tr('comparison.terms-name')}.csv"
            path = path_beside(self._terms.document.path, name)
            write = partial(self._write, self._listing.columns)
            ask_for_path(self.app, tr("comparison.table-to"), path, write)

    def action_terms_close(self) -> None:
        """Clear the filter; go back when there is none."""
        self.clear_or_close()

    def _make(self, order: str) -> None:
        def show(listing: Listing | None) -> None:
            if listing is None:
                self.say(tr("comparison.terms-alone"), failed=True)
            else:
                self._order, self._listing = order, listing
                self._fill()

        told = tr("works.counting_terms")
        self.works.begin("terms", told, lambda _: self._terms.listing(order), show)

    def _fill(self) -> None:
        if self._listing is None:
            return
        column = self._listing.columns.index("term")
        wanted = fold(self.typed).split()
        self._shown = [
            row
            for row in self._listing.rows
            if all(word in fold(str(row[column])) for word in wanted)
        ]
        self.rows.show([1] * (len(self._shown) + 1), self._draw, cursor=1, passed={0})
        self._entitle()
        self._begin()

    def _entitle(self) -> None:
        title = tr("comparison.terms-title", n=len(self._shown))
        order = tr(f"comparison.terms-by-{self._order}")
        self.entitle(title, order)

    def _draw(self, at: int, width: int) -> list[Text]:
        """Return the heading, or a term with its numbers."""
        if self._listing is None:
            return []
        colours = self.app.theme_variables
        columns = self._listing.columns
        numbers = [name for name in columns if name not in {"term", "status"}]
        fitting = numbers[: max((width - 24) // _NUMBER, 1)]
        room = max(min(width - _NUMBER * len(fitting), _TERM), 4)
        cells: dict[str, object] = {name: tr(f"comparison.column-{name}") for name in columns}
        style = colours["ink-faint"]
        if at:
            cells = dict(zip(columns, self._shown[at - 1], strict=True))
            style = ""
        status = str(cells.get("status", ""))
        mark = {"new": ("+ ", colours["success"]), "gone": ("- ", colours["error"])}
        line = Text.assemble(mark.get(status, "  " if "status" in columns else ""))
        term = truncate(sanitise(str(cells["term"])), max(room - line.cell_len - 2, 2))
        line.append(fit_left(term, room - line.cell_len), style)
        for name in fitting:
            shown = cells[name]
            told = f"{shown:,.1f}" if isinstance(shown, float) else str(shown)
            line.append(fit_right(f" {told}", _NUMBER), style or colours["secondary"])
        return [line]

    def _begin(self) -> None:
        term = self.current
        if term:
            self._look(term)
        else:
            self.show_whole(Text())

    @work(thread=True, exclusive=True, group="term")
    def _look(self, term: str) -> None:
        """Find what stands beside a term, and its places."""
        from reader.search import compile_query, context, find, quoted

        worker = get_current_worker()
        document, texts = self._terms.holding(term)
        beside = [
            one._replace(text=texts.spelled(one.text)) for one in collocates(texts, term)[:_BESIDE]
        ]
        places: list[Snippet] = []
        for hit in find(document, compile_query(quoted(term))):
            if worker.is_cancelled or len(places) >= _PLACES:
                break
            places.append(context(document, hit, _AROUND))
        if not worker.is_cancelled:
            self.app.call_from_thread(self._tell, term, beside, places)

    def _tell(self, term: str, beside: Sequence[Collocate], places: Sequence[Snippet]) -> None:
        colours = self.app.theme_variables
        width = max(self.query_one("#preview").size.width - 5, 8)
        text = Text(no_wrap=False)
        text.append(sanitise(term), f"bold {colours['cinnabar']}")
        if beside:
            text.append(f"  {tr('comparison.terms-beside')} ", colours["ink-faint"])
            for one in beside:
                text.append(f" {sanitise(one.text)}", colours["primary"])
                text.append(f" {one.near}", colours["ink-faint"])
        for place in places:
            shown = truncate(sanitise(place.hit), width)
            left = max((width - Text(shown).cell_len) // 2, 0)
            right = max(width - Text(shown).cell_len - left, 0)
            text.append("\n" if place is not places[0] else "\n\n")
            text.append(fit_right(sanitise(place.before), left))
            text.append(shown, f"bold {colours['warning']}")
            text.append(fit_left(sanitise(place.after), right).rstrip())
        self.show_whole(text)

    def _write(self, columns: Sequence[str], path: Path) -> None:
        form = {".md": "markdown", ".json": "json"}.get(path.suffix, "csv")
        self.write_page(path, "\n".join(FORMS[form](columns, self._shown)) + "\n")
