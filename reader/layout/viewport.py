"""The part of a layout that is on the screen, and the point in it where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.layout.motions import START, Point
from reader.layout.rows import column_of, offset_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.layout.layout import Layout, Place
    from reader.layout.rendition import Rendition
    from reader.layout.rows import Row

_OVERLAP = 2  # rows of the last page that stay when a page is turned
_MARGIN = 2  # rows kept between the point and the edges while there are more
_LANDING = 4  # a far jump lands a fourth of a column below its top
_ALL_AT_ONCE = 1000  # rows; from here on a motion need not stop at each


class Viewport:
    """A screenful of rows.

    The point is always on one of them: whatever moves one moves the other along.

    Attributes:
        layout: the rows of the whole document.
        height: rows on the screen, at least 1.
        top: the place of the first row on the screen.
        point: where the reader is, in original code points.
        columns: how many columns the rows go down, one after the other.
    """

    columns: ClassVar[int] = 1

    def __init__(self, layout: Layout, height: int, point: Point = START) -> None:
        self.layout = layout
        self.height = max(height, 1)
        self.top = layout.first
        self.point = point
        self._window: tuple[object, ...] | None = None  # of which `_rows` are
        self._rows: Sequence[tuple[Place, Row]] = ()
        self._goal: int | None = None  # the column that motions over rows try to keep
        self.go_to(point)

    @property
    def rows(self) -> Sequence[tuple[Place, Row]]:
        """The rows on the screen and their places; fewer than `height` in a short document."""
        window = (self.layout, self.layout.manner, self.top, self.height)
        if window != self._window:
            self._window = window
            self._rows = self.layout.window(self.top, self.height)
        return self._rows

    @property
    def place(self) -> Place:
        """The row of the point."""
        return self.layout.place_of(self.point.paragraph, self.displayed_offset)

    @property
    def displayed_offset(self) -> int:
        """The displayed code point at the point."""
        paragraphs = self.layout.rendition.document.paragraphs
        if not paragraphs:
            return 0
        paragraph, offset = self.point
        end = min(offset + 1, len(paragraphs[paragraph].text))
        return self.layout.rendition.to_text(paragraph, min(offset, end), end)[0]

    @property
    def y(self) -> int:
        """How many rows of the screen are above the point."""
        place = self.place
        return next((y for y, (at, _) in enumerate(self.rows) if at == place), 0)

    @property
    def at_end(self) -> bool:
        """Whether the last row of the document is on the screen."""
        return self.top >= self.layout.last_top(self.height)

    def go_to(self, point: Point) -> None:
        """Set the point, moved into the document where it lies outside, and show it."""
        paragraphs = self.layout.rendition.document.paragraphs
        if paragraphs:
            paragraph = min(max(point.paragraph, 0), len(paragraphs) - 1)
            last = max(len(paragraphs[paragraph].text) - 1, 0)
            self.point = Point(paragraph, min(max(point.offset, 0), last))
        else:
            self.point = START
        self._goal = None
        self._show()

    def point_to(self, point: Point) -> None:
        """Set the point to one that is on the screen already, without moving the screen."""
        self.point = point
        self._goal = None

    def move(self, count: int) -> None:
        """Move the point by rows, up if negative; rows that hold no text don't count."""
        goal = self._column()
        place = self.place
        if abs(count) > _ALL_AT_ONCE:
            place = self.layout.move(place, count)
            count = 1 if count > 0 else -1
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            ahead = self._text_from(self.layout.move(place, step), step)
            if not self._holds_text(ahead):
                break
            place = ahead
        self._land(place, goal)
        self._show()

    def turn(self, pages: float) -> None:
        """Turn pages or halves of pages, back if negative; the point keeps its row on the screen.

        At an end of the document the point goes to the last, or first, row with text.
        """
        goal, y = self._column(), self.y
        rows = max(int(abs(pages) * (self.height - self._overlap)), 1)
        top = self.layout.move(self.top, rows if pages > 0 else -rows)
        top = min(top, self.layout.last_top(self.height))
        if top == self.top:
            y = self.height - 1 if pages > 0 else 0
        self.top = top
        self._land_on_screen(y, goal, 1 if pages > 0 else -1)

    def scroll(self, rows: int) -> None:
        """Move the screen by rows; the point goes along only where it would leave the screen."""
        self.show_from(self.layout.move(self.top, rows))

    def show_from(self, top: Place) -> None:
        """Let the screen start at a place, or as near as a full screen allows."""
        goal, place = self._column(), self.place
        self.top = min(top, self.layout.last_top(self.height))
        if not any(at == place for at, _ in self.rows):
            down = place < self.top
            self._land_on_screen(0 if down else self.height - 1, goal, 1 if down else -1)

    def put(self, point: Point, y: int) -> None:
        """Set the point and let its row be the one with ``y`` others above it, where it can be."""
        self.go_to(point)
        self.show_from(self.layout.move(self.place, -y))

    def hold(self, y: int) -> None:
        """Scroll on so far that no more than ``y`` rows are above the point."""
        if self.y > y:
            self.show_from(self.layout.move(self.place, -y))

    def lay_out(self, layout: Layout, height: int, point: Point | None = None) -> None:
        """Show another layout of the document; the point keeps its row on the screen.

        Args:
            layout: the rows.
            height: rows on the screen.
            point: where the point is in the layout, if that is of another state of the document.
        """
        y = self.y
        self.layout = layout
        self.point = self.point if point is None else point
        self.height = max(height, 1)
        self._goal = None
        y = min(y, self.height - 1 - self._margin)
        self.top = min(layout.move(self.place, -y), layout.last_top(self.height))
        self._show()

    def point_at(self, y: int, column: int) -> Point:
        """Return the point at a cell of the screen, ``column`` counted from the text's left edge.

        Above or below the text, and on rows without any, that is a point on the nearest row.
        """
        rows = self.rows
        numbers = [number for number, (_, row) in enumerate(rows) if row.holds_text]
        if not numbers:
            return self.point
        _, row = rows[min(numbers, key=lambda number: abs(number - y))]
        return point_on(self.layout.rendition, row, column)

    @property
    def _margin(self) -> int:
        return min(_MARGIN, (self.height - 1) // 2)

    @property
    def _overlap(self) -> int:
        return min(_OVERLAP, self.height // 3)

    def _column(self) -> int:
        if self._goal is None:
            place = self.place
            row = self.layout.row(place)
            if row is None:
                return 0
            text = self.layout.rendition.text(place.paragraph)
            return column_of(row, text, self.displayed_offset)
        return self._goal

    def _holds_text(self, place: Place) -> bool:
        row = self.layout.row(place)
        return row is not None and row.holds_text

    def _text_from(self, place: Place, step: int) -> Place:
        """Return the first place with text from a place on, or that of the document's end."""
        while not self._holds_text(place):
            ahead = self.layout.move(place, step)
            if ahead == place:
                break
            place = ahead
        return place

    def _land(self, place: Place, goal: int) -> None:
        row = self.layout.row(place)
        if row is not None and row.holds_text:
            self.point = point_on(self.layout.rendition, row, goal)
        self._goal = goal

    def _land_on_screen(self, y: int, goal: int, step: int) -> None:
        if not any(row.holds_text for _, row in self.rows):
            text = self._text_from(self._text_from(self.top, step), -step)
            self._land(text, goal)
            self._show()
            return
        margin = self._margin
        lowest = 0 if self.top == self.layout.first else margin
        highest = self.height - 1 if self.at_end else self.height - 1 - margin
        self.point = self.point_at(min(max(y, lowest), highest), goal)
        self._goal = goal

    def _show(self) -> None:
        """Move the screen as little as shows the point; a far jump moves it more."""
        place = self.place
        places = [at for at, _ in self.rows]
        margin = self._margin
        if place in places:
            y = places.index(place)
            wanted = min(max(y, margin), self.height - 1 - margin)
            self.top = self.layout.move(self.top, y - wanted)
        else:
            self.top = self.layout.move(place, -(self.height // _LANDING))
        self.top = min(self.top, self.layout.last_top(self.height))


def point_on(rendition: Rendition, row: Row, column: int) -> Point:
    """Return the point at a cell of a row, ``column`` counted from the text's left edge.

    What begins in the row before, as a converted character may, has its point there.
    """
    text = rendition.text(row.paragraph)
    offset = max(min(offset_at(row, text, column), row.end - 1), row.start)
    original = _original(rendition, row.paragraph, offset)
    start, end = rendition.to_text(row.paragraph, original, original + 1)
    if start < row.start and end < row.end:
        original = _original(rendition, row.paragraph, end)
    return Point(row.paragraph, original)


def _original(rendition: Rendition, paragraph: int, offset: int) -> int:
    """Return the original code point that a displayed one comes from."""
    end = min(offset + 1, len(rendition.text(paragraph)))
    return rendition.to_source(paragraph, min(offset, end), end)[0]
