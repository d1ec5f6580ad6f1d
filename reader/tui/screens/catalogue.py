"""The documents of the library: narrowed as one types, sorted, grouped, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.widgets import Input

from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.annotating import marks
from reader.library.engine.opening import open_engine
from reader.library.engine.staying import Closed, StayingEngine
from reader.library.places import Places
from reader.tui.keeping_up import Watching
from reader.tui.lists.catalogue_painter import CataloguePainter
from reader.tui.lists.catalogue_rows import GROUPS, ORDERS, Heading, Narrowing
from reader.tui.screens.list_screen import ListScreen, line_to_type
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from reader.library.entries import Entry
    from reader.tui.keeping_up import Arrival

_WIDE = 130  # cells from which on the preview stands at the right, else below
_HIGH = 24  # rows from which on there is one below
_STILL = 0.12  # seconds that the cursor rests before a text is looked up
_DRAWN = 0.3  # seconds after which the screen stands
_BEGINNING = 12  # paragraphs in the preview


class CatalogueScreen(ListScreen[None]):
    """Lists the documents of the library and opens what is chosen."""

    layer = "catalogue"

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._narrowing = Narrowing(entries)
        self._places = {place.document: place for place in Places().recent()}
        self._left = {name: place.left.timestamp() for name, place in self._places.items()}
        self._notes: Mapping[str, int] = {}
        self._rows: list[Heading | int] = []
        self._shown = 0
        self._order = ORDERS[0]
        self._group = GROUPS[0]
        self._engine = StayingEngine(open_engine)
        self._watching = Watching(self, self._take_arrival, self._entitle)
        self._fresh: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the title, the filter, the list, the preview and the hints."""
        return self.lay_out(
            "catalogue_open",
            "catalogue_search",
            "catalogue_sort",
            "catalogue_group",
            "catalogue_alike",
            "catalogue_watch",
            "catalogue_close",
            line=line_to_type(tr("catalogue.filter")),
            has_preview=True,
        )

    def on_mount(self) -> None:
        """Show all of them; annotations are counted and names prepared meanwhile."""
        self.fill()
        self.set_timer(_DRAWN, self._count_annotations)

    def on_unmount(self) -> None:
        """Stop watching; let go of the index."""
        self._watching.stop()
        self._engine.close()

    def on_resize(self) -> None:
        """Put the preview where there is room."""
        self.place_preview(_WIDE, _HIGH)

    @property
    def current(self) -> Entry | None:
        """The document under the cursor, None for none."""
        at = self.rows.cursor
        row = self._rows[at] if at != NOWHERE else None
        return self._narrowing.entries[row] if isinstance(row, int) else None

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show what matches."""
        self.fill()

    @on(RowList.Moved)
    def preview(self) -> None:
        """Tell what the document under the cursor is; its text comes when the cursor rests."""
        self._show_whole("")
        self.when_at_rest(_STILL, self._show_beginning)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Open the document that was clicked."""
        self.action_catalogue_open()

    def action_catalogue_open(self) -> None:
        """Open the document under the cursor, where it was left."""
        if self.current is not None:
            try:
                self.pizhu.open_path(self.current.path)
            except PizhuError as error:
                self.say(str(error), failed=True)

    def action_catalogue_search(self) -> None:
        """Search in the texts of all documents."""
        from reader.tui.screens.library_search import LibrarySearchScreen

        self.app.push_screen(LibrarySearchScreen(self._narrowing.entries))

    def action_catalogue_sort(self) -> None:
        """Sort by the next column."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.fill()

    def action_catalogue_group(self) -> None:
        """Group by the next column."""
        self._group = GROUPS[(GROUPS.index(self._group) + 1) % len(GROUPS)]
        self.fill()

    def action_catalogue_alike(self) -> None:
        """Choose two documents that share text, and compare them."""
        from reader.tui.collating import choose_alike

        choose_alike(self, self._narrowing.entries)

    def action_catalogue_watch(self) -> None:
        """Bring the library up to date from now on, and show what arrives; or stop that."""
        self._watching.toggle()

    def action_catalogue_close(self) -> None:
        """Clear the filter; go back when there is none."""
        self.clear_or_close()

    def fill(self) -> None:
        """Show the documents that match what is typed; while a filter is unfinished, as before."""
        try:
            numbers = self._narrowing.select(self.typed)
        except PizhuError as error:
            self.say(str(error), failed=True)
            return
        self._rows = self._narrowing.arranged(numbers, self._order, self._group, self._left)
        self._shown = len(numbers)
        self._lay_out(0)
        self.preview()

    def _lay_out(self, cursor: int) -> None:
        passed = {at for at, row in enumerate(self._rows) if isinstance(row, Heading)}
        nothing, heights = tr("catalogue.nothing-found"), [1] * len(self._rows)
        self.rows.show(heights, self._draw, cursor=cursor, passed=passed, nothing=nothing)
        self._entitle()

    def _entitle(self) -> None:
        facts = {"shown": self._shown, "total": len(self._narrowing.entries)}
        parts = [tr("catalogue.title", **facts), tr(f"catalogue.sorted-{self._order}")]
        if self._group != GROUPS[0]:
            parts.append(tr(f"catalogue.grouped-{self._group}"))
        if self._watching.is_on:
            parts.append(tr("catalogue.watched"))
        self.entitle(*parts)

    @property
    def _painter(self) -> CataloguePainter:
        return CataloguePainter(self.app.theme_variables, self._places, self._notes, self._fresh)

    def _draw(self, at: int, width: int) -> list[Text]:
        row = self._rows[at]
        if isinstance(row, Heading):
            return [self._painter.heading(row, self._group, width)]
        return [self._painter.line(self._narrowing.entries[row], width)]

    def _show_whole(self, beginning: str) -> None:
        current = self.current
        whole = Text() if current is None else self._painter.whole(current, beginning)
        self.show_whole(whole)

    def _show_beginning(self) -> None:
        if self.current is not None:
            self._look_up(self.current)

    @work(thread=True, exclusive=True, group="preview")
    def _look_up(self, entry: Entry) -> None:
        """Read how a document begins from the index."""
        try:
            document = self._engine.ask(lambda engine: engine.document(entry.number))
        except (Closed, PizhuError, KeyError):  # a preview is no place for complaints
            return
        paragraphs = document.paragraphs[:_BEGINNING]
        beginning = "\n".join(paragraph.text for paragraph in paragraphs)
        self.app.call_from_thread(self._show_if_current, entry, beginning)

    def _show_if_current(self, entry: Entry, beginning: str) -> None:
        if self.current is entry:
            self._show_whole(beginning)

    def _take_arrival(self, arrival: Arrival) -> None:
        """Show the documents that there are now, the cursor on the one that it was on."""
        current = self.current
        self._narrowing = arrival.narrowing
        self._fresh |= arrival.fresh
        self.fill()
        self._go_to(current)
        told = {"read": len(arrival.fresh), "removed": arrival.removed, "failed": arrival.failed}
        self.say(tr("catalogue.arrived-failed" if arrival.failed else "catalogue.arrived", **told))

    def _go_to(self, entry: Entry | None) -> None:
        """Put the cursor on a document, if it is shown."""
        for at, row in enumerate(self._rows):
            if (
                isinstance(row, int)
                and entry
                and self._narrowing.entries[row].number == entry.number
            ):
                self._lay_out(at)
                self.preview()
                return

    @work(thread=True, group="notes")
    def _count_annotations(self) -> None:
        self._narrowing.prepare()
        notes = marks.counts()
        self.app.call_from_thread(self._take_counts, notes)

    def _take_counts(self, notes: Mapping[str, int]) -> None:
        self._notes = notes
        self.rows.redraw()
