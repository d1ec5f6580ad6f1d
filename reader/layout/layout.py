"""A document as rows: exact where the eye is, estimated elsewhere, corrected on arrival."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.paragraphs import lengths_of
from reader.i18n import tr
from reader.layout.cohesion import Cohesion
from reader.layout.fields import set_fields
from reader.layout.heights import Heights
from reader.layout.justification import justified
from reader.layout.manner import USUAL, Manner
from reader.layout.motions import START, Point
from reader.layout.paragraphs import set_paragraph
from reader.layout.rows import Piece, Row
from reader.layout.styles import Styles
from reader.layout.tables import TableSetting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.layout.rendition import Rendition

KEPT = 1024
"""Paragraphs whose rows are kept."""
_COUNTED = 5000  # rows, the most that are made to be passed over
_NOTICEABLE = 500  # one part in so many


class Place(NamedTuple):
    """A row: the ordinal of its paragraph and its number in that, from 0."""

    paragraph: int
    row: int


class Layout:
    """The rows of a rendition at one measure.

    Places are exact; positions counted from the start of the document (`position`, `total`) are
    estimates, good enough for a scroll bar, that get exact where paragraphs have been laid out.

    Attributes:
        rendition: what is laid out.
        measure: cells of the text column.
        manner: how it is laid out.
        heights: how many rows the paragraphs have, as far as known.
    """

    def __init__(
        self,
        rendition: Rendition,
        measure: int,
        manner: Manner = USUAL,
        heights: Heights | None = None,
    ) -> None:
        """Lay nothing out yet.

        Args:
            rendition: what is laid out.
            measure: cells of the text column, at least 2.
            manner: how it is laid out.
            heights: those known from elsewhere, which are copied if they fit.
        """
        self.rendition = rendition
        self.measure = max(measure, 2)
        self.manner = manner
        self.styles = Styles(rendition.document)
        self._paragraphs = rendition.document.paragraphs
        self._lengths = lengths_of(self._paragraphs)
        self._cohesion = Cohesion(rendition.document.source)
        self._tables: dict[int, TableSetting] = {}
        self._rows: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._placed: dict[int, tuple[tuple[Place, Row], ...]] = {}
        self._last_tops: dict[int, Place] = {}
        self._parts: dict[int, tuple[int, tuple[Point, ...]]] = {}
        self.heights = self._heights(heights)
        self._run_starts = [run.start for run in self.heights.runs]

    @property
    def total(self) -> int:
        """The number of rows, as far as known."""
        return self.heights.total

    def rows(self, paragraph: int) -> tuple[Row, ...]:
        """Return the rows of a paragraph, blank ones above it included; none if it is folded."""
        rows = self._rows.get(paragraph)
        if rows is not None:
            self._rows.move_to_end(paragraph)
            return rows
        rows = self._rows[paragraph] = tuple(self._set(paragraph))
        if len(self._rows) > KEPT:
            self._placed.pop(self._rows.popitem(last=False)[0], None)
        self.heights[paragraph] = len(rows)
        return rows

    def adapt(self, manner: Manner) -> None:
        """Set anew what differs in another manner: single paragraphs and tables, nothing else."""
        changed = [*(manner.spoken ^ self.manner.spoken)]
        now, before = manner.tables, self.manner.tables
        for first in {**now, **before}:
            table = self.rendition.document.table_at(first)
            if now.get(first) != before.get(first) and table is not None:
                self._tables.pop(first, None)
                changed += range(table.first, table.end)
        for paragraph in changed:
            self._rows.pop(paragraph, None)
            self._placed.pop(paragraph, None)
        self._last_tops.clear()
        self.manner = manner

    def table(self, paragraph: int) -> TableSetting | None:
        """Return how the table is set that a paragraph belongs to, None if it is in none."""
        table = self.rendition.document.table_at(paragraph)
        if table is None:
            return None
        setting = self._tables.get(table.first)
        if setting is None:
            first = self.manner.tables.get(table.first)
            setting = TableSetting(table, self.rendition, self.measure, first)
            self._tables[table.first] = setting
        return setting

    def row(self, place: Place) -> Row | None:
        """Return the row at a place; an empty document has none."""
        return self.rows(place.paragraph)[place.row] if self._paragraphs else None

    def place_of(self, paragraph: int, offset: int) -> Place:
        """Return the row that shows a displayed code point.

        For a folded paragraph that is the row that stands for it.
        """
        if not self._paragraphs:
            return self.first
        while not (rows := self.rows(paragraph)) and paragraph > 0:
            paragraph, offset = self._above(paragraph), 0
        if self.rendition.document.table_at(paragraph):
            return Place(paragraph, _row_in_table(rows, offset))
        return Place(paragraph, max(bisect_right(rows, offset, key=lambda row: row.start) - 1, 0))

    def position(self, place: Place) -> int:
        """Return how many rows stand above a place, as far as known."""
        return self.heights.before(place.paragraph) + place.row

    def place_at(self, position: int) -> Place:
        """Return the place that has about ``position`` rows above it."""
        paragraph, before = self.heights.find(min(max(position, 0), self.total - 1))
        if not self._paragraphs:
            return self.first
        paragraph = min(paragraph, len(self._paragraphs) - 1)
        count = len(self.rows(paragraph))
        if not count:
            return self.place_of(paragraph, 0)
        return Place(paragraph, max(min(position - before, count - 1), 0))

    def about(self, position: int) -> Point:
        """Return roughly the displayed code point with ``position`` rows above it.

        No row is made for it, so it costs as little anywhere in the document.
        """
        if not self._paragraphs:
            return START
        last = len(self._paragraphs) - 1
        paragraph, before = self.heights.find(min(max(position, 0), max(self.total - 1, 0)))
        paragraph = min(paragraph, last)
        length = self._lengths[paragraph]
        return Point(paragraph, (position - before) * length // max(self.heights[paragraph], 1))

    def parts(self, count: int) -> Sequence[Point]:
        """Return roughly where each of so many equally long parts of the document begins.

        They are found anew when the number of rows has changed noticeably.
        """
        total, bounds = self._parts.get(count, (0, ()))
        if abs(self.total - total) * _NOTICEABLE > total:
            bounds = tuple(self.about(self.total * part // count) for part in range(count))
            self._parts = {count: (self.total, bounds)}
        return bounds

    def move(self, place: Place, count: int) -> Place:
        """Return the place ``count`` rows further down, or up; the first or last at most.

        Thousands of rows are not made only to be counted: so far away it is about as many rows.
        """
        if not self._paragraphs:
            return self.first
        if abs(count) > _COUNTED:
            return self.place_at(self.position(place) + count)
        paragraph, row = place.paragraph, place.row + count
        while row < 0:
            if paragraph == 0:
                return self.first
            paragraph = self._above(paragraph)
            row += len(self.rows(paragraph))
        while row >= (length := len(self.rows(paragraph))):
            below = self._below(paragraph)
            if below == len(self._paragraphs):
                return self.last
            row -= length
            paragraph = below
        return Place(paragraph, row)

    @property
    def first(self) -> Place:
        """The place of the first row."""
        return Place(0, 0)

    @property
    def last(self) -> Place:
        """The place of the last row."""
        if not self._paragraphs:
            return self.first
        paragraph = len(self._paragraphs) - 1
        while not self.rows(paragraph):
            paragraph = self._above(paragraph)
        return Place(paragraph, len(self.rows(paragraph)) - 1)

    def last_top(self, height: int) -> Place:
        """Return the place at the top of the last screen of ``height`` rows."""
        top = self._last_tops.get(height)
        if top is None:
            top = self._last_tops[height] = self.move(self.last, 1 - height)
        return top

    def window(self, place: Place, height: int) -> list[tuple[Place, Row]]:
        """Return ``height`` rows from a place on, fewer at the end of the document."""
        found: list[tuple[Place, Row]] = []
        paragraph, first = place
        while len(found) < height and paragraph < len(self._paragraphs):
            found += self._placed_rows(paragraph)[first : first + height - len(found)]
            paragraph, first = self._below(paragraph), 0
        return found

    def _placed_rows(self, paragraph: int) -> tuple[tuple[Place, Row], ...]:
        """Return the rows of a paragraph, each with its place."""
        rows = self.rows(paragraph)
        placed = self._placed.get(paragraph)
        if placed is None:
            placed = tuple((Place(paragraph, number), row) for number, row in enumerate(rows))
            self._placed[paragraph] = placed
        return placed

    def _above(self, paragraph: int) -> int:
        """Return the paragraph above one, of a folded run the first."""
        run = self._run(paragraph - 1)
        return paragraph - 1 if run is None else run.start

    def _below(self, paragraph: int) -> int:
        """Return the paragraph below one, or below its folded run."""
        run = self._run(paragraph)
        return paragraph + 1 if run is None else run.stop

    def _run(self, paragraph: int) -> range | None:
        """Return the folded run that a paragraph belongs to."""
        index = bisect_right(self._run_starts, paragraph) - 1
        run = self.heights.runs[index] if index >= 0 else None
        return run if run is not None and paragraph in run else None

    def _set(self, ordinal: int) -> list[Row]:
        if (run := self._run(ordinal)) is not None:
            rows = self._set_folded(ordinal, run)
        elif (table := self.table(ordinal)) is not None:
            rows = table.rows(ordinal)
        else:
            rows = self._set_text(ordinal)
        if ordinal and rows:
            blank = Row(ordinal, 0, 0, 0, "blank")
            rows[:0] = [blank] * self.styles.gap(ordinal - 1, ordinal)
        return rows

    def _set_text(self, ordinal: int) -> list[Row]:
        text, style = self.rendition.text(ordinal), self.styles.style(ordinal)
        if ordinal in self.manner.spoken:
            from reader.layout.spoken import set_spoken

            return set_spoken(ordinal, text, style, self.measure)
        fields = set_fields(ordinal, text, self.measure) if style.role == "metadata" else []
        if fields:
            return fields
        cost = partial(self._cost, ordinal)
        style = style._replace(hanging=self.manner.hanging)
        rows = set_paragraph(ordinal, text, style, self.measure, cost)
        if self.manner.even and not style.balanced:
            rows[:-1] = [justified(row, text, self.measure) for row in rows[:-1]]
        return rows

    def _cost(self, ordinal: int, at: int) -> float:
        """Return what a break before a displayed code point of a heading costs."""
        before, after = (
            self.rendition.to_source(ordinal, place, place + 1)[0] for place in (at - 1, at)
        )
        if before == after:  # inside of what one original character, or a phrase, became
            return 1.0
        return self._cohesion.cost(self._paragraphs[ordinal].text, after)

    def _set_folded(self, ordinal: int, run: range) -> list[Row]:
        """Return one row for a run of furniture, at its first paragraph."""
        if ordinal != run.start:
            return []
        label = tr("view.folded", count=len(run))
        return [Row(ordinal, 0, 0, 0, "furniture", "", (Piece(0, 0, 0, label),))]

    def _heights(self, known: Heights | None) -> Heights:
        document, folded = self.rendition.document, self.manner.folded
        if known is not None and known.fit(document, self.measure, folded=folded):
            return known.copied()
        return Heights(document, self.measure, folded=folded)


def _row_in_table(rows: tuple[Row, ...], offset: int) -> int:
    """Return the number of the row with the piece nearest behind or around an offset."""
    best, distance = 0, None
    for number, row in enumerate(rows):
        if row.start <= offset < row.end or distance is None:
            for piece in row.fragments if row.holds_text else ():
                apart = max(piece.start - offset, offset - piece.end + 1, 0)
                if distance is None or apart < distance:
                    best, distance = number, apart
            if distance == 0:
                break
    return best
