"""Places in the text, each with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from rich.text import Text
from textual import on

from reader.i18n import tr
from reader.text.columns import fit_left, fit_right, truncate
from reader.text.width import cell_width
from reader.tui.screens.list_screen import ListScreen
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from reader.search import Snippet

T = TypeVar("T")

_BOXES = {True: "[✓] ", False: "[ ] "}
_BOX = 4  # cells


class TickList(ListScreen[list[T] | None], Generic[T]):
    """Lets the user tick some of many; gives back those that were left."""

    layer = "ticking"

    def __init__(
        self,
        title: str,
        items: Sequence[T],
        line: Callable[[T, int], Snippet],
        *,
        ticked: bool = True,
    ) -> None:
        """List items, all of them ticked or none.

        Args:
            title: what they are.
            items: the items.
            line: gives one, with so many code points on each side at most.
            ticked: whether all are ticked at first.
        """
        super().__init__()
        self._title = title
        self._items = items
        self._line = line
        self._left_out: set[int] = set() if ticked else set(range(len(items)))

    def compose(self) -> ComposeResult:
        """Lay out the title, the items and the hints."""
        return self.lay_out("tick_done", "tick_one", "tick_all", "rows_down", "tick_cancel")

    def on_mount(self) -> None:
        """Show all of them."""
        self.rows.show([1] * len(self._items), self._draw)
        self._count()

    @on(RowList.Chosen)
    def click(self) -> None:
        """Tick what was clicked."""
        self._tick(self.rows.cursor)

    def action_tick_one(self) -> None:
        """Tick the item under the cursor, or take the tick away, and go on."""
        self._tick(self.rows.cursor)
        self.rows.move(1)

    def action_tick_all(self) -> None:
        """Tick all, or none if all are."""
        self._left_out = set() if self._left_out else set(range(len(self._items)))
        self._count()

    def action_tick_done(self) -> None:
        """Give back what is ticked."""
        left = [item for at, item in enumerate(self._items) if at not in self._left_out]
        if left:
            self.dismiss(left)
        else:
            self.say(tr("tui.nothing_ticked"), failed=True)

    def action_tick_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)

    def _tick(self, at: int) -> None:
        if at != NOWHERE:
            self._left_out ^= {at}
            self._count()

    def _count(self) -> None:
        total = len(self._items)
        shown = tr("tui.ticked", count=total - len(self._left_out), total=total)
        self.entitle(f"{self._title}  {shown}")
        self.say("")
        self.rows.redraw()

    def _draw(self, at: int, width: int) -> list[Text]:
        colours = self.app.theme_variables
        ticked = at not in self._left_out
        snippet = self._line(self._items[at], width)
        room = max(width - _BOX, 0)
        keyword = truncate(snippet.hit, room // 2)
        left = (room - cell_width(keyword)) // 3
        right = room - cell_width(keyword) - left
        line = Text.assemble((_BOXES[ticked], colours["cinnabar"]))
        line.append(fit_right(snippet.before, left), style=colours["ink-faint"])
        line.append(keyword, style=f"bold {colours['warning']}" if ticked else "strike")
        line.append(fit_left(snippet.after, right), style="" if ticked else colours["ink-faint"])
        return [line]
