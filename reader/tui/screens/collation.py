"""Two documents side by side, their paragraphs aligned and their differences lit in place."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.pages import path_beside
from reader.library.processes.collating import collate
from reader.tui.lists.collation_painter import CollationPainter, heading, measure_in
from reader.tui.lists.collation_rows import rows, stops
from reader.tui.screens.list_screen import ListScreen
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.row_list import NOWHERE, RowList
from reader.tui.working import Unwanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult
    from textual.theme import Theme

    from reader.comparison.collation import Collation
    from reader.documents.model import Document
    from reader.tui.lists.collation_rows import Row, Stop
    from reader.tui.working import Work

_EDGES = 4  # cells that the list keeps for itself
_LOW = 22  # rows; with fewer the panel is smaller


class CollationScreen(ListScreen[None]):
    """Shows what differs, and leads from one difference to the next."""

    layer = "collation"

    def __init__(self, old: Document, new: Document, place: Point | None = None) -> None:
        """Compare two documents.

        Args:
            old: the one on the left.
            new: the one on the right.
            place: where the reader is in the new one.
        """
        super().__init__()
        self._documents = old, new
        self._place = place
        self._collation: Collation | None = None
        self._painter: CollationPainter | None = None
        self._rows: Sequence[Row] = ()
        self._stops: Sequence[Stop] = ()
        self._folded = False
        self._chosen: int | None = None  # the difference that was gone to

    def compose(self) -> ComposeResult:
        """Lay out the titles, the rows, the panel and the hints."""
        yield Static("", id="screen-title", markup=False)
        yield RowList(id="list")
        yield Static("", id="summary", markup=False)
        yield HintLine(
            self.pizhu.keymap,
            "collation_next",
            "collation_previous",
            "collation_fold",
            "collation_open_new",
            "collation_terms",
            "collation_export",
            "collation_close",
        )

    def on_mount(self) -> None:
        """Compare the documents."""
        self._begin()

    def _begin(self) -> None:
        self._entitle()
        self.query_one("#summary", Static).update(tr("comparison.comparing"))
        self._compare()

    def on_resize(self, event: events.Resize) -> None:
        """Set the rows for the new width."""
        self.set_class(event.size.height < _LOW, "low")
        self._entitle()
        self.call_after_refresh(self._set)

    @on(RowList.Moved)
    def tell(self) -> None:
        """Say what the reader is at."""
        if self._painter is not None:
            at = self._current
            stop = self._stops[at] if at is not None else None
            width = max(self.size.width - _EDGES, 1)
            self.query_one("#summary", Static).update(
                self._painter.panel(stop, len(self._stops), at or 0, width)
            )

    def action_collation_next(self, count: int | None = None) -> None:
        """Go to the next difference."""
        self._step(count or 1)

    def action_collation_previous(self, count: int | None = None) -> None:
        """Go to the previous difference."""
        self._step(-(count or 1))

    def action_collation_fold(self) -> None:
        """Leave out what is the same, or show it again."""
        self._folded = not self._folded
        self._set()

    def action_collation_swap(self) -> None:
        """Take the new document for the old one."""
        self._documents = self._documents[::-1]
        self._place = None
        self._begin()

    def action_collation_open_new(self) -> None:
        """Read the document on the right here, the other one beside it."""
        self._open(1)

    def action_collation_open_old(self) -> None:
        """Read the document on the left here, the other one beside it."""
        self._open(0)

    def action_collation_terms(self) -> None:
        """List the terms that are new or gone; choosing one reads its first place."""
        from reader.tui.lists.term_listing import Terms
        from reader.tui.screens.terms import TermsScreen

        old, new = self._documents
        self.app.push_screen(TermsScreen(Terms(new, old)), self._find)

    def action_collation_export(self) -> None:
        """Write the comparison into a file."""
        from reader.tui.screens.prompt import ask_for_path

        stems = [document.path.stem if document.path else "-" for document in self._documents]
        path = path_beside(self._documents[1].path, f"{stems[0]}-{stems[1]}.html")
        if self._collation is not None:
            write = partial(self._write, self._collation)
            ask_for_path(self.app, tr("comparison.export-to"), path, write)

    def action_collation_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _compare(self) -> None:
        def compare(work: Work[Collation]) -> Collation:
            collation = collate(*self._documents, lambda: work.unwanted)
            if collation is None:
                raise Unwanted
            return collation

        self.works.begin("collation", tr("works.comparing"), compare, self._show)

    def _show(self, collation: Collation) -> None:
        self._collation, self._rows = collation, ()
        self._set()

    def _set(self) -> None:
        """Set the rows as soon as there is room, or anew, the reader where they are."""
        if self._collation is None or not self.rows.size:
            return
        at = self.rows.cursor
        kept = self._rows[at].pairing if at != NOWHERE and self._rows else None
        chosen = self._current if self._rows else None
        self._painter = CollationPainter(self._collation, self.app.theme_variables)
        measure = measure_in(max(self.rows.size.width - _EDGES, 1))
        self._rows = rows(self._collation, measure, folded=self._folded)
        self._stops = stops(self._collation, self._rows)
        passed = {at for at, row in enumerate(self._rows) if not any(row.sides)}
        self.rows.show([1] * len(self._rows), self._draw, passed=passed)
        self._chosen = chosen
        self._go(self._row_of(kept) if chosen is None else self._stops[chosen].row)

    def _row_of(self, pairing: int | None) -> int:
        """Return the first row of a pairing; for none, that at which reading begins."""
        if pairing is not None:
            return next((n for n, row in enumerate(self._rows) if row.pairing >= pairing), 0)
        if self._place is not None:
            return self._row_at(1, *self._place)
        return self._stops[0].row if self._stops else 0

    def _recolour(self, theme: Theme) -> None:
        """Draw all in the colours of another theme."""
        del theme
        self._set()

    def _draw(self, at: int, width: int) -> list[Text]:
        if self._painter is None:
            return []
        current = self._current
        stop = self._stops[current] if current is not None else None
        return [self._painter.row(self._rows[at], width, stop)]

    @property
    def _current(self) -> int | None:
        """The number of the difference that the reader is at, the last one up to the cursor."""
        row = self.rows.cursor
        chosen = self._chosen
        if chosen is not None and chosen < len(self._stops) and self._stops[chosen].row == row:
            return chosen
        at = bisect_right(self._stops, row, key=lambda stop: stop.row) - 1
        same = at >= 0 and self._stops[at].pairing == self._rows[row].pairing
        return at if same else None

    def _step(self, steps: int) -> None:
        row = self.rows.cursor
        at = self._current
        if at is None:  # between two: the next one is the first behind
            at = bisect_right(self._stops, row, key=lambda stop: stop.row) - (steps > 0)
        wanted = at + steps
        if 0 <= wanted < len(self._stops):
            self._chosen = wanted
            self._go(self._stops[wanted].row)
        else:
            self.say(tr("comparison.no-more"))

    def _go(self, row: int) -> None:
        """Put the cursor on a row."""
        self.rows.go(row, self.rows.size.height // 4)
        self.tell()

    def _find(self, term: str | None) -> None:
        """Go to the first place of a term, on the right, else on the left."""
        from reader.search import compile_query, find, quoted

        if not term:
            return
        for side in (1, 0):
            hit = next(find(self._documents[side], compile_query(quoted(term))), None)
            if hit is not None:
                self._go(self._row_at(side, hit.paragraph, hit.start))
                return

    def _row_at(self, side: int, paragraph: int, offset: int) -> int:
        """Return the row that shows a place of one of the documents."""
        best = 0
        for at, row in enumerate(self._rows):
            part = row.sides[side]
            if part is not None and part.paragraph == paragraph and part.start <= offset:
                best = at
        return best

    def _open(self, side: int) -> None:
        from reader.tui.reading.companion import Companion

        at = self.rows.cursor
        behind = (row.sides[side] for row in self._rows[max(at, 0) :])
        part = next((part for part in behind if part is not None), None)
        place = Point(part.paragraph, part.start) if part else None
        companion = Companion(self._documents[1 - side], on_left=side == 1)
        self.pizhu.open_document(self._documents[side], place, companion=companion)

    def _write(self, collation: Collation, path: Path) -> None:
        from reader.comparison import html, markdown

        form = markdown if path.suffix.lower() == ".md" else html
        self.write_page(path, form.render(collation))

    def _entitle(self) -> None:
        """Put each title above its side."""
        width = max(self.size.width - _EDGES, 1)
        titles = heading([document.title for document in self._documents], width)
        self.entitle(titles)
