"""Annotations shared with a team while a document is open."""

from __future__ import annotations

from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING, NoReturn

import pytest

from annotations import Store, annotate
from annotations.sharing import Memory, meet
from reader import settings
from reader.library import chosen
from reader.library.notebooks import Target
from reader.tui.screens.reading import ReadingScreen
from tests.driving import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from annotations.sharing import Version
    from reader.documents.model import Document
    from reader.tui.app import PizhuApp

SIZE = (100, 30)


@pytest.fixture
def shared(team: str) -> Iterator[str]:
    chosen.use(team)
    yield team
    chosen.use(None)


async def reading(pilot: Pilot[int]) -> ReadingScreen:
    """Return the reading screen when its annotations are shown; one worker never ends."""
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    await wait_for(pilot, lambda: screen.has_made("teaming"))
    return screen


async def test_what_others_write_appears_and_what_one_writes_is_given(
    shared: str, app: PizhuApp, document: Document, tmp_path: Path
) -> None:
    from reader.library.team.notes import TeamNotes

    other = Store(tmp_path / "other", "王", visibility="team").notebook(document.id)
    memory, team = Memory(tmp_path / "memory.json"), TeamNotes(shared)
    with settings.update() as values:
        values["visibility"] = "team"
    async with app.run_test(size=SIZE) as pilot:
        screen = await reading(pilot)
        other.add(annotate(Target(document), 2, note="核对", kind="note"))
        meet(other, memory, team)
        await wait_for(pilot, lambda: len(screen.annotating.notes.placed) == 1)
        assert screen.annotating.notes.placed[0].annotation.author == "王"
        await pilot.press("7", "g", "g", "m")
        await wait_for(pilot, lambda: bool(meet(other, memory, team).taken))
        assert [annotation.paragraph for annotation in other.all()] == [2, 6]


class Slow:
    """A team's place that answers when a gate is opened."""

    def __init__(self, gate: Event) -> None:
        self._gate = gate

    def changes(self, _patience: float) -> Iterator[None]:
        while True:
            self._gate.wait(0.01)
            yield None

    def since(self, _document: str, _revision: int) -> tuple[int, Sequence[Version]]:
        self._gate.wait(60)
        return 0, ()

    def give(self, _document: str, _title: str, _versions: Sequence[Version]) -> NoReturn:
        raise AssertionError


async def test_meeting_the_team_is_told_and_escape_ends_it(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()
    monkeypatch.setattr("reader.library.annotating.sharing.team_notes", lambda: Slow(gate))
    monkeypatch.setattr("reader.tui.working._PATIENCE", 0.02)
    with settings.update() as values:
        values["visibility"] = "team"
    chosen.use("postgresql:///nowhere")
    try:
        async with app.run_test(size=SIZE) as pilot:
            screen = await reading(pilot)
            await pilot.press("m")
            await wait_for(pilot, lambda: "meeting the team" in screen.status.status.message)
            await pilot.press("escape")
            assert "Stopped" in screen.status.status.message
            gate.set()
            await wait_for(pilot, lambda: all(w.is_finished for w in app.workers))
    finally:
        chosen.use(None)


async def test_without_the_server_all_goes_on(app: PizhuApp, tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    chosen.use(f"postgresql:///library?host={tmp_path}")
    try:
        async with app.run_test(size=SIZE) as pilot:
            screen = await reading(pilot)
            await wait_for(pilot, lambda: "cannot" in screen.status.status.message)
            await pilot.press("7", "g", "g", "m")
            await wait_for(pilot, lambda: len(screen.annotating.notes.placed) == 1)
    finally:
        chosen.use(None)


async def test_what_is_written_while_the_server_is_gone_is_given_later(
    app: PizhuApp, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = pytest.importorskip("tests.servers", exc_type=ImportError)
    if reason := servers.missing():
        pytest.skip(reason)
    from reader.library.team.notes import TeamNotes

    monkeypatch.setattr("reader.tui.reading.teaming._AGAIN", 0.2)
    other = Store(tmp_path / "other", "王", visibility="team").notebook(document.id)
    memory = Memory(tmp_path / "memory.json")
    with settings.update() as values:
        values["visibility"] = "team"
    with closing(servers.PostgresServer(durable=True)) as server:
        chosen.use(server.database("going"))
        team = TeamNotes(chosen.address())
        async with app.run_test(size=SIZE) as pilot:
            screen = await reading(pilot)
            await pilot.press("3", "g", "g", "m")
            await wait_for(pilot, lambda: bool(meet(other, memory, team).taken))
            server.kill()
            await wait_for(pilot, lambda: "cannot" in screen.status.status.message)
            await pilot.press("7", "g", "g", "m")
            await wait_for(pilot, lambda: len(screen.annotating.notes.placed) == 2)
            other.add(annotate(Target(document), 2, note="核对", kind="note"))
            server.start()
            await wait_for(pilot, lambda: bool(meet(other, memory, team).taken))
            await wait_for(pilot, lambda: len(screen.annotating.notes.placed) == 3)
            assert sorted(annotation.paragraph for annotation in other.all()) == [2, 2, 6]
        chosen.use(None)
