"""Changing settings; each change is in force and on the disk at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.addresses import EMBEDDED
from reader.errors import PizhuError
from reader.i18n import LANGUAGES, tr
from reader.locations import settings_file
from reader.text.punctuation import STYLES
from reader.text.script import DISPLAYS
from reader.text.width import cell_width
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.appearance.themes import theme_label
from reader.tui.screens.commanding import CommandScreen
from reader.tui.screens.prompt import Prompt
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult


class Row(NamedTuple):
    """A setting, its values in order (none where it is typed), and what they are called."""

    name: str
    values: tuple[str | int, ...] = ()
    label: Callable[[str], str] = str


TABLES = ("exceptions", "keys")
"""Settings that are written in the file."""


def rows(themes: Iterable[str]) -> tuple[Row, ...]:
    """Return all settings, given the names of the themes that there are."""
    return (
        Row("language", ("", *LANGUAGES), lambda v: tr(f"tui.language_{v or 'auto'}")),
        Row("theme", tuple(themes), theme_label),
        Row("measure", tuple(range(20, 62, 2))),
        Row("even_lines", (False, True), lambda v: tr(f"view.even_{v.lower()}")),
        Row("hanging_marks", (False, True), lambda v: tr(f"view.hanging_{v.lower()}")),
        Row("ambiguous_width", ("narrow", "wide"), lambda v: tr(f"view.marks_{v}")),
        Row("tree_width", tuple(range(20, 64, 4))),
        Row("script", DISPLAYS, lambda v: tr(f"tui.script_{v}")),
        Row("punctuation", STYLES, lambda v: tr(f"scripts.marks_{v}")),
        Row("rare_characters", (False, True), lambda v: tr(f"scripts.rare_{v.lower()}")),
        Row("reading_speed", tuple(range(100, 1550, 50))),
        Row("scroll_speed", (200, 250, 300, 350, 400, 450, 500, 600, 700, 800, 1000)),
        Row("dictionary"),
        Row("editor"),
        Row("engine", label=lambda v: tr("team.engine-embedded") if v == EMBEDDED else v),
        Row("visibility", ("private", "team"), lambda v: tr(f"team.visible-{v}")),
        Row("author"),
        *map(Row, TABLES),
    )


class SettingsScreen(CommandScreen[None]):
    """Lists the settings with their values."""

    CSS_PATH = stylesheets("controls", "screens")
    layer = "settings"

    @property
    def _rows(self) -> tuple[Row, ...]:
        return rows(theme.name for theme in self.pizhu.themes)

    def compose(self) -> ComposeResult:
        """Lay out the title, the settings and the hints."""
        yield Static(tr("tui.settings_title"), id="screen-title", markup=False)
        yield OptionList(id="list", markup=False)
        yield Static(tr("tui.settings_file", path=settings_file()), id="note", markup=False)
        yield HintLine(
            self.pizhu.keymap,
            "settings_next",
            "settings_previous",
            "settings_down",
            "settings_close",
        )

    def on_mount(self) -> None:
        """Show the values."""
        self._fill(0)

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def action_settings_down(self) -> None:
        """Go to the next setting."""
        self.options.action_cursor_down()

    def action_settings_up(self) -> None:
        """Go to the previous setting."""
        self.options.action_cursor_up()

    def action_settings_next(self) -> None:
        """Take the next value."""
        self._change(1)

    def action_settings_previous(self) -> None:
        """Take the previous value."""
        self._change(-1)

    def action_settings_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _change(self, step: int) -> None:
        index = self.options.highlighted or 0
        row = self._rows[index]
        now = getattr(self.pizhu.settings, row.name)
        if row.name in TABLES:
            self.say(tr("tui.setting_in_file", path=settings_file()))
        elif not row.values:
            question = tr(f"tui.setting_{row.name}")
            self.app.push_screen(Prompt(question, now), lambda text: self._take(index, text))
        else:
            position = row.values.index(now) if now in row.values else 0
            self._take(index, row.values[(position + step) % len(row.values)])

    def _take(self, index: int, value: str | int | None) -> None:
        """Change a setting, unless there is no value."""
        if value is None:
            return
        try:
            self.pizhu.change_setting(self._rows[index].name, value)
        except PizhuError as error:
            self.say(str(error), failed=True)
        else:
            self._fill(index)

    def _fill(self, index: int) -> None:
        self.query_one("#screen-title", Static).update(tr("tui.settings_title"))
        self.options.clear_options()
        self.options.add_options(Option(self._line(row)) for row in self._rows)
        self.options.highlighted = index
        self.query_one(HintLine).refresh()

    @property
    def _label_width(self) -> int:
        return max(cell_width(tr(f"tui.setting_{row.name}")) for row in self._rows)

    def _line(self, row: Row) -> Content:
        value = getattr(self.pizhu.settings, row.name)
        label = tr(f"tui.setting_{row.name}")
        known = value in row.values or not row.values
        shown = (row.label(str(value)) if known else str(value)) or tr("tui.setting_empty")
        if row.name in TABLES:
            shown = tr("tui.setting_entries", count=len(value))
        gap = " " * (self._label_width - cell_width(label) + 2)
        return Content.assemble(
            label, gap, ("‹ ", "$ink-faint"), (shown, "bold"), (" ›", "$ink-faint")
        )
