"""Ways to read: what is lit, what stands side by side, and the text going by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from reader.tui.app import PizhuApp
from reader.tui.modes import USUAL, Light, Mode, Sides
from reader.tui.screens.picker import Picker
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen

WIDE = (140, 24)
SMALL = (60, 18)


def rows(screen: ReadingScreen) -> list[str]:
    strips = screen._compositor.render_strips()
    assert {strip.cell_length for strip in strips} == {screen.size.width}
    return [strip.text for strip in strips]


def colours(screen: ReadingScreen, text: str) -> set[str]:
    """Return the colours in which a text stands on the screen."""
    strips = screen._compositor.render_strips()
    found = [part.style for strip in strips for part in strip if text in part.text]
    return {Color.from_rich_color(style.color).hex for style in found if style and style.color}


async def press(pilot: Pilot[int], *keys: str) -> ReadingScreen:
    await pilot.press(*keys)
    return await settled(pilot)


async def test_focus_dims_all_but_the_paragraph(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        before = colours(screen, "坚持保护优先")
        await press(pilot, "}", "}", "}", "z", "f")
        assert colours(screen, "坚持保护优先") == before
        dim = colours(screen, "为保护村中老井")
        assert dim
        assert dim != before
        await press(pilot, "}")
        assert colours(screen, "坚持保护优先") == dim
        await press(pilot, "z", "f")
        assert colours(screen, "坚持保护优先") == before
        assert screen.arranging.mode == USUAL


async def test_focus_on_a_sentence(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "}", "}", "}", "}", "}", "}", "z", "s")
        lit = colours(screen, "逐村登记老井")
        await press(pilot, ")")
        assert screen.place.offset > 0
        dim = lit ^ colours(screen, "（一）摸清底数") ^ colours(screen, "为保护村中老井")
        assert colours(screen, "逐村登记老井") != colours(screen, "为保护村中老井")
        assert dim


async def test_the_ruler_lies_under_the_row(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "z", "r", "j", "j")
        band = Color.parse(screen.app.theme_variables["ruler"]).rich_color
        strips = screen._compositor.render_strips()
        lit = [
            y
            for y, strip in enumerate(strips)
            if any(s.style and s.style.bgcolor == band for s in strip)
        ]
        assert screen.view.viewport is not None
        assert lit == [screen.view.viewport.y]


async def test_two_columns_go_on_from_one_another(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "z", "t")
        assert not screen.outline.display  # it gives way
        view = screen.view.viewport
        assert view is not None
        assert view.height == 2 * screen.view.size.height
        texts = screen.rendition
        both = [(at, row) for at, row in view.rows if row.holds_text]
        for (_, row), shown in [(both[0], rows(screen)), (both[-1], rows(screen))]:
            words = texts.text(row.paragraph)[row.start : row.end].strip()
            assert any(words in line for line in shown)
        await press(pilot, "space")
        assert view.layout.position(view.top) > 0


async def test_the_mouse_points_into_both_columns(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "z", "t")
        left, right = screen.view._page.columns
        height = screen.view.size.height
        await pilot.click("#text", offset=(left.left + 20, 10))
        first = screen.place
        await pilot.click("#text", offset=(right.left + 20, 10))
        view = screen.view.viewport
        assert view is not None
        assert screen.place > first
        assert view.y == 10 + height


async def test_two_scripts_begin_paragraphs_on_the_same_row(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "z", "p")
        assert any("坚持保护优先" in row and "堅持保護優先" in row for row in rows(screen))
        await press(pilot, "shift+tab")
        await wait_for(pilot, lambda: screen.displaying.display == "traditional")
        (row,) = (row for row in rows(screen) if "坚持保护优先" in row)
        assert row.index("堅") < row.index("坚")


async def test_what_is_selected_and_found_shows_on_both_sides(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "z", "p", "/", *"台账", "enter")
        strips = screen._compositor.render_strips()
        hit = Color.parse(screen.app.theme_variables["hit-current"]).rich_color
        marked = {s.text for strip in strips for s in strip if s.style and s.style.bgcolor == hit}
        assert marked >= {"台账", "臺賬"}
        right = screen.view._page.columns[1].left
        view = screen.view.viewport
        assert view is not None
        y = view.y
        await pilot.mouse_down("#text", offset=(right + 4, y))
        await pilot.hover("#text", offset=(right + 8, y))
        await pilot.mouse_up("#text", offset=(right + 8, y))
        assert screen.view.selection is not None


@pytest.mark.parametrize("key", ["t", "p"])
async def test_a_narrow_window_keeps_one_column_and_says_so(app: PizhuApp, key: str) -> None:
    async with app.run_test(size=(56, 18)) as pilot:
        screen = await settled(pilot)
        await press(pilot, "z", key)
        assert len(screen.view._page.columns) == 1
        assert "4" in screen.status.status.message
        await pilot.resize_terminal(100, 18)
        await settled(pilot)
        assert len(screen.view._page.columns) == 2


@pytest.mark.parametrize("keys", ["zf", "zs", "zr", "zt", "zp", "ztzs"])
async def test_every_mode_keeps_the_place(app: PizhuApp, keys: str) -> None:
    async with app.run_test(size=SMALL) as pilot:
        screen = await settled(pilot)
        await press(pilot, "space", "space", "j", *keys)
        place = screen.place
        for size in [(60, 18), (200, 50), (41, 12), (100, 30)]:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            rows(screen)
            assert screen.place == place
        await press(pilot, "s")
        await wait_for(pilot, lambda: screen.displaying.display != "original")
        assert screen.place == place


async def test_modes_are_chosen_from_a_list(app: PizhuApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        screen = await settled(pilot)
        await pilot.press("z", "m")
        assert isinstance(app.screen, Picker)
        await pilot.press(*"ruler")
        await press(pilot, "enter")
        assert screen.arranging.mode == Mode(Light.RULER)
        await press(pilot, "z", "t", "z", "n")
        assert screen.arranging.mode == USUAL


async def test_the_mode_is_kept_with_the_document(document: Document) -> None:
    async with PizhuApp(document).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "z", "t", "z", "s")
        await pilot.press("q")
    async with PizhuApp(document).run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.arranging.mode == Mode(Light.SENTENCE, Sides.COLUMNS)
        assert len(screen.view._page.columns) == 2


async def test_the_text_goes_by_until_the_reader_moves(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        app.change_setting("scroll_speed", 3000)
        start = screen.place
        await press(pilot, "z", "a")
        assert screen.layer == "scrolling"
        await wait_for(pilot, lambda: screen.place > start)
        assert screen.status.status.mode
        await press(pilot, "-")
        assert screen.pizhu.settings.scroll_speed < 3000
        assert screen.layer == "scrolling"
        await press(pilot, "j")
        assert screen.layer == "text"
        assert screen.status.status.mode == ""


async def test_the_text_stops_at_the_end(app: PizhuApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        app.change_setting("scroll_speed", 3000)
        await press(pilot, "G", "z", "a")
        await wait_for(pilot, lambda: screen.layer == "text")
        assert screen.status.status.message
