"""The outline: narrowing, folding by level, how long its sections are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.driving import settled

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp
    from reader.tui.screens.reading import ReadingScreen

SIZE = (120, 30)


def shown(screen: ReadingScreen) -> list[str]:
    outline = screen.outline.outline
    return [outline.sections[index].title for index in outline.rows]


def drawn(screen: ReadingScreen) -> list[str]:
    return [strip.text for strip in screen.outline.render_lines(screen.outline.size.region)]


async def test_remembered_rows_are_as_rows_painted_anew(app: PizhuApp) -> None:
    async with app.run_test(size=(140, 16)) as pilot:
        screen = await settled(pilot)
        await pilot.pause(0.3)  # rows out of sight are painted by now
        for keys in (["G"], ["tab", "G", "left"], ["1"], ["z", "o"], ["tab", "s"], ["/", *"修缮"]):
            await pilot.press(*keys)
            await settled(pilot)
            seen = drawn(screen)
            screen.outline.set_heading(screen.rendition.label)
            assert drawn(screen) == seen
            await pilot.resize_terminal(160 if pilot.app.size.width == 140 else 140, 16)
            await settled(pilot)


@pytest.mark.parametrize("typed", ["修缮。", "fenleixiushan", "flxs"])
async def test_the_outline_narrows_to_what_is_typed(app: PizhuApp, typed: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        whole = shown(screen)
        await pilot.press("tab", "f")
        await settled(pilot)
        assert screen.layer == "filter"
        await pilot.press(*typed.rstrip("。"))
        await settled(pilot)
        assert [title for title in shown(screen) if "分类" in title]
        assert not [title for title in shown(screen) if "保障" in title]
        await pilot.press("escape")
        await settled(pilot)
        assert shown(screen) == whole
        assert screen.focused is screen.outline


async def test_enter_goes_to_the_heading_found(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        whole = shown(screen)
        await pilot.press("tab", "f", *"保障", "enter")
        await settled(pilot)
        assert screen.status.status.path[-1] == "三、保障措施"
        assert screen.focused is screen.view
        assert shown(screen) == whole


async def test_enter_says_that_no_heading_was_found(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("tab", "f", *"九九", "enter")
        await settled(pilot)
        assert "Nothing matches" in screen.status.status.message
        assert screen.layer == "filter"


async def test_a_narrowed_outline_can_be_kept_and_left(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        whole = shown(screen)
        await pilot.press("tab", "f", *"保障", "tab")
        await settled(pilot)
        assert screen.layer == "tree"
        assert shown(screen) != whole
        await pilot.press("escape")
        await settled(pilot)
        assert shown(screen) == whole
        assert screen.focused is screen.outline


async def test_digits_fold_by_level(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("tab", "1")
        assert not [title for title in shown(screen) if title.startswith("（")]
        await pilot.press("2")
        assert [title for title in shown(screen) if title.startswith("（")]


async def test_the_status_tells_how_long_the_section_under_the_cursor_is(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert "min" in screen.status.status.left
        await pilot.press("tab", "G")
        await settled(pilot)
        assert "三、保障措施" in screen.status.status.about
        assert "511 characters" in screen.status.status.length
        await pilot.press("tab")
        await settled(pilot)
        assert not screen.status.status.about


async def test_a_document_without_units_says_so(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("tab", "z", "u")
        await settled(pilot)
        assert "第…章" in screen.status.status.message
