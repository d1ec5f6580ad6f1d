"""Every command is carried out by somebody, wherever it can be given."""

from __future__ import annotations

import pytest

from reader.tui.app import PizhuApp
from reader.tui.choosing import Choosing
from reader.tui.commands import COMMANDS, Command, Context
from reader.tui.reading.annotating import Annotating
from reader.tui.reading.bookmarks import Bookmarks
from reader.tui.reading.displaying import Displaying
from reader.tui.reading.finding import Finding
from reader.tui.reading.reviewing import Reviewing
from reader.tui.reading.travelling import Travelling
from reader.tui.reading.writing import Writing
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.confirm import Confirm
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note_editor import NoteEditor
from reader.tui.screens.picker import Picker
from reader.tui.screens.prompt import Prompt
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.settings import SettingsScreen
from reader.tui.screens.tag_picker import TagPicker
from reader.tui.widgets.outline_tree import OutlineTree
from reader.tui.widgets.text_view import TextView

READING = (ReadingScreen, Travelling, Finding, Displaying, Annotating, Writing, Bookmarks)
PERFORMERS: dict[Context, tuple[type, ...]] = {
    Context.TEXT: (TextView,),
    Context.SELECTING: (TextView,),
    Context.READING: (*READING, Reviewing, TextView, PizhuApp),
    Context.TREE: (OutlineTree,),
    Context.PROGRAM: (PizhuApp, Choosing),
    Context.LIBRARY: (LibraryScreen,),
    Context.ANNOTATIONS: (AnnotationsScreen,),
    Context.SETTINGS: (SettingsScreen,),
    Context.PICKER: (Picker,),
    Context.SEARCH: (ReadingScreen,),
    Context.TAGS: (TagPicker,),
    Context.NOTE: (NoteEditor,),
    Context.PROMPT: (Prompt,),
    Context.CONFIRM: (Confirm,),
    Context.HELP: (HelpScreen,),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_an_action(command: Command) -> None:
    performers = PERFORMERS[command.context]
    assert any(hasattr(performer, f"action_{command.id}") for performer in performers)
