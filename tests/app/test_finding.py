"""Searching as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.tui.app import PizhuApp

SIZE = (120, 30)


async def settled(pilot: Pilot[int]) -> ReadingScreen:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen


async def test_hits_are_found_as_one_types_in_any_script(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"羣眾")
        await settled(pilot)
        assert screen.status.status.hits == (1, 2)
        assert (
            screen.document.paragraphs[screen.place.paragraph].text[screen.place.offset :][:2]
            == "群众"
        )


async def test_enter_keeps_the_hits_and_n_goes_round(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"群众")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.search_bar is None
        first = screen.place
        await pilot.press("n")
        assert screen.status.status.hits == (2, 2)
        await pilot.press("n")
        assert (screen.status.status.hits, screen.place) == ((1, 2), first)
        await pilot.press("N")
        assert screen.status.status.hits == (2, 2)
        assert sum(screen.finding.sections.values()) == 2
        await pilot.press("escape")
        assert screen.status.status.hits is None
        assert list(screen.finding.decorations()) == []


async def test_escape_goes_back_to_where_the_search_began(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"费用")
        await settled(pilot)
        assert screen.place.paragraph > 10
        await pilot.press("escape")
        await pilot.pause()
        assert screen.place.paragraph == 0
        assert screen.status.status.hits is None
        assert screen.focused is screen.view


async def test_the_newest_search_wins(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"井群众xx", "backspace", "backspace", "backspace", "backspace")
        await settled(pilot)
        hits = screen.status.status.hits
        assert hits is not None
        assert hits[1] > 10
        await pilot.press("backspace")
        await settled(pilot)
        assert screen.status.status.hits is None


async def test_nothing_found_is_said(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"飞机场", "enter")
        await settled(pilot)
        assert screen.status.status.hits == (0, 0)
        await pilot.press("n")
        assert screen.status.status.message


async def test_a_query_that_makes_no_sense_is_explained(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *'"井')
        await settled(pilot)
        await pilot.press("escape", "n")
        assert screen.status.status.message
