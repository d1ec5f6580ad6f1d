"""Every command of the table, given with its keys: it does something, or says why not."""

from __future__ import annotations

import asyncio
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import open_document
from reader.tui.app import PizhuApp
from reader.tui.keys.command import Command, Context
from reader.tui.keys.commands import COMMANDS
from reader.tui.screens.commanding import CommandScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.status_line import StatusLine
from tests import idling
from tests.app.conftest import TEXT
from tests.driving import settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.widget import Widget

SIZE = (90, 22)
ANNOTATIONS = 5
RECIPES: dict[Context, list[str]] = {
    Context.TEXT: [],
    Context.OBJECTS: [],
    Context.SELECTING: ["v", "l", "l"],
    Context.ADJUSTING: ["v", "l", "l", "h", "E"],
    Context.TOURING: ["f1"],
    Context.SCROLLING: ["z", "a"],
    Context.READING: [],
    Context.TREE: ["tab"],
    Context.FILTER: ["tab", "f"],
    Context.RESULTS: ["/", *"水质", "enter", "r"],
    Context.LIBRARY: ["o"],
    Context.CATALOGUE: ["o", "c"],
    Context.LIBRARY_SEARCH: ["o", "f"],
    Context.LIBRARY_COUNTS: ["o", "f", *"水质", "ctrl+g"],
    Context.ANNOTATIONS: ["A"],
    Context.REVIEW: ["D"],
    Context.CODEBOOK: ["C"],
    Context.MATRIX: ["M"],
    Context.TICKING: ["/", *"水质", "enter", "ctrl+t"],
    Context.SETTINGS: [","],
    Context.PICKER: ["S", "down"],
    Context.CORRECTING: ["R"],
    Context.SEARCH: ["/", *"水质"],
    Context.TAGS: ["t", "井"],
    Context.NOTE: ["a", "注"],
    Context.PROMPT: ["e"],
    Context.CONFIRM: ["C", "x"],
    Context.HELP: ["?"],
    Context.CHANGED: [],
    Context.COLLATION: ["z", "D", *"later", "enter"],
    Context.FIGURES: ["z", "9"],
    Context.ROWS: ["C"],
    Context.MATCHES: ["A"],
    Context.TERMS: ["z", "v"],
    Context.PROGRAM: [],
}
"""The keys that lead from the text to where the commands of a context can be given."""
LEADS_AWAY = {"quit"}
EMPTY = {Context.CATALOGUE, Context.LIBRARY_SEARCH, Context.LIBRARY_COUNTS}
"""Screens that the library opens only when it holds something; see `test_library`."""
AT_AN_END = re.compile(r"\w+_(up|down|first|last|page_\w+|place_\w+|older|newer|higher|back)")
"""Commands that keep still at the end of a list or of the levels, as everywhere."""
AS_IT_IS = re.compile(r"tree_level_\d|tree_open\w*|review_\w+|figures_\w+|correct_split")
"""Commands that find things as they want them, or a list that is empty and says so."""


class Walk:
    """Goes to where commands can be given, gives them, and tells which of them did anything."""

    def __init__(self, pilot: Pilot[int], context: Context, said: list[str]) -> None:
        self._pilot = pilot
        self._app = pilot.app
        self._context = context
        self._said = said
        self._changes = 0

    @property
    def layer(self) -> str:
        screen = self._app.screen
        return screen.layer if isinstance(screen, CommandScreen) else ""

    @property
    def _wanted(self) -> str:
        shared = {
            Context.READING: "text",
            Context.OBJECTS: "text",
            Context.PROGRAM: "text",
            Context.ROWS: "codebook",
            Context.MATCHES: "annotations",
        }
        return shared.get(self._context, self._context)

    async def idle(self) -> None:
        await self._app.workers.wait_for_complete()
        await self._pilot.pause()

    async def arrive(self) -> None:
        """Get to the place, by Escape and the recipe, if this is not it."""
        if self.layer == self._wanted:
            return
        for _ in range(12):
            if self.layer == "text":
                break
            await self._pilot.press("escape")
            await self.idle()
        reading = self._app.screen
        assert isinstance(reading, ReadingScreen), self._app.screen
        if self._context is Context.CHANGED:
            assert reading.document.path is not None
            self._changes += 1
            reading.document.path.write_text(TEXT + "\n又一行。" * self._changes, encoding="utf-8")
            reading.watching.look()
            reading.watching.look()
        elif self.layer != self._wanted:
            await self._pilot.press("g", "g", "}", "}")
            for key in RECIPES[self._context]:
                if self.layer == self._wanted and self._context is Context.COLLATION:
                    break  # the document to compare with stands beside already
                await self._pilot.press(key)
                await self.idle()
        assert self.layer == self._wanted, (self._context, self.layer)

    async def does_something(self, command: Command) -> bool:
        await self.arrive()
        before = self.picture()
        screen = self._app.screen
        assert isinstance(screen, CommandScreen)
        keys = screen.pizhu.keymap.keys(command.id)
        if keys:
            await self._pilot.press(*keys[0])
        else:
            await screen.perform(command.id)
        await self.idle()
        return self.picture() != before

    def picture(self) -> tuple[object, ...]:
        screen = self._app.screen
        strips = screen._compositor.render_strips()
        return screen, screen.focused, self._app.clipboard, len(self._said), strips


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with annotations of the document, made with keys."""
    folder = tmp_path_factory.mktemp("annotated")
    source = folder / "wells.txt"
    source.write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIZHU_HOME", str(folder / "home"))
        idling.use(patch)
        asyncio.run(annotate(PizhuApp(open_document(source))))
    return folder / "home"


@pytest.fixture
def prepared(
    source: Path, annotated: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> PizhuApp:
    """A document with annotations and another one beside it."""
    shutil.copytree(annotated / "data", home / "data")
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("BROWSER", "true")
    source.with_name("later.txt").write_text(TEXT.replace("水质", "水情"), encoding="utf-8")
    return PizhuApp(open_document(source))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program says from now on, also when it says the same again."""
    heard: list[str] = []
    for widget in (StatusLine, HintLine):
        say = widget.say

        def hear(
            self: Widget, message: str, *, failed: bool = False, say: Callable[..., None] = say
        ) -> None:
            heard.append(message)
            say(self, message, failed=failed)

        monkeypatch.setattr(widget, "say", hear)
    return heard


async def annotate(app: PizhuApp) -> None:
    """Make some annotations with keys."""
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("}", "h", "}", "}", "t", *"井", "enter", "}", "}", "a", *"注", "ctrl+s")
        await pilot.press("}", "t", *"水", "enter", "}", "m")
        screen = await settled(pilot)
        assert len(screen.annotating.notes.book.all()) == ANNOTATIONS


def commands_of(context: Context) -> list[Command]:
    return [c for c in COMMANDS if c.context is context and c.id not in LEADS_AWAY]


@pytest.mark.parametrize("context", [c for c in Context if c not in EMPTY])
async def test_every_command_does_something_or_says_why_not(
    prepared: PizhuApp, context: Context, said: list[str]
) -> None:
    commands = commands_of(context)
    async with prepared.run_test(size=SIZE) as pilot:
        await settled(pilot)
        walk = Walk(pilot, context, said)
        idle = [command for command in commands if not await walk.does_something(command)]
        idle = [command for command in reversed(idle) if not await walk.does_something(command)]
    silent = [c.id for c in idle if not (AT_AN_END.fullmatch(c.id) or AS_IT_IS.fullmatch(c.id))]
    assert silent == []
