"""Driving the application in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def settled(pilot: Pilot[int]) -> ReadingScreen:
    """Wait until nothing is under way and return the reading screen."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen
