"""Every command is carried out by somebody, wherever it can be given."""

from __future__ import annotations

import pytest

from reader.layout.motions import Point
from reader.tui.app import PizhuApp
from reader.tui.choosing import Choosing
from reader.tui.commands import COMMANDS, Command, Context
from reader.tui.keymap import Keymap
from reader.tui.reading.adjusting import Adjusting
from reader.tui.reading.annotating import Annotating
from reader.tui.reading.autotagging import Autotagging
from reader.tui.reading.bookmarks import Bookmarks
from reader.tui.reading.copying import Copying
from reader.tui.reading.correcting import Correcting
from reader.tui.reading.decoding import Decoding
from reader.tui.reading.displaying import Displaying
from reader.tui.reading.finding import Finding
from reader.tui.reading.following import Following
from reader.tui.reading.going import Going
from reader.tui.reading.highlighting import Highlighting
from reader.tui.reading.leaving import Leaving
from reader.tui.reading.linking import Linking
from reader.tui.reading.listing import Listing
from reader.tui.reading.looking_up import LookingUp
from reader.tui.reading.outlining import Outlining
from reader.tui.reading.recalling import Recalling
from reader.tui.reading.reviewing import Reviewing
from reader.tui.reading.targeting import Targeting
from reader.tui.reading.touring import Touring
from reader.tui.reading.travelling import Travelling
from reader.tui.reading.walking import Walking
from reader.tui.reading.watching import Watching
from reader.tui.reading.writing import Writing
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.confirm import Confirm
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note_editor import NoteEditor
from reader.tui.screens.picker import Picker
from reader.tui.screens.prompt import Prompt
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.review import ReviewScreen
from reader.tui.screens.settings import SettingsScreen
from reader.tui.screens.tag_picker import TagPicker
from reader.tui.screens.tick_list import TickList
from reader.tui.widgets.outline_tree import OutlineTree
from reader.tui.widgets.results_panel import ResultsPanel
from reader.tui.widgets.text_view import TextView

READING = (
    ReadingScreen, Travelling, Finding, Listing, Displaying, Annotating, Writing, Bookmarks,
    Correcting, Following, Leaving, Recalling, Adjusting, Autotagging, Highlighting, Linking,
    Targeting, Walking, Decoding, Going, Copying,
    LookingUp, Touring, Watching,
)  # fmt: skip
PERFORMERS: dict[Context, tuple[type, ...]] = {
    Context.TEXT: (TextView,),
    Context.SELECTING: (TextView,),
    Context.ADJUSTING: (Adjusting,),
    Context.CHANGED: (Watching,),
    Context.TOURING: (Touring,),
    Context.READING: (*READING, Reviewing, TextView, PizhuApp),
    Context.TREE: (OutlineTree, Outlining),
    Context.FILTER: (Outlining,),
    Context.PROGRAM: (PizhuApp, Choosing),
    Context.RESULTS: (Listing, ResultsPanel),
    Context.LIBRARY: (LibraryScreen,),
    Context.ANNOTATIONS: (AnnotationsScreen,),
    Context.REVIEW: (ReviewScreen,),
    Context.CODEBOOK: (CodebookScreen,),
    Context.TICKING: (TickList,),
    Context.SETTINGS: (SettingsScreen,),
    Context.PICKER: (Picker,),
    Context.SEARCH: (ReadingScreen, Listing, Recalling),
    Context.TAGS: (TagPicker,),
    Context.NOTE: (NoteEditor,),
    Context.PROMPT: (Prompt,),
    Context.CONFIRM: (Confirm,),
    Context.HELP: (HelpScreen,),
}


@pytest.mark.parametrize(
    "command",
    [c for c in COMMANDS if c.context is not Context.CORRECTING],  # its menu gives them back
    ids=lambda command: command.id,
)
def test_every_command_has_an_action(command: Command) -> None:
    performers = PERFORMERS[command.context]
    assert any(hasattr(performer, f"action_{command.id}") for performer in performers)


def reading_screen(app: PizhuApp) -> ReadingScreen:
    assert app.reading is not None
    return app.reading


@pytest.mark.parametrize("layer", ["text", "selecting", "tree"])
async def test_every_key_of_the_reading_screen_does_something(app: PizhuApp, layer: str) -> None:
    quits = Keymap().keys("quit")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        reading = reading_screen(app)
        for keys, command in Keymap().sequences(layer).items():
            if keys in quits or command == "tour":  # both lead away from this screen
                continue
            if layer == "tree":
                reading.set_focus(reading.outline)
            elif layer == "selecting":
                reading.view.select(Point(3, 0), Point(3, 4))
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "means nothing" not in reading.status.status.message, command
            while app.screen is not reading:
                await pilot.press("escape")
                await pilot.pause()
            if reading.search_bar is not None or reading.layer in {"adjusting", "filter"}:
                await pilot.press("escape")
                await pilot.pause()


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
