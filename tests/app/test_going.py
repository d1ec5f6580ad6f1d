"""Going to places by what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.driving import settled

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp

SIZE = (100, 30)


@pytest.mark.parametrize(
    ("keys", "paragraph"),
    [
        (["9", "G"], 8),
        (["9", "g", "g"], 8),
        (["g", "9", "enter"], 8),
        (["g", "1", "0", "0", "%"], 45),
        (["1", "0", "0", "%"], 45),
        (["ctrl+g", "7", "enter"], 6),
        (["ctrl+g", *"保障", "enter"], 32),
        (["%", *"100%", "enter"], 45),
        ([":", "7", "enter"], 6),
    ],
)
async def test_a_place_is_named_and_left_again(
    app: PizhuApp, keys: list[str], paragraph: int
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        assert screen.place.paragraph == paragraph
        await pilot.press("<")
        assert screen.place.paragraph == 0


async def test_the_palette_still_finds_commands(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press(":", *"unknown words", "backspace")
        await pilot.press("escape", ":", *"bookmark", "enter")
        await settled(pilot)
        assert "ookmark" in screen.status.status.message


@pytest.mark.parametrize("typed", ["保障", "bzcs"])
async def test_a_heading_is_found_by_its_sound(app: PizhuApp, typed: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("f", *typed, "enter")
        await settled(pilot)
        assert screen.status.status.path[-1] == "三、保障措施"


async def test_to_go_nowhere_is_refused_with_a_word(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("ctrl+g", *"第九百条", "enter")
        await pilot.pause()
        assert app.screen is not screen
        assert "Nothing matches" in "\n".join(
            strip.text for strip in app.screen._compositor.render_strips()
        )
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen
