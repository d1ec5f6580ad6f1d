"""Choosing what to read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from annotations.errors import AnnotationError
from reader.errors import PizhuError
from reader.i18n import tr
from reader.text.columns import truncate
from reader.text.width import cell_width
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.commanding import CommandScreen
from reader.tui.shelf import samples, shelves, title_of
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import ComposeResult

    from reader.library.entries import Entry
    from reader.tui.screens.matrix import Cell
    from reader.tui.shelf import Book

_WIDEST = 120  # cells of an entry: the eye must find what stands at its end


class LibraryScreen(CommandScreen[None]):
    """Shows what there is to read and opens what is chosen."""

    CSS_PATH = stylesheets("controls", "screens")
    layer = "library"

    def __init__(self, folder: Path | None = None) -> None:
        """Show the recent documents and the samples; ``folder``'s documents before them."""
        super().__init__()
        self._folder = folder
        self._books: dict[str, Book] = {}
        self._titles: dict[Path, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the hints."""
        yield Static(tr("tui.library_title"), id="screen-title", markup=False)
        yield OptionList(id="list", markup=False)
        yield HintLine(
            self.pizhu.keymap,
            "library_open",
            "library_catalogue",
            "library_texts",
            "library_matrix",
            "library_path",
            "library_tour",
            "help",
            "quit",
        )

    def on_mount(self) -> None:
        """Fill the list; the titles of the samples come as they are read."""
        self._fill()
        self.run_worker(self._read_titles, thread=True)

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self._fill()

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        """Open the document that was clicked."""
        self.action_library_open()

    def action_list_down(self) -> None:
        """Go to the next document."""
        self.options.action_cursor_down()

    def action_list_up(self) -> None:
        """Go to the previous document."""
        self.options.action_cursor_up()

    def action_list_first(self) -> None:
        """Go to the first document."""
        self.options.action_first()

    def action_list_last(self) -> None:
        """Go to the last document."""
        self.options.action_last()

    def action_library_open(self) -> None:
        """Open the document under the cursor."""
        option = self.options.highlighted_option
        if option is not None and option.id in self._books:
            self._open(self._books[option.id].path)

    def action_library_catalogue(self) -> None:
        """Show the documents that were added to the library."""
        from reader.tui.screens.catalogue import CatalogueScreen

        entries = self._entries_known()
        if entries:
            self.app.push_screen(CatalogueScreen(entries))

    def action_library_texts(self) -> None:
        """Search in the texts of all documents that were added to the library."""
        from reader.tui.screens.library_search import LibrarySearchScreen

        entries = self._entries_known()
        if entries:
            self.app.push_screen(LibrarySearchScreen(entries))

    def action_library_matrix(self) -> None:
        """Look at the tags of all documents side by side; read on where one is."""
        from annotations.codebook import Codebook
        from reader.library.notebooks import open_store
        from reader.tui.screens.matrix import MatrixScreen, first_place

        store = open_store()
        colour_of = Codebook(store.folder).colour_of

        def take(cell: Cell | None) -> None:
            if cell is None:
                return
            try:
                self.pizhu.visit(*first_place(cell, store))
            except PizhuError as error:
                self.say(str(error), failed=True)
            except AnnotationError as error:
                self.say(tr(error.key, **error.values), failed=True)

        self.app.push_screen(MatrixScreen(store, colour_of), take)

    def action_library_path(self) -> None:
        """Let the user type a path."""
        from reader.tui.screens.prompt import ask_for_path

        ask_for_path(self.app, tr("tui.open_path"), "", self._open)

    def action_library_tour(self) -> None:
        """Go through the first steps, on a sample."""
        from reader.tui.reading.touring import open_tour

        open_tour(self)

    def action_library_close(self) -> None:
        """Go back to the document that is open, if one is."""
        if self.pizhu.reading is not None:
            self.dismiss(None)

    def _open(self, path: Path) -> None:
        if path.is_dir():
            self._folder = path
            self._fill()
            return
        try:
            self.pizhu.open_path(path)
        except PizhuError as error:
            self.say(str(error), failed=True)

    def _entries_known(self) -> list[Entry]:
        """Return the documents of the catalogue; say so if there are none."""
        from reader.library.catalogue import known_catalogue

        try:
            with closing(known_catalogue()) as catalogue:
                entries = catalogue.entries()
        except PizhuError as error:
            self.say(str(error), failed=True)
            return []
        if not entries:
            self.say(tr("catalogue.empty"), failed=True)
        return entries

    def _read_titles(self) -> None:
        worker = get_current_worker()
        for path in samples():
            if worker.is_cancelled:
                return
            self._titles[path] = title_of(path)
        self.app.call_from_thread(self._fill)

    def _fill(self) -> None:
        row = self.options.highlighted
        self._books = {}
        self.options.clear_options()
        self.options.add_options(self._entries())
        if self._books:
            self.options.highlighted = row if row is not None else 1

    def _entries(self) -> Iterator[Option]:
        room = max(20, min(self.size.width - 5, _WIDEST))
        for number, shelf in enumerate(shelves(self._folder, self._titles)):
            heading = Content(("\n" if number else "") + truncate(shelf.name, room))
            yield Option(heading, disabled=True)
            for book in shelf.books:
                name = f"book-{len(self._books)}"
                self._books[name] = book
                yield Option(_line(book, room), id=name)
        if not self._books:
            yield Option(tr("tui.library_empty"), disabled=True)


def _line(book: Book, room: int) -> Content:
    detail = tr("tui.source_missing") if book.missing else book.detail
    label = truncate(book.title, max(8, room - cell_width(detail) - 4))
    gap = " " * max(2, room - 2 - cell_width(label) - cell_width(detail))
    return Content.assemble("  ", label, gap, (detail, "$ink-faint"))
