from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from reader.documents.opening import open_document
from reader.tui.app import PizhuApp
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.reading import ReadingScreen
from tests.driving import settled, wait_for
from tests.shelved import read_in, shelve

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZE = (120, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shelve(tmp_path / "shelf")


async def table(pilot: Pilot[int]) -> FiguresScreen:
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, FiguresScreen))
    await pilot.pause(0.3)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, FiguresScreen)
    return screen


def title(app: PizhuApp) -> str:
    return str(app.screen.query_one("#screen-title", Static).content)


async def test_what_a_document_says_is_sorted_and_gone_to(folder: Path) -> None:
    app = PizhuApp(open_document(folder / "b.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"渡口", "enter", "z", "9")
        screen = await table(pilot)
        assert title(app).startswith("Sentences: 3, with numbers: 1")
        assert screen.current is not None
        assert screen.current.quantity is None
        await pilot.press("ctrl+s")
        assert screen.current.quantity is not None
        await pilot.press("ctrl+l")
        assert len(screen.rows) == 1
        paragraph = screen.current.paragraph
        await pilot.press("enter")
        reading = await settled(pilot)
        assert reading.place.paragraph == paragraph


async def test_what_the_library_says_stands_in_one_table(folder: Path, tmp_path: Path) -> None:
    read_in(folder)
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        await pilot.press(*"渡口", "ctrl+t")
        screen = await table(pilot)
        assert len({figure.path for figure in screen.shown}) == 2
        written = tmp_path / "table.json"
        await pilot.press("ctrl+e")
        await pilot.pause()
        app.screen.query_one(Input).value = str(written)
        await pilot.press("enter")
        await pilot.pause()
        lines = written.read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(screen.rows)
        assert all(json.loads(line)["sentence"] for line in lines)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ReadingScreen))


async def test_a_query_that_cannot_be_understood_is_told(folder: Path) -> None:
    app = PizhuApp(open_document(folder / "b.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("z", "9")
        screen = await table(pilot)
        screen.query_one(Input).value = "/[/"
        await table(pilot)
        assert len(screen.rows) == 0
        await pilot.press("escape")
        await settled(pilot)
