"""Every command is carried out by somebody, wherever it can be given."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from reader import tui
from reader.tui.keys.command import Command, Context
from reader.tui.keys.commands import COMMANDS

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp
    from reader.tui.screens.reading import ReadingScreen


def actions() -> set[str]:
    """Return the names of all commands that something in the interface can carry out."""
    modules = (m.name for m in pkgutil.walk_packages(tui.__path__, "reader.tui."))
    classes = (value for name in modules for value in vars(import_module(name)).values())
    names = (name for cls in classes if isinstance(cls, type) for name in dir(cls))
    return {name.removeprefix("action_") for name in names if name.startswith("action_")}


ACTIONS = actions()


@pytest.mark.parametrize(
    "command",
    [c for c in COMMANDS if c.context is not Context.CORRECTING],  # its menu gives them back
    ids=lambda command: command.id,
)
def test_every_command_has_an_action(command: Command) -> None:
    assert command.id in ACTIONS


def reading_screen(app: PizhuApp) -> ReadingScreen:
    assert app.reading is not None
    return app.reading


@pytest.mark.parametrize(
    "command", [c.id for c in COMMANDS if c.context is Context.TEXT and c.id != "follow"]
)
async def test_motions_are_the_text_views_own(app: PizhuApp, command: str) -> None:
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        reading = reading_screen(app)
        reading.view.go_to(20, 5)
        before = (reading.place, reading.view.selection)
        await reading.perform(command)
        await pilot.pause()
        assert (reading.place, reading.view.selection) != before
