"""What every screen has in common: keys become commands, and commands find who carries them out."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING, cast

from textual.screen import Screen, ScreenResultType

from reader.i18n import tr
from reader.tui.keys.commands import BY_ID
from reader.tui.keys.key_sequences import KeySequences, Progress, key_name
from reader.tui.keys.keymap import LAYERS, sequence_label
from reader.tui.widgets.hint_line import HintLine
from reader.tui.working import Works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events

    from reader.tui.app import PizhuApp

SHORT = 18
"""Rows of the lowest screen that has room for air around what it shows."""
_OURS = "reader."


class CommandScreen(Screen[ScreenResultType]):
    """A screen whose keys come from the table of commands."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall")]  # noqa: RUF012  (Textual declares it)

    layer: str
    """Which of `reader.tui.keys.keymap.LAYERS` the keys are looked up in."""

    def __init__(self) -> None:
        super().__init__()
        self._sequences = KeySequences()
        self.works = Works(cast("CommandScreen[object]", self))

    @property
    def pizhu(self) -> PizhuApp:
        """The app, by its own type."""
        return cast("PizhuApp", self.app)

    def on_unmount(self) -> None:
        """Wait for no work any more."""
        self.works.end_all()

    def performers(self) -> Iterator[object]:
        """Yield who may carry out a command here, the most particular first."""
        yield from (self, self.pizhu, self.pizhu.choosing)

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something in place of the hints."""
        self.query_one(HintLine).say(message, failed=failed)

    def annotations_came(self) -> None:
        """Show the annotations that have just been read; most screens show none."""

    def show_pending(self, keys: str) -> None:
        """Show the keys of a sequence that is not complete, where the screen has a place for it."""

    async def on_key(self, event: events.Key) -> None:
        """Follow the key; what means nothing here is left to the widgets' own bindings.

        Before all else Esc ends a work that the user was told of.
        """
        if event.key == "escape" and self.works.stop_told():
            event.stop()
            event.prevent_default()
            return
        key = key_name(event.key, event.character)
        outcome = self._sequences.feed(key, self.pizhu.keymap.sequences(self.layer))
        self.show_pending(sequence_label(self._sequences.pending))
        if outcome.progress is Progress.UNKNOWN:
            await self._leave_to_widgets(event, outcome.keys)
            return
        event.stop()
        event.prevent_default()
        if outcome.command is not None:
            await self.perform(outcome.command, outcome.times)

    async def _leave_to_widgets(self, event: events.Key, keys: tuple[str, ...]) -> None:
        """Do what a key means to the widgets now: in the application, keys typed ahead wait."""
        bound = self.active_bindings.get(event.key)
        if bound is None:
            self.key_unknown(keys)
        elif await self.app.run_action(bound.binding.action, bound.node):
            event.stop()

    def key_unknown(self, keys: tuple[str, ...]) -> None:
        """Say quietly that keys mean nothing here, unless one is typing."""
        if BY_ID["help"].context in LAYERS[self.layer]:
            keymap, shown = self.pizhu.keymap, sequence_label(keys)
            self.say(tr("tui.unknown_key", keys=shown, help=keymap.label("help")))

    async def perform(self, command: str, times: int | None = None) -> None:
        """Carry out a command, ``times`` times if it can be counted."""
        action = self._action(command)
        if action is not None:
            result = action(times) if BY_ID[command].counted else action()
            if isawaitable(result):
                await result

    def perform_later(self, command: str | None) -> None:
        """Carry out a command, if one is given, once this screen is on top again."""
        if command is not None:
            self.call_later(self.perform, command)

    def _action(self, command: str) -> Callable[..., object] | None:
        """Return what carries out a command; Textual's own actions of that name are not meant."""
        for performer in self.performers():
            action = getattr(performer, f"action_{command}", None)
            if action is not None and action.__module__.startswith(_OURS):
                return cast("Callable[..., object]", action)
        return None
