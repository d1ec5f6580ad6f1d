"""How many passages a search of the library has found in each year, of each issuer and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on

from reader.i18n import tr
from reader.library.querying.counting import GROUPS, counted
from reader.text.bars import bar
from reader.text.columns import fit_left, fit_right, truncate
from reader.text.sanitise import sanitise
from reader.text.width import cell_width
from reader.tui.screens.list_screen import ListScreen
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.library.querying.searching import Result

_FILTERS = dict(zip(GROUPS, ("date", "issuer", "place", "kind"), strict=True))
_GAP = "  "


class LibraryCountsScreen(ListScreen["str | None"]):
    """Shows counts as bars; gives back a filter for the group that is chosen."""

    layer = "library_counts"

    def __init__(self, results: Sequence[Result]) -> None:
        super().__init__()
        self._results = results
        self._group = GROUPS[0]
        self._counts: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the hints."""
        hints = ("library_counts_narrow", "library_counts_group", "library_counts_close")
        return self.lay_out(*hints)

    def on_mount(self) -> None:
        """Count."""
        self._count()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Narrow the search to the group that was clicked."""
        self.action_library_counts_narrow()

    def action_library_counts_group(self) -> None:
        """Count by the next of: year, issuer, place, sort."""
        self._group = GROUPS[(GROUPS.index(self._group) + 1) % len(GROUPS)]
        self._count()

    def action_library_counts_narrow(self) -> None:
        """Narrow the search to the group under the cursor, if it has a name."""
        at = self.rows.cursor
        name = self._counts[at][0] if at != NOWHERE else ""
        if name:
            quoted = name.replace('"', "")
            value = f'"{quoted}"' if self._group in {"issuer", "place"} else quoted
            self.dismiss(f"{_FILTERS[self._group]}:{value}")
        else:
            self.say(tr("catalogue.no-such-filter"))

    def action_library_counts_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _count(self) -> None:
        self._counts = [*counted(self._results, self._group).items()]
        self.rows.show([1] * len(self._counts), self._draw)
        passages = sum(count for _, count in self._counts)
        counts = {"passages": passages, "documents": len(self._results)}
        by = tr(f"catalogue.grouped-{self._group}")
        self.entitle(tr("catalogue.found", **counts), by)

    def _called(self, name: str) -> str:
        if not name:
            return tr("catalogue.unknown")
        return tr(f"catalogue.genre-{name}") if self._group == "kind" else name

    def _draw(self, at: int, width: int) -> list[Text]:
        name, count = self._counts[at]
        colours = self.app.theme_variables
        widest = max(cell_width(self._called(some)) for some, _ in self._counts)
        room = min(widest, width // 2)
        most = max(number for _, number in self._counts)
        digits = len(f"{most:,}")
        longest = max(width - room - digits - 2 * len(_GAP), 1)
        return [
            Text.assemble(
                fit_left(truncate(sanitise(self._called(name)), room), room),
                _GAP,
                (fit_right(f"{count:,}", digits), colours["ink-faint"]),
                _GAP,
                (bar(count, most, longest), colours["primary"]),
            )
        ]
