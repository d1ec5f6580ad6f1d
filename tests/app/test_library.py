"""The library, the settings, the themes, the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList

from annotations import Annotation, annotate
from reader import settings
from reader.documents.opening import open_document
from reader.library.notebooks import Target, open_notebook, open_store
from reader.library.places import Places
from reader.tui.app import PizhuApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.matrix import MatrixScreen
from reader.tui.widgets.hint_line import HintLine
from tests.driving import settled

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.documents.model import Document

SIZE = (100, 30)


def labels(app: PizhuApp) -> str:
    options = app.screen.query_one(OptionList)
    return "\n".join(str(option.prompt) for option in options.options)


async def test_a_folder_is_listed_and_its_documents_open(source: Path) -> None:
    (source.parent / "another.txt").write_text("二、另一篇\n正文在此。\n", encoding="utf-8")
    app = PizhuApp(folder=source.parent)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "wells.txt" in labels(app)
        await pilot.press("j", "enter")
        screen = await settled(pilot)
        assert screen.document.name == "wells.txt"
        await pilot.press("}", "}", "o")
        await pilot.pause()
        await pilot.press("enter")
        screen = await settled(pilot)
        assert screen.document.name == "another.txt"
        await pilot.press("o")
        await pilot.pause()
        assert "关于修缮村中老井的若干意见" in labels(app)
        await pilot.press("escape")
        assert await settled(pilot) is screen


async def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    app = PizhuApp(folder=tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("slash", *str(tmp_path / "nowhere.txt"), "enter")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_a_path_can_be_typed(source: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("slash", *str(source), "enter")
        screen = await settled(pilot)
        assert screen.document.path == source


async def test_the_samples_are_there_for_a_newcomer() -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        first = str(app.screen.query_one(OptionList).get_option_at_index(1).prompt).strip()
        await pilot.press("enter")
        screen = await settled(pilot)
        assert screen.document.outline
        assert first.startswith(screen.document.title[:10])


async def test_the_table_of_tags_leads_from_the_library_to_a_passage(source: Path) -> None:
    document = open_document(source)
    open_notebook(document).add(annotate(Target(document), 5, 2, 4, tags=("水",)))
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("M")
        await pilot.pause()
        assert isinstance(app.screen, MatrixScreen)
        await pilot.press("escape", "M", "enter")
        await pilot.pause()
        screen = await settled(pilot)
        assert screen.document.id == document.id
        assert screen.place.paragraph == 5


async def test_a_document_in_the_table_that_is_gone_is_said(tmp_path: Path) -> None:
    notebook = open_store().notebook("0f1e", title="失", path=str(tmp_path / "gone.txt"))
    notebook.add(Annotation(document="0f1e", paragraph=1, tags=("水",)))
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("M", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "there is no file" in app.screen.query_one(HintLine).render_line(0).text


async def test_settings_are_in_force_and_on_the_disk_at_once(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("comma", "right", "right", "j", "right", "j", "left")
        await pilot.pause()
        assert "界面语言" in labels(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.theme == "night"
    kept = settings.load()
    assert (kept.language, kept.theme, kept.measure) == ("zh-Hans", "night", 38)


async def test_a_theme_is_tried_and_left_again(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("T", "down")
        await pilot.pause()
        assert app.theme == "night"
        await pilot.press("escape")
        await pilot.pause()
        assert app.theme == "paper"
        await pilot.press("T", "down", "down", "enter")
        await settled(pilot)
        assert settings.load().theme == "sepia"


async def test_the_users_keys_are_in_force_and_conflicts_are_told(
    document: Document, home: Path
) -> None:
    write_settings(home, '[keys]\nrow_down = "w"\nsearch = "Q Q"\nfly = "F"\nrow_up = "n"\n')
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("w", "w")
        assert screen.place.paragraph > 0
        await pilot.press("Q", "Q")
        await pilot.pause()
        assert screen.search_bar is not None
    assert {conflict.key for conflict in app.keymap.conflicts} == {
        "keymap.unknown_command",
        "keymap.taken",
    }


async def test_a_theme_of_textuals_own_does_as_well(document: Document) -> None:
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.theme = "textual-dark"
        await pilot.press("slash", "井", "escape", "A", "escape", "colon", "escape")
        assert app.theme == "textual-dark"


async def test_without_colours_it_works_as_well(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", "井", "enter", "h", "T", "down", "escape")
        await settled(pilot)


async def test_reading_another_document_keeps_the_place_of_the_first(
    app: PizhuApp, document: Document, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("一、别的\n别的正文。\n", encoding="utf-8")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("7", "}")
        app.open_path(other)
        await settled(pilot)
        kept = Places().find(document.id)
        assert kept is not None
        assert kept.paragraph == 7
        await pilot.press("q")


def write_settings(home: Path, text: str) -> None:
    path = home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
