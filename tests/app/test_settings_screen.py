"""Every setting can be changed on the settings screen; themes of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import constants
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import OptionList

from reader import locations, settings
from reader.text.width import cell_width
from reader.tui.app import PizhuApp
from reader.tui.appearance.themes import THEMES
from reader.tui.screens.settings import SettingsScreen, rows
from reader.tui.terminal.few_colours import fitted
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from reader.documents.model import Document

SIZE = (100, 40)


def write_theme(name: str, text: str) -> None:
    folder = locations.themes_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_the_settings_know_the_names_of_all_themes() -> None:
    assert tuple(theme.name for theme in THEMES) == settings.THEMES


async def test_of_many_mistakes_in_the_settings_it_is_said_that_there_are_more(
    document: Document,
) -> None:
    file = locations.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('measure = "wide"\ntheme = "none"\n[keys]\nbogus = "x"\n', encoding="utf-8")
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: bool(screen.status.status.message))
        assert "“measure”" in screen.status.status.message
        assert screen.status.status.message.startswith("1 of 3 ")


def test_every_setting_has_a_row_and_only_one() -> None:
    assert sorted(row.name for row in rows(["paper"])) == sorted(settings.NAMES)


def test_the_engine_has_a_name_and_an_address_is_shown_as_it_is() -> None:
    label = next(row.label for row in rows(()) if row.name == "engine")
    assert label("embedded") == "built in (embedded)"
    assert label("postgresql://host/library") == "postgresql://host/library"


async def test_each_row_can_be_changed_or_says_where_it_is(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(",")
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        listed = rows(theme.name for theme in app.themes)
        for index, row in enumerate(listed):
            screen.query_one(OptionList).highlighted = index
            before = getattr(app.settings, row.name)
            await pilot.press("enter")
            if app.screen is not screen:
                await pilot.press("x", "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert app.screen is screen
            changed = getattr(app.settings, row.name) != before
            assert changed == (row.name not in {"engine", "exceptions", "keys"}), row.name


async def test_typing_can_be_left(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(",", "up", "up", "up", "enter", "x", "escape")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert app.settings.author == ""


async def test_a_theme_of_the_users_own_is_used(document: Document) -> None:
    write_theme("mine", 'background = "#fefefe"\n')
    with settings.update() as values:
        values["theme"] = "mine"
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert app.current_theme.background == "#FEFEFE"


def test_on_a_terminal_of_256_colours_a_theme_is_fitted_once_it_is_worn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "256")
    app = PizhuApp(driver_class=HeadlessDriver)
    for theme in (app.theme, "night", "paper"):
        app.theme = theme
        ours = next(one for one in THEMES if one.name == theme)
        assert app.current_theme == fitted(ours, "256") != ours
        assert app.current_theme is app.current_theme


@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
async def test_every_theme_draws_text_hits_and_panels(document: Document, name: str) -> None:
    with settings.update() as values:
        values["theme"] = name
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert app.theme == name
        await pilot.press("h", "/", *"老井", "enter", "v", "l", "escape", ":")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen
        assert len(screen.finding.hits) > 1


async def test_a_broken_theme_is_named(document: Document) -> None:
    write_theme("mine", 'background = "whitish"\n')
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: "mine.toml" in screen.status.status.message)


async def test_the_values_stand_in_one_column(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        options = app.screen.query_one(OptionList)
        lines = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        assert len({cell_width(line.partition("‹")[0]) for line in lines}) == 1
