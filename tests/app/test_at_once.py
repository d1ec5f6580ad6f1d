"""Keys answered at once lead to the same state, and to the same cells, as on the usual way."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.documents.opening import open_document
from reader.locations import samples_folder
from reader.text import ambiguous
from reader.tui import app as app_module
from reader.tui.app import PizhuApp
from reader.tui.widgets import spare_time
from tests.driving import settled, wait_for
from tests.tables import bring_tables
from tests.terminals import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.tui.screens.reading import ReadingScreen
    from tests.terminals import Cell

SEQUENCES = int(os.environ.get("PIZHU_KEY_SEQUENCES", "3"))
MOTIONS = ["j", "k", " ", "b", "\x04", "\x15", "}", "{", ")", "(", "]", "[", "l", "gg", "G", "7G"]
MOTIONS += [
    "50%",
    "93%",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "3j",
    "12k",
    "4}",
    "2 ",
]
WIDE = ["zt", "zp"]
OTHERS = ["\\", "\\\\", "zr", "zf", "zn", "/渡\r", "v}v", "F", "\t\t"]
KEYS = [
    "j",
    "k",
    "space",
    "b",
    "ctrl+d",
    "}",
    "{",
    ")",
    "]",
    "[",
    "l",
    "down",
    "pagedown",
    "g",
    "G",
]
KEYS += ["3", "1", "v", "escape", "backslash", "less", "z", "r"]
SAMPLE = samples_folder() / "wujin-plan.txt"
_SETTLED = (
    0.8  # seconds without work; half a second behind the first screen keys are answered at once
)
HELP = "  Keys"  # the title, which stands there before the columns do
SIZES = pytest.mark.parametrize(
    "terminal",
    [(120, 40), (60, 18), (110, 30, 'ambiguous_width = "wide"\ntheme = "night"\n')],
    indirect=True,
    ids=["large", "small", "wide-marks"],
)
LARGE = pytest.mark.parametrize("terminal", [(120, 40)], indirect=True, ids=["large"])


@pytest.fixture
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    environment = {"PIZHU_HOME": str(tmp_path), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    (tmp_path / "config").mkdir()
    bring_tables(tmp_path)
    columns, rows, *wishes = request.param
    wide = "ambiguous_width" in "".join(wishes)
    # Whoever has settings, even none in them, is offered no tour.
    (tmp_path / "config" / "settings.toml").write_text("".join(wishes), encoding="utf-8")
    ambiguous.use(wide=wide)
    opened = Terminal(["read", str(SAMPLE)], columns, rows, environment)
    try:
        opened.wait_until(lambda: "¶1/" in opened.cells.text)
        opened.settle(_SETTLED)
        yield opened
    finally:
        opened.close()
        ambiguous.use(wide=False)


def differences(
    one: list[list[Cell]], other: list[list[Cell]]
) -> list[tuple[int, int, Cell, Cell]]:
    """Return the places and the contents of the cells that differ."""
    return [
        (x, y, *pair)
        for y, lines in enumerate(zip(one, other, strict=True))
        for x, pair in enumerate(zip(*lines, strict=True))
        if pair[0] != pair[1]
    ]


def flaws(terminal: Terminal) -> list[tuple[int, int, Cell, Cell]]:
    """Return what differs between the cells as keys left them and when all is painted again."""
    terminal.settle()  # what goes the usual way is painted at the next tick of the display
    cells = terminal.cells
    seen = [cells.lines]

    def note() -> None:
        if HELP not in cells.text:
            seen.append(cells.lines)

    cells.updated = note
    terminal.send("?")
    terminal.wait_until(lambda: HELP in cells.text)
    cells.updated = lambda: None
    terminal.send("?")
    terminal.wait_until(lambda: HELP not in cells.text)
    terminal.settle(0.2)
    return differences(seen[-1], cells.lines)


@SIZES
def test_the_cells_are_those_of_a_screen_painted_anew(terminal: Terminal) -> None:
    columns = terminal.cells.columns
    chance = random.Random(columns)  # noqa: S311  (keys, not secrets)
    others = OTHERS + WIDE if columns > 100 else OTHERS
    for _ in range(SEQUENCES):
        keys = [chance.choice(MOTIONS) for _ in range(chance.randint(1, 12))]
        if chance.random() < 0.3:
            keys.insert(0, chance.choice(others))
        at_once = chance.random() < 0.5
        terminal.send(keys[0])
        if keys[0] in others:
            terminal.settle()
        for key in ["".join(keys[1:])] if at_once else keys[1:]:
            terminal.send(key)
            terminal.read(chance.choice([0, 0.01, 0.05]))
        assert not flaws(terminal), keys
    assert terminal.at_once


@LARGE
def test_a_burst_of_keys_leads_where_single_keys_do(terminal: Terminal) -> None:
    terminal.send("gg" + "j" * 200)
    assert not flaws(terminal)
    burst = terminal.cells.lines
    terminal.send("gg")
    for _ in range(20):
        terminal.send("j" * 10)
        terminal.read(0.02)
    assert not flaws(terminal)
    assert not differences(burst, terminal.cells.lines)


@LARGE
def test_a_change_of_size_between_keys_is_painted_whole(terminal: Terminal) -> None:
    for columns, rows in [(90, 30), (50, 14), (140, 44), (80, 24)]:
        terminal.send("jj ")
        terminal.resize(columns, rows)
        terminal.send("j} bjj")
        assert not flaws(terminal), (columns, rows)


@LARGE
def test_no_wide_character_is_torn_where_the_text_became_wider(terminal: Terminal) -> None:
    terminal.send("7Gzf")
    for keys in ("zt", "zt", "zt", "7G4})[3jgg"):  # the outline gives way to the second column
        terminal.settle()
        terminal.send(keys)
    assert not flaws(terminal)


@LARGE
def test_keys_after_those_that_are_answered_at_once_find_what_they_did(terminal: Terminal) -> None:
    terminal.send("GjjGgg /渡口")
    terminal.wait_until(lambda: "渡口" in terminal.cells.text.splitlines()[-2])
    terminal.send("\rjj  q")
    terminal.wait_until(lambda: terminal.process.poll() is not None)
    assert terminal.process.returncode == 0


def state(screen: ReadingScreen) -> tuple[object, ...]:
    """Return where the reader is, and what the widgets show."""
    view, outline = screen.view, screen.outline
    assert view.viewport is not None
    shown = [[*strip] for strip in view.render_lines(view.size.region)]
    place = (view.place, view.viewport.top, view.selection, outline.current, outline.cursor)
    told = screen.status.status._replace(message="")  # which goes away by the clock
    return (*place, outline.rows_in_sight, told, screen.focused, shown)


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the application be ready, and its rows counted, soon."""
    monkeypatch.setattr(app_module, "_SETTLED", 0.01)
    monkeypatch.setattr(spare_time, "_DELAY", 0.05)
    monkeypatch.setattr(spare_time, "_SLICE", 60)


async def typed(
    keys: list[str], pauses: list[bool], *, at_once: bool
) -> tuple[tuple[object, ...], int]:
    """Return the state after keys, and how many of them were answered at once.

    Behind some there is a pause, others come before the last ones have taken effect.
    """
    app = PizhuApp(open_document(SAMPLE))
    answered = 0
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: app.at_once.ready)
        await pilot.pause()
        app.at_once.ready = at_once
        for key, pause in zip(keys, pauses, strict=True):
            event = events.Key(key, key if len(key) == 1 else None)
            with app.at_once.frame():
                done = app.at_once.answer(event)
            answered += done
            if not done:
                app.post_message(event)
            if pause:
                await pilot.pause(0.02)
        await app.workers.wait_for_complete()
        await pilot.pause(spare_time._DELAY)
        return state(screen), answered


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize("seed", range(max(SEQUENCES // 2, 2)))
async def test_the_state_is_that_of_the_usual_way(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (keys, not secrets)
    keys, pauses = chance.choices(KEYS, k=20), chance.choices([True, True, False], k=20)
    usual, none = await typed(keys, pauses, at_once=False)
    direct, _ = await typed(keys, pauses, at_once=True)
    assert none == 0
    assert direct[:-2] == usual[:-2], keys


@pytest.mark.usefixtures("hurry")
async def test_motions_are_answered_at_once_while_nothing_is_under_way() -> None:
    _, answered = await typed(
        ["j", "space", "3", "}", "g", "g", "5", "%"], [False] * 8, at_once=True
    )
    assert answered == 8
    _, answered = await typed(["j", "v", "j", "j"], [False] * 4, at_once=True)
    assert answered == 1  # behind what selects all wait until that has taken effect
    _, answered = await typed(["j", "%", "j"], [False] * 3, at_once=True)
    assert answered == 1  # without a number it asks where to go
