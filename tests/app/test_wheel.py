"""The wheel over lists."""

from __future__ import annotations

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp

from reader.tui.widgets.row_list import RowList

ENTRIES = [f"渡口{number}" for number in range(20)]
HEIGHT = 8


class Stage(App[None]):
    def compose(self) -> ComposeResult:
        yield RowList()

    def get_css_variables(self) -> dict[str, str]:
        ours = dict.fromkeys(("cinnabar", "ink-faint", "rule", "thumb"), "#808080")
        return super().get_css_variables() | ours


@pytest.mark.parametrize(
    ("notches", "first"),
    [([], 0), ([1], 3), ([1, 1, -1], 3), ([-1], 0), ([1] * 9, len(ENTRIES) - HEIGHT)],
    ids=["none", "down", "down and up", "not above the first", "not below the last"],
)
async def test_it_scrolls_by_three_rows_and_never_past_an_end(
    notches: list[int], first: int
) -> None:
    async with Stage().run_test(size=(20, HEIGHT)) as pilot:
        rows = pilot.app.query_one(RowList)
        rows.show([1] * len(ENTRIES), lambda at, _: [Text(ENTRIES[at])])
        for way in notches:
            event = MouseScrollDown if way > 0 else MouseScrollUp
            await pilot._post_mouse_events([event], RowList, (5, 5))
        assert rows.render_line(0).text[2:].startswith(f"{ENTRIES[first]} ")
        assert rows.cursor == 0
