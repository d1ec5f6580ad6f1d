from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from reader.documents.opening import open_document
from reader.tui.app import PizhuApp
from reader.tui.screens.collation import CollationScreen
from reader.tui.screens.terms import TermsScreen
from tests.driving import settled, wait_for
from tests.shelved import read_in, shelve
from tests.unit.comparison.test_terms import FERRY, TEA

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZE = (100, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shelve(tmp_path / "shelf", ferry="\n".join(FERRY), tea="\n".join(TEA))


@pytest.fixture
def app(folder: Path) -> PizhuApp:
    return PizhuApp(open_document(folder / "ferry.txt"))


async def listed(pilot: Pilot[int]) -> TermsScreen:
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, TermsScreen))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.3)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, TermsScreen)
    return screen


def shown(app: PizhuApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


async def test_a_term_leads_to_its_places(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("z", "v")
        screen = await listed(pilot)
        assert "by frequency" in shown(app, "screen-title")
        screen.query_one(Input).value = "燈具"
        await listed(pilot)
        assert screen.current == "夜航灯具"
        assert "旧的夜航灯具由" in shown(app, "preview-text")
        await pilot.press("enter")
        reading = await settled(pilot)
        await app.workers.wait_for_complete()
        assert len(reading.finding.hits.hits) == 3


async def test_terms_are_compared_with_the_library(app: PizhuApp, folder: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("z", "v")
        await listed(pilot)
        await pilot.press("ctrl+s")
        await listed(pilot)
        assert "by frequency" in shown(app, "screen-title")  # nothing to compare with
        read_in(folder)
        await pilot.press("escape", "z", "v")
        await listed(pilot)
        await pilot.press("ctrl+s")
        await listed(pilot)
        assert "by keyness" in shown(app, "screen-title")


async def test_a_comparison_tells_the_terms_that_are_new_and_gone(
    app: PizhuApp, tmp_path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("z", "D")
        await pilot.pause()
        await pilot.press(*"tea", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CollationScreen))
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("t")
        screen = await listed(pilot)
        assert "new (+) and gone (-)" in shown(app, "screen-title")
        written = tmp_path / "terms.csv"
        await pilot.press("ctrl+e")
        await pilot.pause()
        app.screen.query_one(Input).value = str(written)
        await pilot.press("enter")
        await pilot.pause()
        assert "gone,茶園" in written.read_text(encoding="utf-8")
        await pilot.press(*"茶園")
        await wait_for(pilot, lambda: screen.current == "茶園")
        await wait_for(pilot, lambda: "協商" in shown(app, "preview-text"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CollationScreen))
