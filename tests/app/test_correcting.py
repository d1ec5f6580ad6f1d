"""Correcting the structure while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList

from annotations.errors import StorageError
from reader.documents.corrections import Corrected
from reader.documents.opening import open_document
from reader.library.corrections import Corrections
from reader.library.notebooks import open_notebook
from reader.library.opening import open_file
from reader.tui.app import PizhuApp
from reader.tui.screens.correction_menu import CorrectionMenu
from tests.driving import settled

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from reader.documents.model import Document
    from reader.errors import PizhuError
    from reader.tui.screens.reading import ReadingScreen

SIZE = (120, 30)


def refuse(error: PizhuError) -> None:
    raise error


def titles(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in document.outline]


async def go(pilot: Pilot[int], words: str) -> ReadingScreen:
    """Go to the paragraph that begins so."""
    screen = await settled(pilot)
    found = next(p for p in screen.document.paragraphs if p.text.startswith(words))
    screen.view.go_to(found.ordinal)
    return await settled(pilot)


def here(screen: ReadingScreen) -> str:
    return screen.document.paragraphs[screen.place.paragraph].text


async def test_a_paragraph_becomes_a_heading_at_once_and_after_a_restart(
    app: PizhuApp, source: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await go(pilot, "坚持保护")
        row = screen.view.viewport.y if screen.view.viewport else -1
        await pilot.press("R", "2")
        screen = await settled(pilot)
        assert (2, "坚持保护优先，坚持群众自愿，坚持因地制宜，不搞一刀切。") in titles(
            screen.document
        )
        assert here(screen).startswith("坚持保护")
        assert screen.view.viewport is not None
        assert screen.view.viewport.y == row
        assert [s.title for s in screen.outline.outline.sections] == [
            title for _, title in titles(screen.document)
        ]
        assert "u" in screen.status.status.message
    assert titles(open_file(source, refuse)) == titles(screen.document)


async def test_a_heading_is_none_and_is_one_again(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "二、")
        await pilot.press("R", "p")
        screen = await settled(pilot)
        assert "二、主要任务" not in [title for _, title in titles(screen.document)]
        await pilot.press("u")
        screen = await settled(pilot)
        assert titles(screen.document) == titles(document)
        await pilot.press("ctrl+r")
        screen = await settled(pilot)
        assert "二、主要任务" not in [title for _, title in titles(screen.document)]


async def test_levels_go_up_and_down(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "二、")
        await pilot.press("R", ">")
        screen = await settled(pilot)
        assert (2, "二、主要任务") in titles(screen.document)
        await pilot.press("R", "<")
        screen = await settled(pilot)
        assert not isinstance(screen.document, Corrected)


async def test_paragraphs_are_joined_and_split_at_the_reader(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await go(pilot, "坚持保护")
        count = len(screen.document.paragraphs)
        await pilot.press("R", "j")
        screen = await settled(pilot)
        assert len(screen.document.paragraphs) == count - 1
        assert "不搞一刀切。各村要把" in here(screen)
        await pilot.press(")", "R", "s")
        screen = await settled(pilot)
        assert len(screen.document.paragraphs) == count
        assert here(screen).startswith("各村要把")


async def test_a_split_is_proposed_before_the_second_sentence(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "（一）")
        await pilot.press("R")
        await pilot.pause()
        menu = app.screen
        assert isinstance(menu, CorrectionMenu)
        lines = {option.id: str(option.prompt) for option in menu.query_one(OptionList).options}
        assert "逐村登记" in lines["correct_split"]
        assert "correct_plain" in lines
        assert "now 2" in lines["correct_level_2"]
        await pilot.press("escape")
        screen = await settled(pilot)
        assert not isinstance(screen.document, Corrected)


async def test_the_menu_can_be_used_with_arrows(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "坚持保护")
        await pilot.press("R", "down", "enter")
        screen = await settled(pilot)
        assert isinstance(screen.document, Corrected)
        assert screen.document.corrections[0].level == 0


async def test_all_corrections_of_a_paragraph_go(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "坚持保护")
        await pilot.press("R", "2", "R", "j", "R", "x")
        screen = await settled(pilot)
        assert titles(screen.document) == titles(document)


async def test_annotations_and_corrections_are_taken_back_in_turn(
    app: PizhuApp, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "二、")
        await pilot.press("h")
        (first,) = open_notebook(document).all()
        await go(pilot, "坚持保护")
        await pilot.press("R", "j")
        await settled(pilot)
        (moved,) = open_notebook(document).all()
        assert moved.paragraph == first.paragraph - 1
        await go(pilot, "三、")
        await pilot.press("h", "u")
        screen = await settled(pilot)
        assert isinstance(screen.document, Corrected)
        await pilot.press("u")
        screen = await settled(pilot)
        assert not isinstance(screen.document, Corrected)
        (back,) = open_notebook(document).all()
        assert back == first
        await pilot.press("ctrl+r")
        screen = await settled(pilot)
        assert isinstance(screen.document, Corrected)
        assert open_notebook(document).all() == (moved,)
        await pilot.press("u", "u")
        await settled(pilot)
        assert open_notebook(document).all() == ()


async def test_a_correction_is_taken_back_after_a_restart(source: Path) -> None:
    async with PizhuApp(open_file(source, refuse)).run_test(size=SIZE) as pilot:
        await go(pilot, "二、")
        await pilot.press("R", "3")
        await settled(pilot)
    async with PizhuApp(open_file(source, refuse)).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert (3, "二、主要任务") in titles(screen.document)
        await pilot.press("u")
        screen = await settled(pilot)
        assert (1, "二、主要任务") in titles(screen.document)
    assert not isinstance(open_file(source, refuse), Corrected)


async def test_the_hits_of_a_search_are_found_again(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("/", *"保障措施", "enter")
        screen = await settled(pilot)
        before = screen.finding.hits.hits[0].paragraph
        await go(pilot, "坚持保护")
        await pilot.press("R", "j")
        screen = await settled(pilot)
        assert screen.finding.hits.hits[0].paragraph == before - 1
        assert here(screen).startswith("坚持保护")


async def test_what_the_disk_refuses_changes_nothing(
    app: PizhuApp, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageError("annotations.locked", path="wells.json")

    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, "二、")
        monkeypatch.setattr(Corrections, "change", fail)
        await pilot.press("R", "3")
        screen = await settled(pilot)
        assert titles(screen.document) == titles(document)
        assert screen.status.status.failed


async def test_a_table_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "表.html"
    path.write_text("<p>甲</p><table><tr><td>乙</td><td>丙</td></tr></table>", encoding="utf-8")
    async with PizhuApp(open_document(path)).run_test(size=SIZE) as pilot:
        screen = await go(pilot, "乙")
        await pilot.press("R")
        screen = await settled(pilot)
        assert "table" in screen.status.status.message
