"""Driving the application in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot


async def settled(pilot: Pilot[int]) -> ReadingScreen:
    """Wait until nothing is under way and return the reading screen."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen


async def wait_for(pilot: Pilot[int], happened: Callable[[], bool]) -> None:
    """Wait until something has happened, five seconds at most."""
    for _ in range(100):
        if happened():
            return
        await pilot.pause(0.05)
    assert happened()
