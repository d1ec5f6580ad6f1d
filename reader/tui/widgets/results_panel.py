"""The hits of a search, each in its context, under a strip of where in the document they are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.search import Order
from reader.tui.widgets.palette import Palette
from reader.tui.widgets.results_painter import ResultsPainter
from reader.tui.widgets.wheel import Wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.strip import Strip

    from reader.search import Hit, Snippet

_HEAD = 1  # row


class ResultsPanel(Wheel, Widget, can_focus=True):
    """Shows hits in the order given; moving its cursor lets the text go along."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ResultsPanel {
        height: 30%;
        min-height: 4;
        max-height: 14;
        background: $surface;
        color: $foreground;

        .results--head { color: $ink-faint; background: $panel; }
        .results--strip { color: $warning; }
        .results--here { color: $cinnabar; background: $rule; }
        .results--keyword { color: $warning; text-style: bold; }
        .results--sorted { color: $primary; text-style: underline; }
        .results--bar { color: $cinnabar; }
        .results--cursor { background: $panel; }
    }
    """

    cursor: reactive[int] = reactive(0, init=False)

    class Pointed(Message):
        """The cursor has come to a hit."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    class Chosen(Message):
        """The user wants to read on at the hit under the cursor."""

    def __init__(self, line: Callable[[Hit, int], Snippet]) -> None:
        """Show hits as ``line`` gives them, with so many code points on each side at most."""
        super().__init__()
        self._line = line
        self._hits: Sequence[Hit] = ()
        self._rows: Mapping[Hit, int] | None = None
        self._order = Order.PLACE
        self._head = ""
        self._counts: Sequence[int] = ()
        self._part = 0
        self._painter: ResultsPainter | None = None

    def show(
        self, hits: Sequence[Hit], order: Order, rows: Mapping[Hit, int] | None = None
    ) -> None:
        """Show hits, none of them twice.

        Args:
            hits: in the order wanted.
            order: what it is.
            rows: the place of each in it; None if they are in the document's.
        """
        self._hits = hits
        self._order = order
        self._rows = rows
        self.refresh()

    def say(self, head: str, counts: Sequence[int]) -> None:
        """Show what stands above: words, and how many hits there are in many equal parts."""
        self._head = head
        self._counts = counts
        self.refresh()

    def point(self, hit: Hit, part: int) -> None:
        """Move the cursor to a hit, which is in a part of the document, without telling so."""
        self._part = part
        row = bisect_left(self._hits, hit[:2]) if self._rows is None else self._rows.get(hit, 0)
        self.set_reactive(ResultsPanel.cursor, self.validate_cursor(row))
        self._reveal()
        self.refresh()

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(row, len(self._hits) - 1))

    def watch_cursor(self, row: int) -> None:
        """Let the text go along."""
        self._reveal()
        if self._hits:
            self.post_message(self.Pointed(self._hits[row]))

    def action_results_down(self, times: int | None = None) -> None:
        """Move the cursor down."""
        self.cursor += times or 1

    def action_results_up(self, times: int | None = None) -> None:
        """Move the cursor up."""
        self.cursor -= times or 1

    def action_results_page_down(self, times: int | None = None) -> None:
        """Move the cursor down by a page."""
        self.cursor += (times or 1) * self._page

    def action_results_page_up(self, times: int | None = None) -> None:
        """Move the cursor up by a page."""
        self.cursor -= (times or 1) * self._page

    def action_results_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_results_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self._hits) - 1

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Go to the hit that was clicked."""
        row = self._top + event.y - _HEAD
        if event.y >= _HEAD and row < len(self._hits):
            self.cursor = row
            self.post_message(self.Chosen())

    def notify_style_update(self) -> None:
        """Paint anew in the new colours."""
        super().notify_style_update()
        self._painter = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the head or a hit."""
        if self._painter is None or self._painter.width != self.size.width:
            self._painter = ResultsPainter(Palette(self), self.size.width)
        row = self._top + y - _HEAD
        if y < _HEAD:
            return self._painter.head(self._head, self._counts, self._part)
        if row >= len(self._hits):
            return self._painter.blank()
        line = self._line(self._hits[row], self.size.width // 2)
        return self._painter.row(line, under_cursor=row == self.cursor, order=self._order)

    @property
    def _page(self) -> int:
        return max(self.size.height - _HEAD, 1)

    def _reveal(self) -> None:
        if not self._top <= self.cursor < self._top + self._page:
            self._scroll(self.cursor - self._page // 3)

    def _scroll(self, top: int) -> None:
        self._top = max(0, min(top, len(self._hits) - self._page))
        self.refresh()
