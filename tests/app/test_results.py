"""The list of hits beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.tui.reading.finding import PARTS
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.results_panel import ResultsPanel

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.tui.app import PizhuApp

SIZE = (100, 30)


async def settled(pilot: Pilot[int]) -> ReadingScreen:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen


async def searched(pilot: Pilot[int], *keys: str) -> ReadingScreen:
    await settled(pilot)
    await pilot.press("slash", *keys)
    await settled(pilot)
    return await settled(pilot)


def rows(screen: ReadingScreen) -> list[str]:
    panel = screen.query_one(ResultsPanel)
    return [panel.render_line(y).text for y in range(panel.size.height)]


async def test_the_list_shows_every_hit_in_its_context(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"坚持", "tab")
        assert screen.search_bar is None
        assert screen.layer == "results"
        head, first, second, third, *_ = rows(screen)
        assert head.startswith(" 3 hits in order")
        assert "█" in head
        assert " 坚持 保护优先，坚持群众自愿" in first
        assert "坚持保护优先， 坚持 群众自愿" in second
        assert len(first) < SIZE[0]
        assert (first[0], second[0], third[0]) == ("▎", " ", " ")
        place = screen.place
        await pilot.press("j")
        await settled(pilot)
        assert screen.place == (place.paragraph, place.offset + 7)
        assert screen.status.status.hits == (2, 3)
        assert [row[0] for row in rows(screen)[1:4]] == [" ", "▎", " "]
        await pilot.press("n")
        await settled(pilot)
        assert [row[0] for row in rows(screen)[1:4]] == [" ", " ", "▎"]


async def test_the_list_waits_for_the_hits(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"坚持")
        app_screen = pilot.app.screen
        assert isinstance(app_screen, ReadingScreen)
        app_screen.finding.searching = True  # as if the search took longer
        await pilot.press("tab")
        app_screen.finding.seek("群众")
        screen = await settled(pilot)
        assert screen.layer == "results"
        assert len(screen.finding.hits) == 2


async def test_enter_reads_on_there_and_one_can_go_back(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"老井", "enter")
        start = screen.place
        await pilot.press("r", "G")
        await settled(pilot)
        last = screen.place
        assert last.paragraph > start.paragraph + 20
        await pilot.press("enter")
        assert screen.focused is screen.view
        assert screen.place == last
        assert screen.query(ResultsPanel)
        await pilot.press("<")
        assert screen.place.paragraph == start.paragraph


async def test_escape_closes_the_list_and_goes_back(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"老井", "enter")
        start = screen.place
        await pilot.press("r", "3", "j", "space", "escape")
        await settled(pilot)
        assert not screen.query(ResultsPanel)
        assert screen.focused is screen.view
        assert screen.place == start
        assert screen.finding.active


async def test_hits_are_sorted_by_what_surrounds_them(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"坚持", "tab")
        orders = [[row.split("坚持 ")[1][:2] for row in rows(screen)[1:4]]]
        for _ in range(3):
            await pilot.press("s")
            await settled(pilot)
            orders.append([row.split(" 坚持 ")[1][:2] for row in rows(screen)[1:4]])
        assert orders == [
            ["保护", "群众", "因地"],
            ["保护", "群众", "因地"],
            ["保护", "因地", "群众"],
            ["保护", "群众", "因地"],
        ]
        assert [row[0] for row in rows(screen)[1:4]] == ["▎", " ", " "]


async def test_the_list_follows_the_script(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"群众", "tab")
        screen.displaying.choose_display("traditional")
        await settled(pilot)
        assert " 羣衆 取水" in rows(screen)[1]


async def test_the_list_goes_with_the_search(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"老井", "enter")
        await pilot.press("r", "enter", "slash", *"费用")
        await settled(pilot)
        assert rows(screen)[0].startswith(" 1 hit ")
        await pilot.press("x")
        await settled(pilot)
        assert not screen.query(ResultsPanel)
        await pilot.press("escape", "r")
        assert screen.status.status.message


async def test_a_click_goes_to_the_hit(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await searched(pilot, *"坚持", "tab")
        await pilot.click(ResultsPanel, offset=(30, 3))
        await settled(pilot)
        assert screen.status.status.hits == (3, 3)
        assert screen.focused is screen.view


@pytest.mark.parametrize("size", [(100, 30), (40, 12), (12, 8)])
async def test_the_list_fits_any_terminal(app: PizhuApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await searched(pilot, *"老井", "tab", "G")
        panel = screen.query_one(ResultsPanel)
        for y in range(panel.size.height):
            assert panel.render_line(y).cell_length == size[0]
        assert rows(screen)[-1][0] == "▎"
        assert sum(screen.finding.parts) == len(screen.finding.hits)
        assert len(screen.finding.parts) == PARTS
