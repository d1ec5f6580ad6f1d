"""A list of any length: only what is on the screen is drawn.

Its keys come from the screen that it is on, so a line to type in can keep the focus.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.text.ambiguous import one_cell
from reader.text.linebreak import break_lines
from reader.tui.widgets.palette import Palette
from reader.tui.widgets.scroll_bar import bar, position_at, thumb
from reader.tui.widgets.wheel import Wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from rich.text import Text
    from textual import events

    Draw = Callable[[int, int], Sequence[Text]]

_BAR = "▎"
_UPRIGHT = Style(reverse=False)
_EDGES = 4  # cells: the bar of the cursor and air at the left, air and the scroll bar at the right
NOWHERE = -1


class RowList(Wheel, Widget):
    """Shows entries of one or more lines each, one of which is under the cursor.

    It draws neither border nor padding.

    Attributes:
        cursor: the entry under the cursor, `NOWHERE` for none.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        .rows--bar { color: $cinnabar; }
        .rows--cursor { background: $panel; }
        .rows--nothing { color: $ink-faint; }
        .scroll-bar { color: $rule; }
        .scroll-bar--thumb { color: $thumb; }
    }
    """

    class Moved(Message):
        """Another entry is under the cursor."""

    class Chosen(Message):
        """The entry under the cursor was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.cursor = NOWHERE
        self._draw: Draw = lambda _row, _width: ()
        self._starts = [0]
        self._passed: Collection[int] = ()
        self._nothing = ""
        self._palette: Palette | None = None

    def show(
        self,
        heights: Sequence[int],
        draw: Draw,
        *,
        cursor: int = 0,
        passed: Collection[int] = frozenset(),
        nothing: str = "",
    ) -> None:
        """Show entries in place of the earlier ones.

        Args:
            heights: the lines of each.
            draw: returns the lines of the entry of a number, as wide as so many cells at most;
                empty ones only part it from the next.
            cursor: which is under the cursor; `NOWHERE` for none.
            passed: those that the cursor passes over.
            nothing: what is said in place of entries where there are none.
        """
        self._starts = [0, *accumulate(heights)]
        self._draw = draw
        self._passed = passed
        self._nothing = nothing
        self.cursor = NOWHERE
        if cursor != NOWHERE:
            self._put(cursor, 1 if cursor < len(heights) else -1)
        self._scroll(self._top)
        self.refresh()

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._starts) - 1

    def move(self, steps: int) -> None:
        """Move the cursor by so many entries; from nowhere it comes to the first."""
        if self.cursor == NOWHERE:
            self._put(0, 1)
        else:
            self._put(self.cursor + steps, 1 if steps > 0 else -1)
        self.post_message(self.Moved())

    def go(self, entry: int, above: int = 0) -> None:
        """Put the cursor on an entry, or on the next one that it does not pass over.

        Args:
            entry: its number.
            above: lines that are seen above it, if the list has to be moved.
        """
        if not len(self):
            return
        top = self._top
        self._put(entry, 1)
        if self._top != top and self.cursor != NOWHERE:
            self._scroll(self._starts[self.cursor] - above)
        self.post_message(self.Moved())

    def turn(self, pages: int) -> None:
        """Move the cursor by about so many pages."""
        line = self._starts[max(self.cursor, 0)] + pages * max(self.size.height - 1, 1)
        last = max(len(self) - 1, 0)
        wanted = min(max(bisect_right(self._starts, line) - 1, 0), last)
        step = 1 if pages > 0 else -1
        self._put(wanted if wanted != self.cursor else self.cursor + step, step)
        self.post_message(self.Moved())

    def redraw(self) -> None:
        """Draw what is on the screen again: what the entries say has changed."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked, or go where the scroll bar was."""
        if event.x >= self.size.width - 1:
            self._scroll(position_at(event.y, self.size.height, self._starts[-1]))
            return
        entry = bisect_right(self._starts, self._top + event.y) - 1
        if entry < len(self) and entry not in self._passed:
            self.cursor = entry
            self.refresh()
            self.post_message(self.Moved())
            self.post_message(self.Chosen())

    def notify_style_update(self) -> None:
        """Draw anew in the new colours."""
        super().notify_style_update()
        self._palette = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if self._palette is None:
            self._palette = Palette(self)
        style = self._palette.style
        width, height = self.size
        lines = self._starts[-1]
        at_end = self._top + height >= lines
        edge = bar(height, thumb(height, lines, self._top, at_end))[y]
        entry = bisect_right(self._starts, self._top + y) - 1
        room = max(width - _EDGES, 0)
        drawn = self._told_of_nothing(y, room) if not len(self) else Strip([])
        if entry < len(self):
            drawn = self._line(entry, self._top + y - self._starts[entry], room)
        under = entry == self.cursor and drawn.cell_length > 0
        ground = style("rows--cursor") if under else style()
        if ground.reverse:  # colours would become grounds of pieces of the row
            drawn = Strip([Segment(text, _plain(look)) for text, look, _ in drawn])
        body = drawn.adjust_cell_length(max(width - _EDGES + 1, 0)).apply_style(ground)
        names = ("rows--cursor", "rows--bar") if under and not ground.reverse else ()
        lead = Segment(f"{one_cell(_BAR) if names else ' '} ", style(*names) if names else ground)
        edges = [Segment(edge.text, style(*edge.names))]
        return Strip([lead, *body, *edges]).adjust_cell_length(width)

    def _told_of_nothing(self, y: int, width: int) -> Strip:
        """Return a line of what stands in place of entries."""
        style = self._palette.style("rows--nothing") if self._palette else None
        starts = [*break_lines(self._nothing, width), len(self._nothing)]
        lines = [self._nothing[start:end] for start, end in pairwise(starts)]
        return Strip([Segment(line, style) for line in lines[y : y + 1]])

    def _line(self, entry: int, line: int, width: int) -> Strip:
        lines = self._draw(entry, width)
        if line >= len(lines):
            return Strip([])
        text = lines[line]
        text.end = ""
        return Strip(text.render(self.app.console))

    def _put(self, entry: int, step: int) -> None:
        """Put the cursor on an entry, else on the nearest in a direction, else in the other."""
        last = len(self) - 1
        wanted = min(max(entry, 0), last)
        ahead = range(wanted, last + 1) if step > 0 else range(wanted, -1, -1)
        behind = range(wanted, -1, -1) if step > 0 else range(wanted, last + 1)
        found = (at for at in chain(ahead, behind) if at not in self._passed)
        self.cursor = next(found, NOWHERE)
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        if self.cursor == NOWHERE or not self.size.height:
            return
        first, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        if self.cursor - 1 in self._passed:  # what the entry stands under
            first = self._starts[self.cursor - 1]
        if first < self._top:
            self._scroll(first)
        elif end > self._top + self.size.height:
            self._scroll(end - self.size.height)

    def _scroll(self, top: int) -> None:
        self._top = max(0, min(top, self._starts[-1] - self.size.height))
        self.refresh()


def _plain(look: Style | None) -> Style | None:
    """Return a look for a reversed row: without colours, and what was reversed stands out."""
    if look is None:
        return None
    return look.without_color + _UPRIGHT if look.reverse else look.without_color
