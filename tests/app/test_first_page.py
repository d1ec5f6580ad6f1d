"""The first page is what the application shows a moment later."""

from __future__ import annotations

import os
import pty
import re
from typing import TYPE_CHECKING

import pytest
from rich.console import COLOR_SYSTEMS

from reader import settings
from reader.documents.opening import open_document, read_document
from reader.library.places import Place, Places
from reader.locations import samples_folder
from reader.settings import Settings
from reader.text.width import cell_width
from reader.tui.app import PizhuApp
from reader.tui.screens import reading
from reader.tui.starting import looks
from reader.tui.starting.early_page import EarlyPage
from reader.tui.starting.first_page import compose, page_of
from reader.tui.widgets import spare_time
from reader.tui.widgets.palette import Palette

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document

_PIECE = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b]+)")
Cells = dict[tuple[int, int], tuple[str, str]]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def _nothing_marked_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep away what comes when the first page stands: marks, and the count of all rows."""
    monkeypatch.setattr(reading, "_SETTLED", 3600)
    monkeypatch.setattr(spare_time, "_DELAY", 3600)


def on_screen(page: str) -> Cells:
    """Return the character and the look of each cell that a page paints."""
    cells: Cells = {}
    x = y = 0
    look = ""
    for match in _PIECE.finditer(page):
        row, column, parameters, text = match.groups()
        if row:
            y, x = int(row) - 1, int(column) - 1
        elif text:
            for character in text:
                cells[x, y] = (character, look)
                x += cell_width(character)
        else:
            look = parameters
    return cells


async def compare(document: Document, width: int, height: int) -> Cells:
    app = PizhuApp(document)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause(0.1)
        screen = app.reading
        assert screen is not None
        system = COLOR_SYSTEMS["truecolor"]
        surfaces = {looks.OUTLINE: screen.outline.rich_style, looks.STATUS: screen.rich_style}
        known = looks.collect(Palette(screen.view).style, surfaces, system)
        left_at = Places().left(document)
        cells = on_screen(compose(document, (width, height), known, settings.load(), left_at))
        left = screen.view.region.x
        for y, strip in enumerate(screen.view.render_lines(screen.view.size.region)):
            x = left
            for segment in strip:
                assert segment.style is not None
                look = segment.style.render("x", color_system=system)
                for character in segment.text:
                    painted, painted_look = cells[x, y]
                    assert painted == character, (x, y)
                    assert f"\x1b[{painted_look}mx\x1b[0m" == look, (x, y, character)
                    x += cell_width(character)
        return cells


@pytest.mark.usefixtures("_nothing_marked_yet")
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (200, 60)])
@pytest.mark.parametrize("sample", ["wujin-plan", "tide-code", "qiwu-old-books"])
async def test_the_first_page_is_the_application_s(sample: str, size: tuple[int, int]) -> None:
    await compare(open_document(samples_folder() / f"{sample}.txt"), *size)


@pytest.mark.usefixtures("_nothing_marked_yet")
@pytest.mark.parametrize("name", ["even_lines", "hanging_marks"])
async def test_it_has_the_rows_that_the_settings_want(name: str) -> None:
    with settings.update() as values:
        values[name] = True
    await compare(open_document(samples_folder() / "wujin-plan.txt"), 92, 30)


@pytest.mark.usefixtures("_nothing_marked_yet")
async def test_it_begins_where_the_document_was_left_and_in_its_script() -> None:
    document = open_document(samples_folder() / "wujin-plan.txt")
    Places().remember(
        Place(document.id, None, document.title, paragraph=40, offset=0, script="traditional")
    )
    await compare(document, 100, 30)


@pytest.mark.usefixtures("_nothing_marked_yet")
async def test_what_was_left_as_it_is_stays_so_from_the_first_page_on() -> None:
    document = open_document(samples_folder() / "wujin-plan.txt")
    size = len(document.paragraphs[40].text)
    Places().remember(
        Place(
            document.id,
            None,
            document.title,
            paragraph=40,
            script="traditional",
            as_is=((40, 0, size), (41, 2, 10**6), (42, 10**6, 10**7), (10**6, 0, 1)),
        )
    )
    cells = await compare(document, 100, 30)
    painted = "".join(cells[at][0] for at in sorted(cells, key=lambda at: (at[1], at[0])))
    assert document.paragraphs[40].text[:10] in painted
    assert document.paragraphs[42].text[:10] not in painted


@pytest.mark.usefixtures("_nothing_marked_yet")
async def test_a_document_without_sections_has_no_outline() -> None:
    await compare(read_document("一行。\n又一行。\n".encode(), "short"), 120, 20)


async def test_the_application_keeps_the_looks_for_the_next_time() -> None:
    document = open_document(samples_folder() / "wujin-plan.txt")
    app = PizhuApp(document)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert app.reading is not None
        app.reading.displaying.keep_looks()
    known = looks.load(app.theme)
    assert known is not None
    assert compose(document, (100, 30), known, Settings())


def test_looks_that_hold_control_sequences_are_not_used() -> None:
    looks.store("paper", {"": "0", "body": "0"})
    assert looks.load("paper") is not None
    looks.store("paper", {"": "0m\x1b]52;c;aGk=\x07"})
    assert looks.load("paper") is None


def test_looks_of_another_theme_or_terminal_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    looks.store("paper", {"": "0"})
    assert looks.load("night") is None
    monkeypatch.setenv("TERM", "dumb")
    assert looks.load("paper") is None


def test_there_is_no_first_page_without_a_terminal() -> None:
    document = read_document("一行。\n".encode(), "short")
    assert page_of(document) is None
    with EarlyPage(page_of(document)) as painted:
        assert not painted


def test_there_is_no_first_page_where_the_document_is_read_in_a_mode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reader.tui.starting import first_page as module

    document = read_document("一行。\n".encode(), "short")
    monkeypatch.setattr(module, "size", lambda: (80, 24))
    monkeypatch.setattr(module, "load", lambda _: {})
    monkeypatch.setattr(module, "compose", lambda *_: "page")
    assert page_of(document) == "page"
    Places().remember(Place(document.id, None, "short", mode="ruler one"))
    assert page_of(document) is None


def test_it_sends_nothing_of_a_document_s_control_sequences() -> None:
    hostile = "正文\x1b]52;c;aGk=\x07\x9b31m与\u202e倒序。\n"
    document = read_document(hostile.encode(), "hostile")
    names = [(), ("body",), ("cursor-row",), ("cursor-row", "body"), ("cursor-row", "")]
    names += [("cursor-row", "cursor-bar-row"), ("cursor-bar",), ("scroll-bar",)]
    known = {looks.key(name): "0" for name in names} | {looks.OUTLINE: "0", looks.STATUS: "0"}
    page = _PIECE.sub("", compose(document, (60, 10), known, Settings()))
    assert page == ""
    assert "\x07" not in compose(document, (60, 10), known, Settings())


def test_keys_typed_meanwhile_are_neither_shown_nor_lost(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import termios

    from reader.tui.starting import early_page as module

    master, slave = pty.openpty()
    monkeypatch.setattr(module, "_STANDARD_ERROR", slave)
    monkeypatch.setattr(module, "_STANDARD_INPUT", slave)
    before = termios.tcgetattr(slave)
    with EarlyPage("page") as painted:
        assert painted
        os.write(master, b"jj")
        assert os.read(slave, 10) == b"jj"
    assert termios.tcgetattr(slave) == before
    drawn = ""
    while not drawn.endswith("\x1b[?25h"):
        drawn += os.read(master, 1000).decode()
    assert drawn.startswith("\x1b[?1049h")
    assert "jj" not in drawn
    os.close(master)
    os.close(slave)
    assert capfd.readouterr().out == ""
