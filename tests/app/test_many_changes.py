"""Changes that take long: told of, ended by Esc with nothing changed, one at a time."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from annotations import annotate, changing
from annotations.notebook import Notebook
from annotations.usage import matrix
from reader.documents.corrections import Corrected
from reader.library import corrections
from reader.library.notebooks import Target, open_notebook
from reader.tui import working
from reader.tui.reading import changing as reading_changing
from reader.tui.reading import correcting, notes
from reader.tui.screens import matrix as matrix_screen
from reader.tui.screens import reading
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.widgets.hint_line import HintLine
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from reader.documents.model import Document
    from reader.tui.app import PizhuApp
    from reader.tui.screens.reading import ReadingScreen

SIZE = (120, 30)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything count as large, and be told of at once."""
    monkeypatch.setattr(working, "_PATIENCE", 0.02)
    monkeypatch.setattr(notes, "_MANY", 0)
    monkeypatch.setattr(reading_changing, "_FEW", 2)
    monkeypatch.setattr(correcting, "_MANY", 0)


@pytest.fixture
def gate() -> Iterator[Event]:
    gate = Event()
    yield gate
    gate.set()


def held_up(gate: Event, does: Callable[..., object]) -> Callable[..., object]:
    def slow(*arguments: object, **named: object) -> object:
        gate.wait(10)
        return does(*arguments, **named)

    return slow


def told(pilot: Pilot[int]) -> str:
    screen = pilot.app.screen
    lines = list(screen.query(HintLine))
    return str(lines[0].render()) if lines else screen.query_one("#status").status.message  # type: ignore[attr-defined]


def tags(document: Document) -> list[tuple[str, ...]]:
    return [annotation.tags for annotation in open_notebook(document).all()]


async def with_three(pilot: Pilot[int]) -> ReadingScreen:
    await settled(pilot)
    await pilot.press("h", "}", "h", "}", "h")
    return await settled(pilot)


async def test_tags_of_many_annotations(
    app: PizhuApp, document: Document, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.reading.bulk.change_all", held_up(gate, changing.change_all))
    async with app.run_test(size=SIZE) as pilot:
        screen = await with_three(pilot)
        await pilot.press("A", "ctrl+a", "ctrl+t", *"井", "enter")
        await wait_for(pilot, lambda: "changing annotations" in told(pilot))
        await pilot.press("ctrl+z")
        assert len(screen.annotating.notes.placements) == 3
        await pilot.press("escape")
        gate.set()
        await wait_for(pilot, lambda: all(w.is_finished for w in app.workers))
        assert tags(document) == [(), (), ()]
        await pilot.press("ctrl+t", *"井", "enter")
        await wait_for(pilot, lambda: tags(document) == [("井",)] * 3)
        await wait_for(pilot, lambda: not screen.annotating._changing)
        await wait_for(pilot, lambda: "Ctrl+Z" in told(pilot))
        assert [p.annotation.tags for p in screen.annotating.notes.placements] == [("井",)] * 3
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: tags(document) == [()] * 3)


async def test_a_tag_renamed_in_all_documents(
    app: PizhuApp, document: Document, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_part = Notebook.take_part
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", *"井", "enter")
        await settled(pilot)
        await pilot.press("C", "r", *"口", "enter")
        await wait_for(pilot, lambda: tags(document) == [("井口",)])
        screen = app.screen
        assert isinstance(screen, CodebookScreen)
        await wait_for(pilot, lambda: screen.tag == "井口")

        def slow(notebook: Notebook, number: int, way: int, *rest: object) -> None:
            take_part(notebook, number, way, *rest)  # type: ignore[arg-type]
            gate.wait(10)

        monkeypatch.setattr(Notebook, "take_part", slow)
        await pilot.press("r", *"沿", "enter")
        await wait_for(pilot, lambda: "changing annotations" in told(pilot))
        await pilot.press("escape")
        gate.set()
        await wait_for(pilot, lambda: all(w.is_finished for w in app.workers))
        assert tags(document) == [("井口",)]


async def test_the_tags_of_all_documents_are_counted(
    app: PizhuApp, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_screen, "matrix", held_up(gate, matrix))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", *"井", "enter", "M")
        await wait_for(pilot, lambda: "counting tags" in told(pilot))
        await pilot.press("escape")
        assert "Stopped" in told(pilot)
        await pilot.press("escape", "M")
        gate.set()
        await settled_on(pilot, matrix_screen.MatrixScreen)
        assert app.screen.cell is not None  # type: ignore[attr-defined]


async def settled_on(pilot: Pilot[int], kind: type) -> None:
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, kind))
    await wait_for(pilot, lambda: all(w.is_finished for w in pilot.app.workers))


async def test_a_correction(app: PizhuApp, gate: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    apply = corrections.Corrections.apply
    monkeypatch.setattr(corrections.Corrections, "apply", held_up(gate, apply))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "R", "2")
        await wait_for(pilot, lambda: "correcting the structure" in told(pilot))
        await pilot.press("h", "R")
        assert app.screen is screen
        assert not screen.annotating.notes.placements
        await pilot.press("escape")
        gate.set()
        await settled(pilot)
        assert not isinstance(screen.document, Corrected)
        assert not screen.correcting._corrections.kept()
        await pilot.press("R", "2")
        await wait_for(pilot, lambda: isinstance(screen.document, Corrected))
        await settled(pilot)
        await pilot.press("u")
        await wait_for(pilot, lambda: not screen.correcting._corrections.kept())


async def test_the_first_annotation_of_a_very_long_document(
    app: PizhuApp, document: Document, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprint = Target.fingerprint
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        monkeypatch.setattr(reading, "_LONG", 0)
        monkeypatch.setattr(Target, "fingerprint", held_up(gate, fingerprint))
        await pilot.press("}", "h")
        await wait_for(pilot, lambda: "ready for annotations" in told(pilot))
        await pilot.press("escape")
        gate.set()
        await settled(pilot)
        assert not open_notebook(document).all()
        await pilot.press("h")
        await wait_for(pilot, lambda: bool(screen.annotating.notes.placements))
        assert not screen.annotating.notes.must_prepare()


async def test_a_list_opened_before_the_annotations_are_read_is_filled_then(
    app: PizhuApp, document: Document, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_notebook(document).add(annotate(Target(document), 1, note="核对", kind="note"))
    monkeypatch.setattr(notes.Notes, "refresh", held_up(gate, notes.Notes.refresh))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("A")
        screen = app.screen
        assert isinstance(screen, AnnotationsScreen)
        gate.set()
        await wait_for(pilot, lambda: screen.current is not None)
