"""The application: what is the same whatever is on the screen."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events

from reader import i18n, settings
from reader.i18n import tr
from reader.library import analyses
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.appearance.themed import ThemedApp
from reader.tui.choosing import Choosing
from reader.tui.keys.at_once import AtOnce
from reader.tui.keys.keymap import Keymap
from reader.tui.screens.commanding import CommandScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.terminal.terminal_cursor import place_of
from reader.tui.terminal.typing_ahead import take_effect
from reader.tui.terminal.wide_marks import take_over
from reader.tui.thrift import settle_memory
from reader.tui.widgets.outline_tree import OutlineTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.geometry import Offset
    from textual.screen import Screen

    from reader.documents.model import Document
    from reader.errors import PizhuError
    from reader.layout.motions import Point
    from reader.tui.reading.companion import Companion
    from reader.tui.reading.linking import Origin
    from reader.tui.widgets.frame import Frame
    from reader.tui.working import Work

    Opened = tuple[Document, Iterator[Document]]

_IDLE = 3.0  # seconds after which the first keys have been dealt with
_SETTLED = 0.5  # seconds after which the first screen has long been drawn


class PizhuApp(ThemedApp):
    """Opens documents and the library, and carries out the commands that work everywhere."""

    TITLE = "Pizhu 批注"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    reading: ReadingScreen | None

    def __init__(
        self,
        document: Document | None = None,
        states: Iterator[Document] | None = None,
        folder: Path | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Read a document; without one, open the library, of a folder if there is one.

        Args:
            document: what to read.
            states: newer ones of the document, where it is not complete.
            folder: whose documents the library offers.
            driver_class: talks to the terminal.
        """
        first = ["reading"] if document is not None else ["controls", "screens"]
        super().__init__(driver_class, stylesheets("app", *first))
        self.at_once = AtOnce(self, self._send)
        self.settings = settings.load()
        take_over(self, wide=self.settings.wide_marks)
        self.keymap = Keymap(self.settings.keys)
        self.reading = None if document is None else ReadingScreen(document, states=states)
        self.choosing = Choosing(self)
        self.previews_notes = False
        self.offers_tour = False
        self.link_origin: Origin | None = None
        self._visited_from: list[tuple[Path, Point]] = []
        self._folder = folder
        self.wear(self.settings.theme)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that lies under all others: the document, else the library."""
        if self.reading is not None:
            return self.reading
        from reader.tui.screens.library import LibraryScreen

        return LibraryScreen(self._folder)

    @property
    def cursor_position(self) -> Offset:
        """The cell where the terminal's cursor stands, worked out for each frame."""
        return place_of(self.focused)

    @cursor_position.setter
    def cursor_position(self, _noted: Offset) -> None:
        """Pass over what widgets note in between."""

    async def on_event(self, event: events.Event) -> None:
        """Let each key take effect before the next one is looked at."""
        if isinstance(event, events.Paste):
            from reader.tui.terminal.pasting import fit

            fit(event, self.focused)
        target = self.focused or self.screen if isinstance(event, events.Key) else None
        arriving = target is not None and not event.is_forwarded
        await super().on_event(event)
        if target is not None and arriving:
            await take_effect(self, target)
        if isinstance(event, events.Key):
            self.at_once.arrived(event)

    def on_mount(self) -> None:
        """Leave the rest until the first screen is drawn."""
        self.call_after_refresh(self.set_timer, _SETTLED, self._settle)

    def open_path(
        self, path: Path, start: Point | None = None, after: Callable[[], None] | None = None
    ) -> None:
        """Open the document in a file, where it was left or at ``start``.

        One that takes a while is read in the background, and shown when it is there.

        Args:
            path: the file.
            start: where to begin, None for where it was left.
            after: called when it is shown.

        Raises:
            PizhuError: it cannot be read, if that is known at once.
        """
        from reader.library.opening import open_gradually, opens_at_once
        from reader.text.sanitise import sanitise

        problems: list[PizhuError] = []

        def first(_: Work[Opened] | None = None) -> Opened:
            states = open_gradually(path, problems.append)
            return next(states), states

        def show(opened: Opened) -> None:
            document, states = opened
            self.open_document(document, start, None if document.complete else states)
            for error in problems:
                self.say(str(error), failed=True)
            if after is not None:
                after()

        screen = self.screen
        if opens_at_once(path) or not isinstance(screen, CommandScreen):
            show(first())
        else:
            told = tr("works.opening", name=sanitise(path.name))
            screen.works.begin("opening", told, first, show)

    def visit(self, path: Path, place: Point) -> None:
        """Open a document at a place; `return_from_visit` leads back.

        Raises:
            PizhuError: it cannot be read.
        """
        left = self.reading

        def remember() -> None:
            if left is not None and left.document.path is not None:
                self._visited_from.append((left.document.path, left.place))

        self.open_path(path, place, remember)

    def return_from_visit(self) -> bool:
        """Open the document again from which this one was visited; return whether there is one.

        Raises:
            PizhuError: it cannot be read.
        """
        if self._visited_from:
            self.open_path(*self._visited_from.pop())
            return True
        return False

    def open_document(
        self,
        document: Document,
        start: Point | None = None,
        states: Iterator[Document] | None = None,
        companion: Companion | None = None,
    ) -> None:
        """Show a document in place of the one that is open.

        The screen that was first stays at the bottom: Textual cannot replace it.

        Args:
            document: what to read.
            start: where to begin, None for where it was left.
            states: newer ones of the document, where it is not complete.
            companion: what is shown beside it.
        """
        if self.reading is not None:
            self.reading.travelling.remember()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.reading = ReadingScreen(document, start, states, companion)
        self.push_screen(self.reading)

    def change_setting(self, name: str, value: str | int) -> None:
        """Change a setting for now and for later.

        Raises:
            PizhuError: it could not be saved; it is not changed then.
        """
        with settings.update() as values:
            values[name] = value
        self.settings = settings.load()
        if name == "language":
            i18n.use(self.settings.language or None)
        if name == "theme":
            self.theme = str(value)
        if name == "ambiguous_width":
            take_over(self, wide=self.settings.wide_marks)
            self.restyle()
        if self.reading is not None:
            self.reading.displaying.apply_settings(name)

    @property
    def undo_command(self) -> str:
        """The command that takes a change back on the screen that is on top."""
        return getattr(self.screen, "undo_command", "undo")

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something on the screen that is on top."""
        if isinstance(self.screen, CommandScreen):
            self.screen.say(message, failed=failed)

    def action_library(self) -> None:
        """Open the library."""
        from reader.tui.screens.library import LibraryScreen

        if self.reading is not None:
            self.reading.travelling.remember()
        self.push_screen(LibraryScreen(self._folder))

    def action_help_quit(self) -> None:
        """Tell how to quit to someone who pressed ctrl+c."""
        self.say(tr("tui.how_to_quit", key=self.keymap.label("quit")))

    async def action_quit(self) -> None:
        """Keep the place and leave; notes that were begun are on the disk already."""
        if self.reading is not None:
            self.reading.travelling.remember()
        self.exit(0)

    def _send(self, frame: Frame) -> None:
        """Send a frame to the terminal, in between two of Textual's own."""
        self._display(self.screen, cast("RenderableType", frame))

    def _complain(self, problem: str, count: int) -> None:
        """Tell what is wrong with what the user set, and that there is more of it."""
        more = tr("tui.more_problems", count=count, problem=problem)
        self.say(more if count > 1 else problem, failed=True)

    def _settle(self) -> None:
        """Tell the user what is wrong with the settings; spare the collector what will stay."""
        if self.reading is not None and self.reading.query(OutlineTree):
            self.reading.displaying.keep_looks()
        if self.offers_tour and self.reading is not None:
            self.say(tr("tour.offer", key=self.keymap.label("tour")))
        problems = (*self.settings.problems, *self.theme_problems, *self.keymap.conflicts)
        if problems:
            self._complain(str(problems[0]), len(problems))
        _expect_a_search()
        settle_memory()
        gc.enable()
        self.at_once.ready = True
        self.run_worker(analyses.keep, thread=True)
        self.set_timer(_IDLE, lambda: self.run_worker(_prepare_words, thread=True))


def _prepare_words() -> None:
    """Make the tables that the first word to be selected needs: once on a machine."""
    from reader.library.processes.preparing import prepare_words

    prepare_words()


def _expect_a_search() -> None:
    """Import what the bar to search in needs: it would hold up the first search."""
    from reader.tui.widgets import search_bar  # noqa: F401  (to have it imported)
