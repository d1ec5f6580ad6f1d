"""The strip beside the text is right, not only estimated, a moment after the size has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import open_document
from reader.layout import Layout
from reader.locations import samples_folder
from reader.tui.app import PizhuApp
from reader.tui.widgets.minimap import edges
from reader.tui.widgets.scroll_bar import EDGE
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from reader.tui.widgets.text_view import TextView

SAMPLE = samples_folder() / "wujin-plan.txt"


def strip_on_screen(view: TextView) -> list[str]:
    return [strip.text[-EDGE:] for strip in view.render_lines(view.size.region)]


def strip_of_exact(view: TextView) -> list[str]:
    """Return the strip as it is when the height of every paragraph is known."""
    shown = view.viewport
    assert shown is not None
    exact = Layout(shown.layout.rendition, shown.layout.measure, shown.layout.manner)
    for paragraph in range(len(exact.rendition.document.paragraphs)):
        exact.rows(paragraph)
    again = type(shown)(exact, shown.height, shown.point)
    again.top = shown.top
    return ["".join(cell.text for cell in row) for row in edges(again, view.size.height, {})]


@pytest.mark.parametrize("size", [(60, 18), (100, 40), (140, 30)])
async def test_the_mark_is_right_after_a_change_of_size(size: tuple[int, int]) -> None:
    async with PizhuApp(open_document(SAMPLE)).run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        await pilot.press("3", "0", "%")
        await pilot.resize_terminal(*size)
        view = screen.view
        await settled(pilot)
        await wait_for(pilot, lambda: strip_on_screen(view) == strip_of_exact(view))
