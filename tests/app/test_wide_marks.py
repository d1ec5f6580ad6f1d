"""The interface on a terminal that gives two cells to marks such as “ and …."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from reader import settings
from reader.documents.opening import open_document
from reader.text import ambiguous
from reader.tui.app import PizhuApp
from tests.driving import settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.tui.screens.reading import ReadingScreen

SIZE = (110, 24)
TEXT = "\n".join(
    [
        "关于修缮老井的意见",
        "一、总体要求",
        "“保护优先……”——这是原则；详见附表①。" * 8,
        "表1 任务",
        "任务|单位|时限",
        "清淤|水利局|2024年",
        "绿化|园林局|2025年",
        "二、保障措施",
        "“落实到人”。" * 40,
    ]
)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "marks.txt"
    path.write_text(TEXT, encoding="utf-8")
    yield path
    ambiguous.use(wide=False)


def rows(screen: ReadingScreen) -> list[str]:
    strips = screen._compositor.render_strips()
    assert {strip.cell_length for strip in strips} == {SIZE[0]}
    return [strip.text for strip in strips]


async def test_each_row_is_as_wide_as_the_terminal_draws_it(source: Path) -> None:
    with settings.update() as values:
        values["ambiguous_width"] = "wide"
    app = PizhuApp(open_document(source))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"保护", "enter", "h")
        await settled(pilot)
        shown = rows(screen)
        assert {cell_len(row) for row in shown} == {SIZE[0]}
        assert not {"▎", "▐", "●", "│", "─"} & {*"".join(shown)} - {"▐"}
        assert any(row.startswith("|") for row in shown)  # the bar of the outline
        for keys in (["A"], ["escape", "h"], ["t"], ["escape", "r"], ["escape", ":"]):
            await pilot.press(*keys)
            await pilot.pause(0.1)
            strips = app.screen._compositor.render_strips()
            assert {cell_len(strip.text) for strip in strips} == {SIZE[0]}, keys


async def test_the_setting_is_in_force_at_once(source: Path) -> None:
    app = PizhuApp(open_document(source))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        before = rows(screen)
        app.change_setting("ambiguous_width", "wide")
        await settled(pilot)
        wide = rows(screen)
        assert wide != before
        assert {cell_len(row) for row in wide} == {SIZE[0]}
        app.change_setting("ambiguous_width", "narrow")
        await settled(pilot)
        assert rows(screen) == before
