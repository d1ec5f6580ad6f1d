"""Tables as rows: drawn with box lines, or told record by record where the measure is narrow."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.layout.numbers import are_numbers
from reader.layout.rows import Piece, Row
from reader.layout.shares import is_cramped, longest_word, share_out
from reader.text.ambiguous import one_cell
from reader.text.linebreak import break_lines
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Table
    from reader.layout.rendition import Rendition

_SAMPLE = 500  # rows that are measured to find the widths of the columns
_WIDEST_FIXED = 3  # one part in so many of the measure
_OFTEN = 5  # a table is ruled if more than one row in so many wraps
_SEPARATOR = "："
_BETWEEN = 2  # cells between headings that stand one after the other
_JUNCTIONS = {
    (True, True): "┼",
    (True, False): "┴",
    (False, True): "┬",
    (False, False): "─",
}


class _Span(NamedTuple):
    start: int
    end: int


class Columns:
    """The columns of a table that is wider than the measure, and which of them fit beside others.

    The first one stays where it is when the others are scrolled, if it is not too wide for that.

    Attributes:
        widths: of all columns, in cells.
        fixed: how many columns stay.
        last_first: from which column on all to the last one fit.
    """

    def __init__(self, wanted: list[int], measure: int) -> None:
        """Let each column be as wide as it wants, up to what the measure has room for."""
        stays = len(wanted) > 2 and wanted[0] <= measure // _WIDEST_FIXED
        self.fixed = int(stays)
        self._room = measure - 1 - (wanted[0] + 3 if stays else 0)
        self.widths = [min(width, max(self._room - 3, 1)) for width in wanted]
        last = len(wanted) - 1
        while last > self.fixed and self._fit(range(last - 1, len(wanted))):
            last -= 1
        self.last_first = max(last, self.fixed)

    def shown(self, first: int) -> list[int]:
        """Return the numbers of the columns that are seen when ``first`` is the first to move."""
        shown = range(first, first + 1)
        while shown.stop < len(self.widths) and self._fit(range(first, shown.stop + 1)):
            shown = range(first, shown.stop + 1)
        return [*range(self.fixed), *shown]

    def _fit(self, numbers: range) -> bool:
        return sum(self.widths[number] + 3 for number in numbers) <= self._room


class TableSetting:
    """The rows of one table at one measure; its widths are worked out once.

    Attributes:
        first: the first column on the screen that moves when the table is scrolled sideways; None
            where the table is made to fit.
        last_first: the one from which on all columns to the last are on the screen.
    """

    def __init__(
        self, table: Table, rendition: Rendition, measure: int, first: int | None = None
    ) -> None:
        """Set a table: to fit, or as wide as it wants, from its column ``first`` on."""
        self._table = table
        self._rendition = rendition
        self._measure = measure
        self._count = max(map(len, table.rows), default=1)
        wanted = self._wanted_widths()
        self.first, self.last_first = first, 0
        if first is None:
            self._shown = [*range(self._count)]
            room = measure - 3 * self._count - 1
            self._widths = wanted if sum(wanted) <= room else self._shares(wanted, room)
            cramped = zip(self._widths, wanted, strict=True)
            self._unfolded = self._count > 1 and any(
                is_cramped(width, want) for width, want in cramped
            )
        else:
            self._unfolded = False
            self._show_part(Columns(wanted, measure), first)
        self._numbers = self._columns_of_numbers()
        self._ruled = self._often_wraps()

    def _show_part(self, columns: Columns, first: int) -> None:
        self.last_first = columns.last_first
        self.first = min(max(first, columns.fixed), self.last_first)
        self._shown = columns.shown(self.first)
        self._widths = [columns.widths[number] for number in self._shown]

    @property
    def start(self) -> int:
        """The ordinal of the table's first paragraph."""
        return self._table.first

    def first_that_shows(self, ordinal: int, offset: int) -> int | None:
        """Return what `first` has to be for a displayed code point to be seen, None if it is."""
        cells = self._cells(ordinal)
        starts = [cell.start for cell in cells]
        number = max(bisect_right(starts, offset) - 1, 0)
        if self.first is None or len(cells) == 1 or number in self._shown:
            return None
        return number

    def rows(self, ordinal: int) -> list[Row]:
        """Return the rows of the paragraph that is one of the table's rows."""
        if self._unfolded:
            return self._record(ordinal)
        index = ordinal - self._table.first
        rows: list[Row] = []
        if index == 0 or self._ruled or index == self._table.header or self._changes(index):
            rows.append(self._rule(ordinal, index))
        rows += self._framed(ordinal)
        if index == len(self._table.rows) - 1:
            rows.append(self._rule(ordinal, index + 1))
        return rows

    def _role(self, ordinal: int) -> str:
        return "table-header" if ordinal - self._table.first < self._table.header else "table"

    def _cells(self, ordinal: int) -> list[_Span]:
        """Return the displayed spans of a row's cells, without white space around them."""
        text = self._rendition.text(ordinal)
        cells = []
        for cell in self._table.rows[ordinal - self._table.first]:
            start, end = self._rendition.to_text(ordinal, cell.start, cell.end)
            content = text[start:end]
            start += len(content) - len(content.lstrip())
            cells.append(_Span(start, start + len(content.strip())))
        return cells

    def _wanted_widths(self) -> list[int]:
        wanted = [1] * self._count
        for text, cells in self._sample():
            for number, cell in enumerate(cells):
                wanted[number] = max(wanted[number], cell_width(text[cell.start : cell.end]))
        return wanted

    def _sample(self) -> Iterator[tuple[str, list[_Span]]]:
        """Yield the text and the cells of the first rows, but not of those with one long cell."""
        table = self._table
        for ordinal in range(table.first, min(table.end, table.first + _SAMPLE)):
            cells = self._cells(ordinal)
            if len(cells) > 1 or self._count == 1:
                yield self._rendition.text(ordinal), cells

    def _shares(self, wanted: list[int], room: int) -> list[int]:
        """Return widths that fit, none too narrow for a word or number if that can be."""
        least = [1] * self._count
        for text, cells in self._sample():
            for number, cell in enumerate(cells):
                if wanted[number] > least[number]:
                    longest = longest_word(text[cell.start : cell.end])
                    least[number] = max(least[number], longest)
        return share_out(wanted, room, least)

    def _columns_of_numbers(self) -> frozenset[int]:
        """Return the columns whose cells end at the same cell of the screen."""
        columns: list[list[str]] = [[] for _ in range(self._count)]
        header = self._table.header
        for text, cells in islice(self._sample(), header, None):
            for column, cell in zip(columns, cells, strict=False):
                column.append(text[cell.start : cell.end])
        return frozenset(n for n, column in enumerate(columns) if n and are_numbers(column))

    def _often_wraps(self) -> bool:
        """Tell whether rows need lines between them to be told apart."""
        table = self._table
        sample = range(table.first, min(table.end, table.first + _SAMPLE))
        wrapped = 0
        for ordinal in sample:
            text = self._rendition.text(ordinal)
            cells = zip(self._seen(ordinal), self._row_widths(ordinal - table.first), strict=False)
            wrapped += any(cell_width(text[c.start : c.end]) > width for c, width in cells)
        return wrapped * _OFTEN > len(sample)

    def _row_widths(self, index: int) -> list[int]:
        """Return the widths of the cells of a row; one that stands alone spans all columns."""
        if len(self._table.rows[index]) == 1:
            return [sum(self._widths) + 3 * (len(self._widths) - 1)]
        return self._widths

    def _borders(self, index: int) -> set[int]:
        """Return the columns where a row's upright lines stand; none past the table's ends."""
        if not 0 <= index < len(self._table.rows):
            return set()
        borders = [0]
        for width in self._row_widths(index):
            borders.append(borders[-1] + width + 3)
        return set(borders)

    def _changes(self, index: int) -> bool:
        return self._borders(index - 1) != self._borders(index)

    def _rule(self, ordinal: int, index: int) -> Row:
        """Return the line above the row at ``index``."""
        above, below = self._borders(index - 1), self._borders(index)
        width = max(above | below)
        inner = "".join(_JUNCTIONS[at in above, at in below] for at in range(1, width))
        left = "├" if above and below else "┌" if below else "└"
        right = "┤" if above and below else "┐" if below else "┘"
        return Row(ordinal, 0, 0, 0, "table", one_cell(f"{left}{inner}{right}"))

    def _framed(self, ordinal: int) -> list[Row]:
        text = self._rendition.text(ordinal)
        cells = self._seen(ordinal)
        widths = self._row_widths(ordinal - self._table.first)
        numbers = self._shown if len(cells) > 1 else []
        right = [number in self._numbers for number in numbers] or [False]
        lines = [_lines(text, c, width) for c, width in zip(cells, widths, strict=False)]
        frame = self._frame(widths)
        rows = []
        for number in range(max(map(len, lines), default=1)):
            pieces = []
            column = 2
            for cell, width, at_right in zip(lines, widths, right, strict=False):
                if number < len(cell) and cell[number].end > cell[number].start:
                    start, end = cell[number]
                    air = width - cell_width(text[start:end]) if at_right else 0
                    pieces.append(Piece(column + air, start, end))
                column += width + 3
            rows.append(_row(ordinal, self._role(ordinal), frame, pieces))
        return rows

    def _seen(self, ordinal: int) -> list[_Span]:
        """Return the cells of a row that are on the screen; one that stands alone always is."""
        cells = self._cells(ordinal)
        if len(cells) == 1:
            return cells
        return [cells[number] for number in self._shown if number < len(cells)]

    def _frame(self, widths: list[int]) -> str:
        """Return the upright lines of a row; dotted ones stand where columns are hidden."""
        sides = ["│"] * (len(widths) + 1)
        if len(widths) == len(self._shown):
            for number, pair in enumerate(pairwise([-1, *self._shown, self._count])):
                if pair[1] - pair[0] > 1:
                    sides[number] = "┊"
        blanks = [" " * (width + 2) for width in widths]
        return one_cell("".join(map("".join, zip(sides, [*blanks, ""], strict=True))))

    def _record(self, ordinal: int) -> list[Row]:
        """Return a row of the table as lines of "heading: value"."""
        text = self._rendition.text(ordinal)
        role = self._role(ordinal)
        if role == "table-header":
            return self._headings(ordinal, text)
        cells = self._cells(ordinal)
        labels = self._labels() if len(cells) > 1 else []
        column = max(map(cell_width, labels), default=0)
        rows = [Row(ordinal, 0, 0, 0, role, one_cell("─") * self._measure)]
        for number, cell in enumerate(cells):
            if cell.start == cell.end:
                continue
            for nth, line in enumerate(_lines(text, cell, max(self._measure - column, 2))):
                label = labels[number] if number < len(labels) and nth == 0 else ""
                pieces = [Piece(0, 0, 0, label)] if label else []
                rows.append(_row(ordinal, role, "", [*pieces, Piece(column, *line)]))
        return rows

    def _headings(self, ordinal: int, text: str) -> list[Row]:
        """Return the headings of a table told by records, one after the other."""
        lines: list[list[Piece]] = [[]]
        column = 0
        for cell in self._cells(ordinal):
            for line in _lines(text, cell, self._measure):
                width = cell_width(text[line.start : line.end])
                if column and column + width > self._measure:
                    lines.append([])
                    column = 0
                lines[-1].append(Piece(column, *line))
                column += width + _BETWEEN
        return [_row(ordinal, self._role(ordinal), "", pieces) for pieces in lines]

    def _labels(self) -> list[str]:
        """Return the column headings, each cut to half the measure at most."""
        if not self._table.header:
            return []
        ordinal = self._table.first + self._table.header - 1
        text = self._rendition.text(ordinal)
        room = self._measure // 2 - 2
        headings = [text[c.start : c.end] for c in self._cells(ordinal)]
        cut = [heading[: [*break_lines(heading, room), len(heading)][1]] for heading in headings]
        return [heading + _SEPARATOR if heading else "" for heading in cut]


def _lines(text: str, cell: _Span, width: int) -> list[_Span]:
    """Return the lines of a cell without the white space that hangs at their ends."""
    content = text[cell.start : cell.end]
    starts = [*break_lines(content, width), len(content)]
    lines = [(a, len(content[a:b].rstrip())) for a, b in pairwise(starts)]
    return [_Span(cell.start + a, cell.start + a + length) for a, length in lines]


def _row(ordinal: int, role: str, frame: str, pieces: list[Piece]) -> Row:
    spans = [piece for piece in pieces if not piece.label]
    start = min((piece.start for piece in spans), default=0)
    end = max((piece.end for piece in spans), default=0)
    return Row(ordinal, start, end, 0, role, frame, tuple(pieces))
