"""Keys that arrive faster than the screen can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from reader.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.tui.app import PizhuApp

SIZE = (120, 30)


async def send(pilot: Pilot[int], *keys: str) -> None:
    """Let keys arrive all at once, as from a terminal's queue."""
    for key in keys:
        name = "slash" if key == "/" else key
        pilot.app.post_message(events.Key(name, key if len(key) == 1 else None))
    for _ in range(5):
        await pilot.pause(0.05)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_is_typed_behind_the_slash_is_searched_for(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await send(pilot, "/", *"群众", "enter", "n")
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.search_bar is None
        assert screen.status.status.hits == (2, 2)


async def test_what_is_typed_behind_the_key_of_a_panel_goes_into_the_panel(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await send(pilot, "t", *"水井")
        assert app.screen.query_one(Input).value == "水井"
        await send(pilot, "enter", "m")
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        kinds = [(p.annotation.kind, p.annotation.tags) for p in screen.annotating.notes.placements]
        assert kinds == [("tag", ("水井",)), ("bookmark", ())]


async def test_the_script_key_pressed_several_times_at_once_counts_each_time(
    app: PizhuApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await send(pilot, "s", "s", "s")
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.displaying.display == "taiwan"


async def test_a_key_of_the_line_itself_takes_effect_before_those_behind_it(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await send(pilot, "%", "9", "backspace", "2", "enter", "j", "k")
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.place == (1, 0)
