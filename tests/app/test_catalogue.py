from __future__ import annotations

from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from textual.widgets import Input, Static

from reader import locations
from reader.i18n import tr
from reader.library import watching
from reader.library.catalogue import Catalogue
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.indexing import Progress, refresh
from reader.library.querying.searching import search
from reader.tui import keeping_up, working
from reader.tui.app import PizhuApp
from reader.tui.screens import library_search
from reader.tui.screens.catalogue import CatalogueScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.library_counts import LibraryCountsScreen
from reader.tui.screens.library_search import LibrarySearchScreen
from reader.tui.widgets.hint_line import HintLine
from tests.driving import settled, wait_for
from tests.shelved import STATUTE, read_in, shelve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.library.querying.searching import Answer

SIZE = (100, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = shelve(tmp_path / "shelf")
    read_in(folder)
    return folder


def title(app: PizhuApp) -> str:
    return str(app.screen.query_one("#screen-title", Static).content)


def preview(app: PizhuApp) -> str:
    return str(app.screen.query_one("#preview-text", Static).content)


async def catalogue(pilot: Pilot[int]) -> CatalogueScreen:
    await pilot.pause()
    await pilot.press("c")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CatalogueScreen)
    return screen


async def test_typing_narrows_in_any_script_and_by_pinyin(folder: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        screen = await catalogue(pilot)
        assert title(app).startswith("Library: 2 of 2")
        for typed in ("报告", "gzbg", "kind:report"):
            screen.query_one(Input).value = typed
            await pilot.pause()
            assert screen.current is not None
            assert (len(screen.rows), screen.current.path) == (1, folder / "b.txt"), typed
        screen.query_one(Input).value = "date:五"
        await pilot.pause()
        assert len(screen.rows) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert len(screen.rows) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_documents_are_sorted_and_grouped(folder: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        screen = await catalogue(pilot)
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert "longest first" in title(app)
        await pilot.press(*["ctrl+g"] * 4)
        await pilot.pause()
        assert "grouped by kind" in title(app)
        assert len(screen.rows) == 4
        assert screen.current is not None
        assert screen.current.path.parent == folder


async def test_the_preview_tells_how_a_document_begins(folder: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await catalogue(pilot)
        assert str(folder) in preview(app)
        await wait_for(pilot, lambda: "第一条" in preview(app))
        await pilot.press("down")
        await wait_for(pilot, lambda: "全年渡口" in preview(app))


async def test_a_document_is_opened_and_one_that_is_gone_is_told(folder: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await catalogue(pilot)
        (folder / "a.txt").unlink()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CatalogueScreen)
        await pilot.press("down", "enter")
        screen = await settled(pilot)
        assert screen.document.path == folder / "b.txt"


async def test_a_passage_is_opened_where_it_is(folder: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await catalogue(pilot)
        await pilot.press("ctrl+f")
        await pilot.pause()
        found = app.screen
        assert isinstance(found, LibrarySearchScreen)
        found.query_one(Input).value = "旅客"
        await wait_for(pilot, lambda: "1 passage," in title(app))
        await pilot.press("enter")
        screen = await settled(pilot)
        assert screen.document.path == folder / "b.txt"
        text = screen.document.paragraphs[screen.place.paragraph].text
        assert text.startswith("全年渡口")


async def test_a_mistake_in_a_query_is_told_and_order_changes(folder: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LibrarySearchScreen)
        screen.query_one(Input).value = "渡口"
        await wait_for(pilot, lambda: "6 passages" in title(app))
        await pilot.press("ctrl+s", "ctrl+s")
        await wait_for(pilot, lambda: "by path" in title(app))
        screen.query_one(Input).value = "date:渡口"
        hints = screen.query_one(HintLine)
        await wait_for(pilot, lambda: hints.has_class("-speaks"))
        assert "6 passages" in title(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
    assert folder


async def test_an_empty_library_says_how_to_fill_it() -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.press("f")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_what_arrives_is_shown_while_the_library_is_watched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("watchfiles", reason="the extra “watch” is not installed")
    monkeypatch.setattr(watching, "_QUIET", 50)
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        screen = await catalogue(pilot)
        await pilot.press("down", "ctrl+w")
        on = screen.current
        assert on is not None
        assert "watching" in title(app)
        (folder / "c.txt").write_text(STATUTE.replace("渡口", "码头"), encoding="utf-8")
        await wait_for(pilot, lambda: "3 of 3" in title(app))
        assert screen.current is not None
        assert screen.current.number == on.number
        drawn = [screen._draw(at, 90)[0].plain for at in range(3)]
        assert [line.startswith("+ ") for line in drawn].count(True) == 1
        (folder / "a.txt").unlink()
        await wait_for(pilot, lambda: "2 of 2" in title(app))
        await pilot.press("ctrl+w")
        assert "watching" not in title(app)
        await pilot.press("ctrl+w", "escape")
        await pilot.pause()
        await wait_for(pilot, lambda: all(worker.is_finished for worker in app.workers))
        assert isinstance(app.screen, LibraryScreen)


@pytest.mark.usefixtures("folder")
async def test_reading_what_is_new_is_told_and_escape_ends_it_with_the_watching(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = Event()

    def reading(_catalogue: object, _engine: object, tell: Callable[[Progress], None]) -> NoReturn:
        while True:
            tell(Progress(done=1, total=4, length=0, seconds=0))
            gate.wait(0.01)

    monkeypatch.setattr(keeping_up, "refresh", reading)
    monkeypatch.setattr(working, "_PATIENCE", 0.02)
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        screen = await catalogue(pilot)
        await pilot.press("ctrl+w")
        hints = screen.query_one(HintLine)
        await wait_for(pilot, lambda: "25%" in str(hints.render()))
        assert "watching" in title(app)
        await pilot.press("escape")
        assert app.screen is screen
        assert "watching" not in title(app)
        await wait_for(pilot, lambda: all(worker.is_finished for worker in app.workers))


async def test_many_that_arrive_are_read_by_processes_of_their_own(folder: Path) -> None:
    pytest.importorskip("watchfiles", reason="the extra “watch” is not installed")
    for number in range(12):
        (folder / f"{number}.txt").write_text(STATUTE.replace("十", str(number)), encoding="utf-8")
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await catalogue(pilot)
        await pilot.press("ctrl+w")
        await wait_for(pilot, lambda: "14 of 14" in title(app))
        await pilot.press("escape")


async def searching(pilot: Pilot[int], query: str) -> LibrarySearchScreen:
    await pilot.pause()
    await pilot.press("f")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, LibrarySearchScreen)
    screen.query_one(Input).value = query
    await wait_for(pilot, lambda: bool(screen._places))
    return screen


async def test_what_was_found_is_counted_and_narrowed_to_a_group(folder: Path) -> None:
    (folder / "c.txt").write_text(STATUTE + "\n成文日期：2031年5月1日\n", encoding="utf-8")
    with (
        closing(Catalogue()) as catalogue,
        closing(EmbeddedEngine(locations.index_file())) as engine,
    ):
        refresh(catalogue, engine)
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        screen = await searching(pilot, "渡口")
        await pilot.press("ctrl+g")
        await pilot.pause()
        counts = app.screen
        assert isinstance(counts, LibraryCountsScreen)
        drawn = [counts._draw(at, 80)[0].plain for at in range(len(counts.rows))]
        assert drawn[0].startswith("2031")
        assert "█" in drawn[0]
        for group in ("issuer", "place", "kind"):
            await pilot.press("ctrl+g")
            assert group in title(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "2 documents" in title(app))
        assert screen.query_one(Input).value == "渡口 kind:statute"


async def test_what_was_found_is_written_into_a_file(folder: Path, tmp_path: Path) -> None:
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, "渡口")
        for name, beginning in (("found.md", "# 渡口"), ("found.csv", "path,title")):
            await pilot.press("ctrl+e")
            await pilot.pause()
            app.screen.query_one("#picker-input", Input).value = str(tmp_path / name)
            await pilot.press("enter")
            written = tmp_path / name
            await wait_for(pilot, lambda: written.exists() and bool(written.read_text("utf-8")))  # noqa: B023  (called before the next turn)
            assert written.read_text("utf-8").startswith(beginning)
        await app.workers.wait_for_complete()
    assert folder


async def test_counts_wait_for_the_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_answer = Event()

    def slow(*asked: Any) -> Answer:  # noqa: ANN401  (whatever `search` takes)
        may_answer.wait(60)
        return search(*asked)

    monkeypatch.setattr(library_search, "search", slow)
    app = PizhuApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("ctrl+g")
        assert said(app) == tr("catalogue.search-begins")
        await pilot.press("渡", "口", "enter", "ctrl+g")
        assert isinstance(app.screen, LibrarySearchScreen)
        assert said(app) == "Still searching"
        may_answer.set()
        await wait_for(pilot, lambda: isinstance(app.screen, LibraryCountsScreen))
        await pilot.pause()
        assert "6 passages" in title(app)
        await pilot.press("escape", *"没有的", "ctrl+g")
        await wait_for(pilot, lambda: said(app) == "Nothing has been found")
        app.screen.query_one(Input).value = "渡口 date:x"
        await wait_for(pilot, lambda: "date" in said(app))
        await pilot.press("ctrl+g")
        assert said(app) == tr("catalogue.search-begins")
    assert folder


def said(app: PizhuApp) -> str:
    return app.screen.query_one(HintLine)._message
