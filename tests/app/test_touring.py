"""The first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.tui.app import PizhuApp
from reader.tui.reading.touring import STEPS
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.tui.screens.reading import ReadingScreen

SIZE = (100, 30)


async def begun(pilot: Pilot[int], app: PizhuApp) -> ReadingScreen:
    await settled(pilot)
    await pilot.press("f1")
    await wait_for(pilot, lambda: app.reading is not None and bool(app.reading.query("#tour-head")))
    return await settled(pilot)


def head(screen: ReadingScreen) -> str:
    return str(screen.query_one("#tour-head", Static).render())


async def test_a_step_is_done_by_trying_it_or_passed_over(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await begun(pilot, app)
        assert screen.document.name == "wujin-plan.txt"
        assert "1/" in head(screen)
        await pilot.press("j")
        assert "1/" in head(screen)
        await pilot.press("space")
        assert "2/" in head(screen)
        for _ in STEPS[1:]:
            await pilot.press("enter")
        await pilot.pause()
        assert screen.touring.panel is None


async def test_the_tour_can_be_left_and_leads_back(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await begun(pilot, app)
        await pilot.press("escape")
        await pilot.pause()
        assert screen.layer == "text"
        await pilot.press("<")
        assert (await settled(pilot)).document.name == "wells.txt"


async def test_the_offer_names_the_key(app: PizhuApp) -> None:
    app.offers_tour = True
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: "F1" in screen.status.status.message.upper())


async def test_the_library_leads_to_it_too() -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await wait_for(
            pilot, lambda: app.reading is not None and bool(app.reading.query("#tour-head"))
        )
        assert "1/" in head(await settled(pilot))
