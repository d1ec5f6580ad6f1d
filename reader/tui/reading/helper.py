"""The base of the reading screen's helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Helper:
    """Carries out some of the commands of a reading screen."""

    def __init__(self, screen: ReadingScreen) -> None:
        self.screen = screen
