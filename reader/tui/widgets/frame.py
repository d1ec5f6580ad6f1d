"""A frame that is sent in the turn of the event loop in which it is made."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual._compositor import CompositorUpdate
from textual.errors import NoWidget
from textual.geometry import NULL_SIZE, Region, Size
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from rich.console import Console

_WIDEST = 1 << 16  # cells, of any screen


class Frame(CompositorUpdate):
    """Gathers the rows that painted widgets want sent while it is begun."""

    begun: ClassVar[Frame | None] = None
    """The one that is being made."""

    def __init__(self) -> None:
        self._rows: dict[Painted, tuple[Region, set[int]]] = {}

    def __enter__(self) -> Self:
        Frame.begun = self
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        Frame.begun = None

    def __bool__(self) -> bool:
        """Whether there is anything to send."""
        return bool(self._rows)

    def add(self, widget: Painted, regions: tuple[Region, ...]) -> bool:
        """Gather the rows of regions of a widget, all of its rows where there are none.

        Return whether they can be sent: not of a widget that is hidden or does not fit.
        """
        if widget not in self._rows:
            place = self._place(widget)
            if place is None:
                return False
            self._rows[widget] = place, set()
        place, rows = self._rows[widget]
        for region in regions or (place.reset_offset,):
            rows.update(region.line_range)
        return True

    @staticmethod
    def _place(widget: Painted) -> Region | None:
        """Return the cells of the screen where a widget is drawn, None where not all of it is."""
        try:
            place = widget.screen.find_widget(widget)
        except NoWidget:
            return None
        return place.region if place.visible_region.size == widget.size else None

    def render_segments(self, console: Console) -> str:
        """Return what draws the rows on a terminal."""
        drawn: list[str] = []
        for widget, (region, rows) in self._rows.items():
            strips = widget.render_lines(widget.size.region)
            drawn += (
                f"\x1b[{region.y + y + 1};{region.x + 1}H{strips[y].render(console)}"
                for y in sorted(rows)
            )
        return "".join(drawn)


class Painted(Widget):
    """A widget that draws its rows itself; it has neither border nor padding.

    Its rows are always sent from the left edge to the right, also where it has become wider since
    they changed: Textual would cut them at the edge of before, and a wide character there in two.
    """

    @property
    def size(self) -> Size:
        """The cells that it has: Textual works that out anew each time, from all around it."""
        return self.outer_size if self.display else NULL_SIZE

    def on_resize(self) -> None:
        """Let all rows be sent: Textual has noted those of the size before."""
        self.refresh()

    def refresh_rows(self, rows: Sequence[int]) -> None:
        """Let rows (ascending) be sent, if there are any, from the left edge to the right."""
        if rows:
            self.refresh(*_regions(rows))

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Let rows be sent: with the frame that is begun, else when Textual comes to it."""
        frame = Frame.begun
        only_rows = repaint and not layout and not recompose
        if frame is not None and only_rows and frame.add(self, regions):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _set_dirty(self, *regions: Region) -> None:
        """Note all rows where Textual, which calls this by itself too, notes the present size."""
        super()._set_dirty(*(regions or (Region(0, 0, _WIDEST, self.outer_size.height),)))


def _regions(rows: Sequence[int]) -> list[Region]:
    """Return regions that cover rows, one for each run of neighbours."""
    runs = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    spans = [[y for _, y in run] for _, run in runs]
    return [Region(0, span[0], _WIDEST, len(span)) for span in spans]
