"""Choosing the encoding of a file while reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.opening import read_document
from reader.library.opening import open_file, open_known
from reader.library.places import Places
from reader.tui.app import PizhuApp
from reader.tui.screens.picker import Picker
from reader.tui.screens.reading import ReadingScreen
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.errors import PizhuError

TEXT = "一、总体要求\n" + "坚持保护优先，坚持群众自愿。\n" * 30
SIZE = (100, 24)


def refuse(error: PizhuError) -> None:
    raise error


async def choose(pilot: Pilot[int], encoding: str) -> None:
    """Choose an encoding, and wait for the document that comes of it."""
    app = pilot.app
    before = app.screen
    await pilot.press(":")
    palette = app.screen
    await pilot.press(*"encoding", "enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Picker) and app.screen is not palette)
    await pilot.press(*encoding, "enter")
    await wait_for(
        pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen is not before
    )


async def test_a_file_is_read_anew_at_the_same_place(tmp_path: Path) -> None:
    path = tmp_path / "水车.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    app = PizhuApp(open_file(path, refuse))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.view.go_to(20, 3)
        await pilot.press("s")
        await choose(pilot, "big5")
        wrong = await settled(pilot)
        assert wrong.document.encoding == "big5hkscs"
        assert wrong.place[0] == 20
        assert "big5" in wrong.status.status.message
        assert open_known(path).source == wrong.document.source
        await choose(pilot, "auto")
        right = await settled(pilot)
        assert right.document.source == TEXT
        assert right.place[0] == 20
        assert right.displaying.display == "simplified"
    assert [place.document for place in Places().recent()] in ([right.document.id], [])
    assert open_known(path).source == TEXT


async def test_what_came_through_a_pipe_cannot_be_read_anew() -> None:
    async with PizhuApp(read_document(TEXT.encode(), "-")).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await screen.perform("encoding")
        assert screen.status.status.message == "this document was not read from a file"
