from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.text import Text
from textual.widgets import Input, Static

from reader.comparison.collation import Collation
from reader.documents.opening import open_document, read_document
from reader.tui.app import PizhuApp
from reader.tui.screens.collation import CollationScreen
from reader.tui.screens.reading import ReadingScreen
from tests.driving import settled, wait_for
from tests.revised import chance, paragraph
from tests.shelved import STATUTE, read_in, shelve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

SIZE = (100, 30)
NEW = (
    STATUTE.replace("渡口管理", "渡口管理與維護")
    .replace("5月1日", "6月1日")
    .replace("；其他水域，另行规定", "")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shelve(tmp_path / "shelf", old=STATUTE, new=NEW)


@pytest.fixture
def app(folder: Path) -> PizhuApp:
    return PizhuApp(open_document(folder / "new.txt"))


async def compared(pilot: Pilot[int]) -> CollationScreen:
    """Wait until two documents stand side by side."""
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, CollationScreen))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CollationScreen)
    return screen


async def from_reading(pilot: Pilot[int]) -> CollationScreen:
    await settled(pilot)
    await pilot.press("z", "D")
    await pilot.pause()
    await pilot.press(*"old", "enter")
    return await compared(pilot)


def summary(app: PizhuApp) -> str:
    return str(app.screen.query_one("#summary", Static).content)


async def test_one_goes_from_difference_to_difference(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await from_reading(pilot)
        await pilot.press("g", "g")
        assert "1 of 3" in summary(app)
        assert "與維護" in summary(app)
        await pilot.press("n", "n")
        assert "3 of 3" in summary(app)
        assert "5" in summary(app)
        await pilot.press("N")
        assert "2 of 3" in summary(app)
        await pilot.press("f")
        assert "2 of 3" in summary(app)


async def test_what_is_compared_before_there_is_room_begins_at_the_first_difference(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = STATUTE, STATUTE.replace("5月1日", "6月1日")
    old, new = (read_document(text.encode(), "rule.txt") for text in texts)
    screen = CollationScreen(old, new)

    def at_once(_group: str, _told: str, _task: object, done: Callable[[Collation], None]) -> None:
        done(Collation(old, new))

    monkeypatch.setattr(screen.works, "begin", at_once)
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(screen)
        await compared(pilot)
        assert screen.rows.cursor == screen._stops[0].row > 0


async def test_another_theme_is_worn_at_once(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await from_reading(pilot)
        app.theme = "night"
        await pilot.pause()
        text = app.screen.query_one("#summary", Static).content
        assert isinstance(text, Text)
        worn = app.theme_variables
        assert f"on {worn['mark-green']}" in {str(span.style) for span in text.spans}


async def test_the_place_is_read_with_the_other_document_beside(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await from_reading(pilot)
        await pilot.press("G", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ReadingScreen))
        screen = await settled(pilot)
        assert screen.document.name == "new.txt"
        assert screen.place.paragraph == len(screen.document.paragraphs) - 1
        assert screen.pairing.companion is not None
        assert screen.pairing.companion.document.name == "old.txt"
        await pilot.press("z", "D")
        await compared(pilot)


async def test_sides_are_changed_and_the_page_is_written(app: PizhuApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await from_reading(pilot)
        await pilot.press("x")
        await compared(pilot)
        page = tmp_path / "page.md"
        for expected in ("written to", "is there already"):
            await pilot.press("e")
            await pilot.pause()
            app.screen.query_one(Input).value = str(page)
            await pilot.press("enter")
            await pilot.pause()
            hints = app.screen.query_one("HintLine")
            assert expected in str(hints.render())
        assert "~~與維護~~" in page.read_text(encoding="utf-8")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


async def test_a_small_screen_shows_both_sides(app: PizhuApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        screen = await from_reading(pilot)
        await pilot.press("j", "k", "space", "b")
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert len(screen.rows)


async def test_the_library_leads_to_documents_that_share_text(folder: Path) -> None:
    rng = chance(1)
    texts = [paragraph(rng) for _ in range(12)]
    for name, some in (("old", texts), ("new", texts[1:])):
        (folder / f"{name}.txt").write_text("\n".join(some), encoding="utf-8")
    read_in(folder)
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("ctrl+d")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await compared(pilot)
