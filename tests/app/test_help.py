"""The key reference on screens of all widths."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from reader.text.width import cell_width
from reader.tui.app import PizhuApp
from reader.tui.keys.reference import groups
from reader.tui.screens.help import HelpScreen
from tests.driving import wait_for


@pytest.mark.parametrize(("width", "columns"), [(40, 1), (100, 1), (120, 2), (300, 5)])
async def test_all_commands_stand_in_columns_that_fit(width: int, columns: int) -> None:
    app = PizhuApp()
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        told = app.screen.query_one("#help-keys", Static)
        lines = str(told.content).split("\n")
        text = " ".join(" ".join(lines).split())
        for name, entries in groups(app.keymap):
            assert name in text
            assert all(" ".join(entry.keys.split()) in text for entry in entries)
        if width == 100:  # else long labels go on below
            assert all(
                entry.label in text for _, entries in groups(app.keymap) for entry in entries
            )
        assert max(map(cell_width, lines)) <= width - 5  # the margins, and the scroll bar
        first = [name for name, _ in groups(app.keymap) if name in lines[0]]
        assert len(first) == columns
