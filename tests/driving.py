"""Driving the application in tests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.decorations import Marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.pilot import Pilot

    from reader.tui.widgets.decorations import Decoration


async def settled(pilot: Pilot[int]) -> ReadingScreen:
    """Wait until nothing is under way and return the reading screen."""
    await _rest(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    if screen.states is None and not screen.has_made("annotating"):
        await wait_for(pilot, lambda: screen.has_made("annotating"))
        await _rest(pilot)
    return screen


async def _rest(pilot: Pilot[int]) -> None:
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def wait_for(pilot: Pilot[int], happened: Callable[[], bool]) -> None:
    """Wait until something has happened, a minute at most."""
    until = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < until, "it has not happened"
        await pilot.pause(0.002)


def marking(decorations: Iterable[Decoration]) -> Marked:
    """Return decorations in the form that a view takes."""
    listed = [*decorations]
    notes = sorted((d.paragraph, d.start) for d in listed if d.style.startswith("margin-"))
    return Marked(lambda paragraph: [d for d in listed if d.paragraph == paragraph], notes)


def marks_of(screen: ReadingScreen) -> list[Decoration]:
    """Return the marks of all annotations in the document that is read."""
    on = screen.annotating.marked().on
    return [mark for ordinal in range(len(screen.document.paragraphs)) for mark in on(ordinal)]
