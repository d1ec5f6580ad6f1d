"""A first walk through what the program can do, on a sample: each step is tried on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.locations import samples_folder
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from reader.tui.screens.commanding import CommandScreen
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.tour_panel import TourPanel

STEPS = (
    ("move", "page_down"),
    ("outline", "switch_pane"),
    ("filter", "tree_filter"),
    ("go", "go_to"),
    ("search", "search"),
    ("script", "script_next"),
    ("highlight", "highlight"),
    ("note", "note"),
    ("annotations", "annotations"),
    ("help", "help"),
)
"""The steps: what a message ``tour.step_…`` is called, and the command that is tried."""
_SAMPLE = "wujin-plan.txt"


def open_tour(screen: CommandScreen[Any]) -> None:
    """Open the sample and begin, from any screen."""
    try:
        screen.pizhu.visit(_sample(), Point(0, 0))
    except PizhuError as error:
        screen.say(str(error), failed=True)
    else:
        opened = screen.pizhu.reading
        if opened is not None:
            opened.call_after_refresh(opened.touring.begin)


def _sample() -> Path:
    return samples_folder() / _SAMPLE


class Touring(Helper):
    """Goes from step to step, by the command that is to be tried or by Enter."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.panel: TourPanel | None = None
        self._step = 0

    def action_tour(self) -> None:
        """Open the sample and begin; the way back leads to the present document."""
        if self.screen.document.path == _sample():
            self.screen.call_later(self.begin)
        else:
            open_tour(self.screen)

    async def begin(self) -> None:
        """Show the first step."""
        from reader.tui.widgets.tour_panel import TourPanel

        self._step = 0
        if self.panel is None:
            self.panel = TourPanel()
            await self.screen.mount(self.panel, before=self.screen.status)
        self._show()

    def action_tour_next(self) -> None:
        """Go on to the next step; after the last one the tour is over."""
        self._step += 1
        if self._step == len(STEPS):
            self.action_tour_leave()
            self.screen.say(tr("tour.over"))
        else:
            self._show()

    def action_tour_leave(self) -> None:
        """End the tour."""
        if self.panel is not None:
            self.panel.remove()
            self.panel = None

    def tried(self, command: str) -> None:
        """Go on if this is what the step asks for."""
        if self.panel is not None and command == STEPS[self._step][1]:
            self.action_tour_next()

    def _show(self) -> None:
        name, command = STEPS[self._step]
        keymap = self.screen.pizhu.keymap
        if self.panel is not None:
            self.panel.say(
                tr("tour.head", step=self._step + 1, steps=len(STEPS)),
                tr(f"tour.step_{name}", key=keymap.label(command)),
                keymap.hint("tour_next", "tour_leave"),
            )
