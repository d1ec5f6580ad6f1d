"""Going to what the text refers to, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import open_document
from reader.tui.app import PizhuApp
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """渡口管理办法
第一章 总则
第一条 为了管好渡口，制定本办法。
第二条 渡口分为官渡和义渡。
第二章 摆渡
第三条 船工应当遵守第一条，不得违反第二条。
第四条 依照《航道条例》第一条处理。
"""
SIZE = (100, 24)


@pytest.fixture
def ferry(tmp_path: Path) -> PizhuApp:
    path = tmp_path / "渡口.txt"
    path.write_text(TEXT, encoding="utf-8")
    return PizhuApp(open_document(path))


def ordinal(app: PizhuApp, words: str) -> int:
    assert app.reading is not None
    paragraphs = app.reading.document.paragraphs
    return next(p.ordinal for p in paragraphs if p.text.startswith(words))


async def test_enter_follows_and_a_key_comes_back(ferry: PizhuApp) -> None:
    async with ferry.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        third = ordinal(ferry, "第三条")
        screen.view.go_to(third, 0)
        await pilot.press("enter")
        assert screen.place == (ordinal(ferry, "第一条"), 0)
        assert "<" in screen.status.status.message
        await pilot.press("<")
        assert screen.place == (third, 0)
        screen.view.go_to(third, 13)
        await pilot.press("enter")
        assert screen.place == (ordinal(ferry, "第二条"), 0)


async def test_where_nothing_is_referred_to_that_is_said(ferry: PizhuApp) -> None:
    async with ferry.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        fourth = ordinal(ferry, "第四条")
        screen.view.go_to(fourth)
        await pilot.press("enter")
        assert screen.place.paragraph == fourth
        assert screen.status.status.message == "nothing to follow in this paragraph"


@pytest.mark.parametrize("theme", ["paper", "night"])
async def test_references_look_a_little_different(ferry: PizhuApp, theme: str) -> None:
    async with ferry.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        ferry.theme = theme

        def differ() -> bool:
            colours = {
                segment.text: segment.style.color
                for strip in screen.view.render_lines(screen.view.region.reset_offset)
                for segment in strip
                if segment.style is not None
            }
            return colours["第二条"] not in {None, colours["，不得违反"]}

        await wait_for(pilot, differ)


async def test_corrections_move_them_along(ferry: PizhuApp) -> None:
    async with ferry.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.view.go_to(ordinal(ferry, "第一条"))
        await pilot.press("R", "j")
        screen = await settled(pilot)
        screen.view.go_to(ordinal(ferry, "第三条"))
        await pilot.press("enter")
        assert screen.place == (ordinal(ferry, "第一条"), 0)
