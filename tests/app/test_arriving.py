"""Reading a large document while the rest of it is still being read from its file."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader.documents import gradual
from reader.documents.gradual import open_gradually
from reader.documents.rest import rest_of, with_rest
from reader.errors import PizhuError
from reader.tui.app import PizhuApp
from reader.tui.screens.reading import ReadingScreen
from tests.driving import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.documents.model import Document


@pytest.fixture
def states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """Return the states of a document, the last one whole."""
    monkeypatch.setattr(gradual, "LARGE", 256)
    monkeypatch.setattr(gradual, "_FIRST", 512)
    path = tmp_path / "水乡.txt"
    text = "".join(f"第{n}章 修缮老街\n\n疏浚河道{n}，整治码头。\n" for n in range(1, 200))
    path.write_text(text, encoding="utf-8")
    return [*open_gradually(path)]


class Gate:
    """Lets states through one at a time."""

    def __init__(self, states: list[Document], error: PizhuError | None = None) -> None:
        self._states = states
        self._error = error
        self._opened = [Event() for _ in (*states, error)]

    def __iter__(self) -> Iterator[Document]:
        for state, opened in zip(self._states, self._opened, strict=False):
            opened.wait(60)
            yield state
        if self._error is not None:
            raise self._error

    def open(self, number: int) -> None:
        """Let another state through."""
        self._opened[number].set()


async def arrived(pilot: Pilot[int], paragraphs: int) -> ReadingScreen:
    """Wait until a state with so many paragraphs is shown."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ReadingScreen)
    await wait_for(pilot, lambda: len(screen.document.paragraphs) == paragraphs)
    await pilot.pause()
    return screen


async def test_place_search_and_outline_go_along(states: list[Document]) -> None:
    gate = Gate(states[1:])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        assert screen.status.status.reading
        await pilot.press("j", "j", "j")
        place = screen.place
        assert place.paragraph > 0
        screen.finding.seek("码头")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        place, hits = screen.place, len(screen.finding.hits)
        for number, state in enumerate(states[1:]):
            gate.open(number)
            await arrived(pilot, len(state.paragraphs))
            assert screen.place == place
            assert [*screen.outline.outline.sections] == [*state.outline]
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(screen.finding.hits) == 199 > hits
        assert not screen.status.status.reading
        assert screen.document is states[-1]


async def test_notes_wait_for_the_whole(states: list[Document]) -> None:
    gate = Gate(states[-1:])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        await pilot.press("h")
        assert screen.status.status.message
        gate.open(0)
        await arrived(pilot, len(states[-1].paragraphs))
        await pilot.press("h")
        await pilot.app.workers.wait_for_complete()
        assert [p.spot.paragraph for p in screen.annotating.notes.placed] == [0]


async def test_a_selection_is_left_alone_while_it_lasts(states: list[Document]) -> None:
    gate = Gate(states[-1:])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        await pilot.press("v", "l", "l")
        selected = screen.view.selection
        assert selected is not None
        gate.open(0)
        await asyncio.sleep(0.2)
        assert screen.view.selection == selected
        assert screen.document is states[0]
        await pilot.press("escape")
        await arrived(pilot, len(states[-1].paragraphs))


@pytest.fixture
def with_end(states: list[Document]) -> Document:
    """Return the first state with the rest of the text behind it."""
    first = states[0]
    assert first.path is not None
    rest = rest_of(first.path, first.encoding)
    assert rest is not None
    return with_rest(first, rest)


async def test_escape_ends_the_reading_and_what_arrived_stays(
    states: list[Document], with_end: Document
) -> None:
    gate = Gate([with_end, *states[-1:]])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        gate.open(0)
        screen = await arrived(pilot, len(with_end.paragraphs))
        told = screen.status.status.reading
        await pilot.press("escape")
        assert screen.status.status.message
        assert screen.status.status.reading not in {"", told}
        gate.open(1)
        await asyncio.sleep(0.2)
        assert screen.document is with_end
        await pilot.press("G")
        assert screen.place.paragraph == len(with_end.paragraphs) - 1
        await pilot.press("f5")
        await arrived(pilot, len(states[-1].paragraphs))
        await wait_for(pilot, lambda: not screen.status.status.reading)
        assert screen.document.complete
        assert screen.place.paragraph == len(screen.document.paragraphs) - 1


@pytest.mark.parametrize("keys", ["G", "100%", "9999G"])
@pytest.mark.parametrize("stays", [False, True])
async def test_a_place_not_there_yet_is_gone_to_when_it_is(
    states: list[Document], with_end: Document, keys: str, *, stays: bool
) -> None:
    gate = Gate([with_end])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        await pilot.press(*keys)
        assert screen.status.status.message
        before = screen.place
        if stays:
            await pilot.press("escape")
        gate.open(0)
        await arrived(pilot, len(with_end.paragraphs))
        last = len(with_end.paragraphs) - 1
        assert screen.place.paragraph == (before.paragraph if stays else last)


async def test_an_article_not_found_yet_is_gone_to_when_it_is(states: list[Document]) -> None:
    gate = Gate(states[-1:])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        await pilot.press("ctrl+g")
        await pilot.press(*"第190章")
        await pilot.press("enter")
        assert screen.place.paragraph == 0
        gate.open(0)
        await arrived(pilot, len(states[-1].paragraphs))
        assert screen.document.paragraphs[screen.place.paragraph].text.startswith("第190章")


async def test_a_place_left_before_all_was_analysed_is_found_again(
    states: list[Document], with_end: Document
) -> None:
    gate = Gate([])
    app = PizhuApp(with_end, iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(with_end.paragraphs))
        await pilot.press(*"150G")
        words = screen.document.paragraphs[screen.place.paragraph].text
        await pilot.press("q")
    gate = Gate([with_end, *states[-1:]])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        assert screen.place.paragraph == 0
        for number, state in enumerate((with_end, states[-1])):
            gate.open(number)
            await arrived(pilot, len(state.paragraphs))
            assert screen.document.paragraphs[screen.place.paragraph].text == words


async def test_leaving_meanwhile_keeps_no_place(states: list[Document]) -> None:
    gate = Gate(states[-1:])
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        await arrived(pilot, len(states[0].paragraphs))
        await pilot.press("j", "q")
    assert app.return_code == 0
    gate.open(0)


async def test_a_failure_is_told_and_what_is_there_stays(states: list[Document]) -> None:
    gate = Gate([], PizhuError("documents.empty", name="水乡"))
    app = PizhuApp(states[0], iter(gate))
    async with app.run_test() as pilot:
        screen = await arrived(pilot, len(states[0].paragraphs))
        await wait_for(pilot, lambda: screen.status.status.failed)
        assert "水乡" in screen.status.status.message
        assert screen.document is states[0]
        assert screen.status.status.reading
