"""What takes a while is told of, and Esc ends it."""

from __future__ import annotations

from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import PizhuError
from reader.library import opening
from reader.library.opening import open_gradually
from reader.tui import working
from reader.tui.app import PizhuApp
from reader.tui.working import Unwanted
from tests.driving import settled, wait_for
from tests.handmade import document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.opening import Opening
    from reader.tui.working import Work


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "_PATIENCE", 0.02)


@pytest.fixture
def app() -> PizhuApp:
    return PizhuApp(document("疏浚河道。", "整治码头。"))


def waiting(gate: Event) -> Callable[[Work[Any]], str]:
    """Return a task that goes on when the gate is opened, half of it done."""

    def task(work: Work[Any]) -> str:
        work.share = 0.5
        gate.wait(60)
        work.go_on()
        return "done"

    return task


async def test_progress_is_told_until_it_is_done(app: PizhuApp) -> None:
    gate, came = Event(), list[str]()
    async with app.run_test() as pilot:
        screen = app.reading
        assert screen is not None
        screen.works.begin("some", "digging", waiting(gate), came.append)
        await wait_for(pilot, lambda: "digging" in screen.status.status.message)
        assert "50%" in screen.status.status.message
        gate.set()
        await wait_for(pilot, lambda: bool(came))
        assert came == ["done"]
        assert not screen.status.status.message


async def test_escape_ends_it_and_nothing_comes_of_it(app: PizhuApp) -> None:
    gate, came, ended = Event(), list[str](), Event()
    async with app.run_test() as pilot:
        screen = app.reading
        assert screen is not None

        def task(work: Work[str]) -> str:
            work.on_stop(ended.set)
            return waiting(gate)(work)

        screen.works.begin("some", "digging", task, came.append)
        await wait_for(pilot, lambda: "digging" in screen.status.status.message)
        told = screen.status.status.message
        await pilot.press("escape")
        assert "digging" in screen.status.status.message != told
        assert ended.is_set()
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not came


async def test_a_newer_one_takes_its_place_and_failures_are_told(app: PizhuApp) -> None:
    gate, came = Event(), list[str]()
    async with app.run_test() as pilot:
        screen = app.reading
        assert screen is not None

        def failing(_: Work[str]) -> str:
            raise PizhuError("documents.empty", name="水乡")

        screen.works.begin("some", "digging", waiting(gate), came.append)
        screen.works.begin("some", "building", failing, came.append)
        await wait_for(pilot, lambda: screen.status.status.failed)
        assert "水乡" in screen.status.status.message
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not came


async def test_what_a_thread_does_on_its_own_is_told_and_ended_too(app: PizhuApp) -> None:
    gate, ended, left, came = Event(), Event(), Event(), list[str]()
    async with app.run_test() as pilot:
        screen = app.reading
        assert screen is not None

        def follow() -> None:
            with (
                suppress(Unwanted),
                screen.works.following("some", "digging", ended.set) as work,
            ):
                waiting(gate)(work)
                came.append("done")
            left.set()

        screen.run_worker(follow, thread=True)
        await wait_for(pilot, lambda: "digging… 50%" in screen.status.status.message)
        await pilot.press("escape")
        assert ended.is_set()
        gate.set()
        await wait_for(pilot, left.is_set)
        assert not came


async def test_a_document_that_takes_long_to_open_can_be_given_up(
    app: PizhuApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, gate = tmp_path / "老街.md", Event()
    path.write_text("# 老街\n\n" + "修缮茶馆。\n\n" * 9000, encoding="utf-8")

    def slow(path: Path, on_error: Callable[[PizhuError], object]) -> Opening:
        gate.wait(60)
        return open_gradually(path, on_error)

    monkeypatch.setattr(opening, "open_gradually", slow)
    async with app.run_test() as pilot:
        screen = app.reading
        assert screen is not None
        app.open_path(path)
        await wait_for(pilot, lambda: "老街" in screen.status.status.message)
        await pilot.press("escape")
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.reading is screen
        app.open_path(path)
        await wait_for(pilot, lambda: app.reading is not screen)
        assert (await settled(pilot)).document.title == "老街"
