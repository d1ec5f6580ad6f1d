"""Two documents side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import open_document
from reader.tui.app import PizhuApp
from reader.tui.modes import USUAL, Sides
from reader.tui.reading.companion import CompanionView
from reader.tui.widgets.text_view import TextView
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.tui.screens.reading import ReadingScreen

WIDE = (140, 24)


async def press(pilot: Pilot[int], *keys: str) -> ReadingScreen:
    await pilot.press(*keys)
    return await settled(pilot)


@pytest.fixture
def later(source: Path) -> Path:
    """A later version, one paragraph longer in its first part."""
    added = "本意见自印发之日起施行，以前的规定同时废止。"
    text = source.read_text(encoding="utf-8").replace("二、主要任务", f"{added}\n二、主要任务")
    path = source.with_name("later.txt")
    path.write_text(text, encoding="utf-8")
    return path


async def beside(pilot: Pilot[int], name: str) -> CompanionView:
    """Open the document of that name beside the one that is read."""
    await pilot.press("z", "d", *name)
    screen = await press(pilot, "enter")
    await wait_for(pilot, lambda: screen.arranging.mode.sides is Sides.DOCUMENTS)
    await settled(pilot)
    return screen.query_one(CompanionView)


async def test_two_documents_go_along(source: Path, later: Path) -> None:
    app = PizhuApp(open_document(source))
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        view = await beside(pilot, "later")
        await press(pilot, "]", "]", "]")
        await wait_for(pilot, lambda: view.place.paragraph == screen.place.paragraph + 1)
        assert view.viewport is not None
        assert screen.view.viewport is not None
        assert view.viewport.y == screen.view.viewport.y
        place = view.place
        await pilot.press("shift+tab")
        await wait_for(pilot, lambda: app.reading is not screen)
        reading = await settled(pilot)
        assert reading.document.path == later
        assert reading.view.place == place
        await wait_for(pilot, lambda: len(reading.query(TextView)) == 2)
        await press(pilot, "z", "d")
        assert len(reading.query(TextView)) == 1
        assert reading.arranging.mode == USUAL


async def test_a_second_document_shows_its_own_annotations_and_hits(
    source: Path, later: Path
) -> None:
    second = open_document(later)
    app = PizhuApp(second)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "}", "h")
    app = PizhuApp(open_document(source))
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        view = await beside(pilot, "later")
        await wait_for(pilot, lambda: bool(view._decorations.notes))
        assert screen.view._decorations.notes == []
        await pilot.press("/", *"废止")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: len(view._decorations.hits) == 1)
        assert len(screen.finding.hits) == 0
        await press(pilot, "escape")
        await wait_for(pilot, lambda: len(view._decorations.hits) == 0)


@pytest.mark.usefixtures("later")
async def test_changing_sides_keeps_search_script_and_light(source: Path) -> None:
    app = PizhuApp(open_document(source))
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"水质")
        await press(pilot, "enter")
        view = await beside(pilot, "later")
        await wait_for(pilot, lambda: len(view._decorations.hits) > 30)
        await press(pilot, "s", "s", "z", "f", "\\")
        await wait_for(pilot, lambda: screen.displaying.display == "traditional")
        hits = len(view._decorations.hits)
        await pilot.press("shift+tab")
        await wait_for(pilot, lambda: app.reading is not screen)
        reading = await settled(pilot)
        await wait_for(pilot, lambda: len(reading.finding.hits) == hits)
        assert reading.displaying.display == "traditional"
        assert reading.arranging.mode.light is screen.arranging.mode.light
        assert reading.outline.display  # else it gives way to the second document
        assert (reading.status.status.hits or (0, 0))[1] == hits


@pytest.mark.usefixtures("later")
async def test_the_second_document_is_there_again_the_next_time(source: Path) -> None:
    async with PizhuApp(open_document(source)).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await beside(pilot, "later")
        await pilot.press("q")
    app = PizhuApp(open_document(source))
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: screen.arranging.mode.sides is Sides.DOCUMENTS)
        assert screen.query_one(CompanionView).place == screen.place
        await press(pilot, "z", "d", "q")
    async with PizhuApp(open_document(source)).run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.arranging.mode == USUAL


async def test_a_second_document_that_is_gone_is_told_once(source: Path, later: Path) -> None:
    async with PizhuApp(open_document(source)).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await beside(pilot, "later")
        await pilot.press("q")
    later.unlink()  # noqa: ASYNC240  (nothing else runs here)
    async with PizhuApp(open_document(source)).run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: screen.status.status.failed)
        assert "later.txt" in screen.status.status.message
        await pilot.press("q")
    async with PizhuApp(open_document(source)).run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.pause()
        assert screen.status.status.message == ""
