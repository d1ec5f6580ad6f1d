"""The commands that open a list or a screen, wherever the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import PizhuError
from reader.i18n import tr
from reader.tui.appearance.themes import theme_label
from reader.tui.keys.keymap import available
from reader.tui.screens.commanding import CommandScreen

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp
    from reader.tui.screens.picker import Choice


class Choosing:
    """Carries out the application's commands that let the user choose."""

    def __init__(self, app: PizhuApp) -> None:
        self.app = app

    def action_palette(self) -> None:
        """Let the user find a command by its words."""
        from reader.tui.screens.picker import Picker

        screen = self.app.screen
        if isinstance(screen, CommandScreen):
            picker = Picker(tr("commands.palette"), command_choices(screen))
            self.app.push_screen(picker, screen.perform_later)

    def action_theme(self) -> None:
        """Let the user choose a theme; each is tried as the cursor comes to it."""
        from reader.tui.screens.picker import Choice, Picker

        before = self.app.theme
        choices = [Choice(t.name, theme_label(t.name), words=t.name) for t in self.app.themes]

        def take(name: str | None) -> None:
            self.app.theme = name or before
            if name is not None and name != self.app.settings.theme:
                self._keep_theme(name)

        def preview(name: str) -> None:
            self.app.theme = name

        picker = Picker(tr("tui.choose_theme"), choices, current=before, preview=preview)
        self.app.push_screen(picker, take)

    def action_settings(self) -> None:
        """Open the settings."""
        from reader.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_help(self) -> None:
        """Open the help."""
        from reader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def _keep_theme(self, name: str) -> None:
        try:
            self.app.change_setting("theme", name)
        except PizhuError as error:
            self.app.say(str(error), failed=True)


def command_choices(screen: CommandScreen[Any]) -> list[Choice[str]]:
    """Return the commands that can be given on a screen just now, with their keys."""
    from reader.tui.screens.picker import Choice

    keymap = screen.pizhu.keymap
    return [
        Choice(command.id, command.label, keymap.labels(command.id), command.id)
        for command in available(screen.layer)
        if command.id != "palette"
    ]
