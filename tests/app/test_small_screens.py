"""Terminals with little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen
from textual.widgets import OptionList

from reader.i18n import tr
from reader.text.width import cell_width
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.row_list import RowList
from tests.driving import settled

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.pilot import Pilot
    from textual.widget import Widget

    from reader.tui.app import PizhuApp

LOW = (40, 12)
TINY = (20, 6)
LISTS = {"S": "scripts", "comma": "settings", "T": "themes", "A": "annotations", "C": "codebook"}
PANELS = ("slash", "t", "a", "colon", "ctrl+g", "R", "Y", "question_mark", "o", "f1", "z,v", "z,9")


def _rows(screen: Screen[object]) -> int:
    found: list[Widget] = [*screen.query(OptionList), *screen.query(RowList)]
    return found[0].size.height


@pytest.mark.parametrize("keys", LISTS, ids=LISTS.values())
async def test_a_list_has_most_of_a_low_screen(app: PizhuApp, keys: str) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settled(pilot)
        await pilot.press(keys)
        await pilot.pause()
        assert _rows(app.screen) >= LOW[1] // 2 - 1
        for hints in app.screen.query(HintLine):
            assert hints.size.height == 1


async def test_what_a_low_screen_says_is_seen_to_its_end(app: PizhuApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settled(pilot)
        await pilot.press("comma")
        await pilot.pause()
        hints = app.screen.query_one(HintLine)
        message = "the words of an error that takes more than a row of the screen"
        hints.say(message, failed=True)
        await pilot.pause()
        assert hints.size.height * hints.size.width >= cell_width(message)


async def test_what_the_status_line_says_is_seen_to_its_end(app: PizhuApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        screen = await settled(pilot)
        message = "the words of an error that takes more than a row of the screen"
        for said, rows in ((message, 2), ("short", 1), (message, 2), ("", 1)):
            screen.say(said)
            screen.status.refresh()
            await pilot.pause()
            assert screen.status.size.height == rows
            assert screen.view.size.height == LOW[1] - rows


@pytest.mark.parametrize("keys", ["S", "A", "C", "M", "t", "a", "comma", "?", "z,v"])
async def test_a_low_screen_says_how_to_leave(app: PizhuApp, keys: str) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settled(pilot)
        await pilot.press(*keys.split(","))
        await pilot.pause()
        assert "Esc" in str(app.screen.query_one(HintLine).render())


async def test_a_table_without_tags_says_so_on_a_low_screen(app: PizhuApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settled(pilot)
        await pilot.press("M")
        await pilot.pause()
        shown = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert tr("tui.matrix_empty") in shown


async def test_a_tiny_screen_is_no_reason_to_end(app: PizhuApp) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settled(pilot)
        for keys in (*LISTS, *PANELS):
            await pilot.press(*keys.split(","))
            await pilot.resize_terminal(1, 1)
            await pilot.resize_terminal(*TINY)
            await pilot.pause()
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.press("escape")
        assert app.is_running


@pytest.mark.parametrize(
    "keys", ["?", "o", "comma", "A", "C", "M", "D", "a", "t", "z,v", "z,9", "f1", "tab", "slash"]
)
async def test_every_screen_bears_a_few_cells_and_comes_to_rest(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    lay_out = Screen._refresh_layout
    laid_out: list[object] = []

    def noted(screen: Screen[object], size: Size | None = None, scroll: bool = False) -> None:
        laid_out.append(screen)
        lay_out(screen, size, scroll)

    monkeypatch.setattr(Screen, "_refresh_layout", noted)
    async with app.run_test(size=LOW) as pilot:
        await settled(pilot)
        await pilot.press(*keys.split(","))
        for size in ((5, 2), (6, 3), (2, 5), (1, 1), LOW):
            await pilot.resize_terminal(*size)
            assert await _comes_to_rest(pilot, laid_out), size
        assert app.is_running


async def _comes_to_rest(pilot: Pilot[int], laid_out: list[object]) -> bool:
    for _ in range(40):
        laid_out.clear()
        await pilot.pause(0.05)
        if not laid_out:
            return True
    return False


async def test_a_list_fits_a_window_that_became_narrow(app: PizhuApp) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("colon", "down", "down")
        await pilot.resize_terminal(*LOW)
        await pilot.pause()
        options = app.screen.query_one(OptionList)
        assert options.highlighted == 2
        assert "↑" in str(options.get_option_at_index(1).prompt)
        assert cell_width(str(options.get_option_at_index(1).prompt)) <= LOW[0]


async def test_rows_are_sent_whole_after_the_outline_was_beside_them(app: PizhuApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        screen = await settled(pilot)
        await pilot.press("tab", "tab")
        await settled(pilot)
        noted = screen.view._exchange_repaint_regions()
        assert all(region.right >= LOW[0] for region in noted)
