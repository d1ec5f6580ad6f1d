"""What is pasted goes into fields as text, and gives no commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.driving import settled

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp

SIZE = (100, 30)


@pytest.mark.parametrize("keys", [["/"], ["ctrl+g"], ["}", "h", "e"], ["tab", "f"]])
async def test_lines_are_joined_in_a_field(app: PizhuApp, keys: list[str]) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        app.screen.query_one(Input).value = ""
        app.post_message(events.Paste("\r水质\r\n异常\r"))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "水质异常"


async def test_each_line_is_a_tag(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "t")
        app.post_message(events.Paste("水质\n老井\n"))
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        (made,) = screen.annotating.notes.book.all()
        assert set(made.tags) == {"水质", "老井"}


async def test_a_note_keeps_its_lines(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a")
        app.post_message(events.Paste("水质\r老\x1b[1m井"))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "水质\n老井"


async def test_the_text_takes_no_paste(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        app.post_message(events.Paste("q\nq"))
        await pilot.pause()
        assert app.screen is screen
        assert app.is_running
