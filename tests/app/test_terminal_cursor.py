"""The terminal's cursor stands where an input method composes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.widgets import Input, TextArea

from tests.driving import settled

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp

SIZE = (100, 30)
COMMANDS = {
    "slash": "search",
    "t": "tags",
    "colon": "all commands",
    "ctrl+g": "go to",
    "A": "annotations",
    "z,v": "terms",
}


def _drawn(app: PizhuApp) -> Offset:
    """Return where the line to type in is drawn."""
    box = app.focused
    assert isinstance(box, Input)
    return box.content_region.offset


@pytest.mark.parametrize("keys", COMMANDS, ids=COMMANDS.values())
async def test_it_stands_in_the_line_to_type_in_before_a_key_and_behind_what_was_typed(
    app: PizhuApp, keys: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys.split(","))
        await pilot.pause()
        assert app.cursor_position == _drawn(app)
        await pilot.press(*"经济a")
        await pilot.pause()
        await pilot.pause()
        assert app.cursor_position == _drawn(app) + Offset(5, 0)
        await pilot.press("left", "left")
        assert app.cursor_position == _drawn(app) + Offset(2, 0)


async def test_it_follows_the_lines_of_a_note(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", *"经济", "enter", *"产")
        await pilot.pause()
        assert isinstance(app.focused, TextArea)
        assert app.cursor_position == app.focused.content_region.offset + Offset(2, 1)
        await pilot.press("ctrl+s")


async def test_it_stands_at_the_row_that_is_read_in_one_column_and_in_two(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("G")
        await pilot.pause()
        view = screen.view.viewport
        assert view is not None
        assert app.cursor_position.y == screen.view.region.y + view.y
        assert app.cursor_position.x >= screen.view.region.x + screen.view._page.columns[0].left
        await pilot.press("z", "t")
        await pilot.pause()
        assert screen.view.region.contains_point(app.cursor_position)
