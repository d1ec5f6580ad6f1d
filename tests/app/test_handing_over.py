"""What stands on the terminal first is what the application then shows: nothing moves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import settings
from reader.locations import samples_folder
from reader.tui.appearance import panes
from tests.tables import bring_tables
from tests.terminals import PATIENCE, ROOT, Cells, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.terminals import Cell

    Open = Callable[..., Terminal]
    Rows = list[list[Cell]]

TAKES_OVER = b"\x1b[?1000h"  # the application asks for the mouse before it draws anything
SAMPLE = samples_folder() / "wujin-plan.txt"
SIZE = (100, 24)
_STRIP = 2  # cells, with the scroll bar


class Watched(Cells):
    """Remembers what stood there when the application took over, None before."""

    first: Rows | None = None

    def feed(self, data: bytes) -> str:
        if self.first is None and TAKES_OVER in data:
            before, _, rest = data.partition(TAKES_OVER)
            asked = super().feed(before)
            self.first = self.lines
            return asked + super().feed(TAKES_OVER + rest)
        return super().feed(data)


class Left(NamedTuple):
    """A document that was read once and left, and the home that it was read in, twice."""

    source: Path
    home: Path
    kept: Path


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    folder = tmp_path_factory.mktemp("left")
    made = Left(folder / "规划.txt", folder / "home", folder / "kept")
    (made.home / "config").mkdir(parents=True)
    (made.home / "config" / "settings.toml").touch()  # no tour is offered then
    bring_tables(made.home)
    shutil.copyfile(SAMPLE, made.source)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
            patch.delenv(name, raising=False)
        with closing(Terminal([str(made.source)], *SIZE, {"PIZHU_HOME": str(made.home)})) as once:
            leave(once)
    shutil.copytree(made.home, made.kept)
    return made


@pytest.fixture
def source(left: Left, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the document as it was left, in a home as it was."""
    monkeypatch.setenv("PIZHU_HOME", str(left.home))
    monkeypatch.delenv("NO_COLOR", raising=False)
    times = left.source.stat()
    yield left.source
    shutil.rmtree(left.home)
    shutil.copytree(left.kept, left.home)
    shutil.copyfile(SAMPLE, left.source)
    os.utime(left.source, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.fixture
def opened(source: Path) -> Iterator[Open]:
    terminals = []

    def start(size: tuple[int, int], keys: str = "", **environment: str) -> Terminal:
        terminal = Terminal([str(source)], *size, environment)
        terminal.cells = Watched(*size)
        terminals.append(terminal)
        if keys:
            terminal.send(keys)
        return terminal

    yield start
    for terminal in terminals:
        terminal.close()


def stands(terminal: Terminal) -> bool:
    return "%" in terminal.cells.text.rpartition("\n")[2]


def leave(terminal: Terminal) -> None:
    terminal.wait_until(lambda: stands(terminal))
    terminal.settle(0.6)  # half a second behind the first screen it keeps how text looks
    terminal.send("q")
    terminal.wait_until(lambda: terminal.process.poll() is not None)


def in_text(rows: Rows) -> Rows:
    """Return the cells of the text's column, its edge included.

    Strip and scroll bar are left out, which get exact once the rows have been counted.
    """
    width, preferences = len(rows[0]), settings.load()
    left = 0
    if panes.outline_fits(width):
        left = panes.outline_width(width, preferences.tree_width, preferences.measure * panes.CELLS)
    return [row[left:-_STRIP] for row in rows[:-1]]


def characters(rows: Rows) -> list[str]:
    return ["".join(character for character, _ in row) for row in in_text(rows)]


def looks(rows: Rows) -> list[tuple[str, set[str]]]:
    """Return what can be seen, with the parameters of its look in any order."""
    return [
        (character, {*look.split(";")} - {""})
        for row in in_text(rows)
        for character, look in row
        if character.strip()
    ]


def first_page(terminal: Terminal, *, marked: bool = False) -> Rows:
    """Return what stood there first, of which the text then stays; fail where any of it moves.

    The blank cells stay so, too, unless the text is marked.
    """
    cells = terminal.cells
    assert isinstance(cells, Watched)
    terminal.wait_until(lambda: cells.first is not None)
    assert cells.first is not None
    page, end = characters(cells.first), time.monotonic() + PATIENCE
    while not stands(terminal) or terminal.read(0.5):
        assert time.monotonic() < end, cells.text
        shown = characters(cells.lines)
        assert (_masked(shown, page) if marked else shown) == page
        terminal.read(0.05)
    assert any(row.strip() for row in page)
    return cells.first


def _masked(rows: list[str], page: list[str]) -> list[str]:
    """Return the rows without what stands where the page is blank."""
    pairs = zip(rows, page, strict=True)
    return [
        "".join(" " if was == " " else is_ for is_, was in zip(*pair, strict=True))
        for pair in pairs
    ]


@pytest.mark.parametrize(
    ("size", "theme", "script"),
    [
        ((120, 40), "paper", "original"),
        ((60, 18), "night", "t2s"),
        ((40, 12), "contrast", "original"),
        ((200, 50), "sepia", "s2t"),
    ],
)
def test_nothing_moves(size: tuple[int, int], theme: str, script: str, opened: Open) -> None:
    with settings.update() as values:
        values |= {"theme": theme, "script": script}
    leave(opened(size, "}}"))
    terminal = opened(size)
    assert looks(first_page(terminal)) == looks(terminal.cells.lines)


def _set_otherwise(source: Path) -> None:
    del source
    with settings.update() as values:
        values |= {"measure": 30, "even_lines": True}


def _edit(source: Path) -> None:
    source.write_text("新的一行。\n" * 3 + source.read_text("utf-8"), "utf-8")


def test_annotations_are_marked_beside_what_stands_there(opened: Open, source: Path) -> None:
    command = ["annotate", str(source), "--paragraph", "3", "--tag", "河道", "--note", "看"]
    subprocess.run([sys.executable, "-m", "reader", *command], cwd=ROOT, check=True, timeout=60)  # noqa: S603  (our own program)
    terminal = opened(SIZE)
    page = characters(first_page(terminal, marked=True))
    terminal.wait_until(lambda: characters(terminal.cells.lines) != page)
    assert _masked(characters(terminal.cells.lines), page) == page


@pytest.mark.parametrize("change", [_set_otherwise, _edit])
def test_nothing_moves_where_something_has_changed(
    change: Callable[[Path], None], opened: Open, source: Path
) -> None:
    change(source)
    first_page(opened(SIZE))


def test_nothing_moves_on_another_terminal(opened: Open) -> None:
    first_page(opened((70, 20)))


def test_without_colours_the_first_page_has_none(opened: Open) -> None:
    leave(opened(SIZE, NO_COLOR="1"))
    terminal = opened(SIZE, NO_COLOR="1")
    page = first_page(terminal)
    assert looks(page) == looks(terminal.cells.lines)
    inks = re.findall(
        r"[34]8;2;(\d+);(\d+);(\d+)", " ".join(look for row in page for _, look in row)
    )
    assert {len({*ink}) for ink in inks} == {1}  # as much red as green and blue


def test_nothing_moves_after_a_crash(opened: Open) -> None:
    terminal = opened(SIZE)
    terminal.wait_until(lambda: stands(terminal))
    terminal.send("}}}")
    terminal.settle()
    terminal.process.kill()
    terminal.process.wait()
    first_page(opened(SIZE))


def test_keys_typed_while_it_starts_are_not_lost(opened: Open) -> None:
    late = opened(SIZE)
    late.wait_until(lambda: stands(late))
    late.settle()
    late.send("}}3jl")
    late.settle()
    late.process.kill()
    early = opened(SIZE, "}}3jl")
    early.wait_until(lambda: stands(early))
    early.settle()
    assert early.cells.text == late.cells.text
