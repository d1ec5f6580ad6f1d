"""The first page, painted with plain control sequences while Textual is still being imported.

It has the rows, the place and the colours that the application shows a moment later, so that
nothing moves when that takes over; only then are references and annotations marked. Keys typed
meanwhile wait in the terminal's queue.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING

from reader import settings
from reader.layout import Layout, Point, Rendition, Viewport, column
from reader.library.places import Places
from reader.library.showing import rewriting
from reader.text.sanitise import sanitise
from reader.text.script import config_for
from reader.text.width import cell_width
from reader.tui import panes
from reader.tui.looks import OUTLINE, STATUS, key, load
from reader.tui.widgets.decorations import Decorations
from reader.tui.widgets.minimap import edges
from reader.tui.widgets.row_composer import PLAIN, Chunk, Emphasis, RowComposer
from reader.tui.widgets.scroll_bar import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Document
    from reader.layout import Column
    from reader.tui.looks import Looks

_OPEN = "\x1b[?1049h\x1b[?25l"
_CLOSE = "\x1b[0m\x1b[?1049l\x1b[?25h"
_SMALLEST = (20, 5)
_STANDARD_INPUT = 0
_STANDARD_ERROR = 2  # where Textual writes, too


@contextmanager
def first_page(document: Document) -> Iterator[bool]:
    """Show a document's first page while the application starts, and keep keys from echoing.

    Yields whether the page stands there. At the end the terminal is as it was before.
    """
    page = _page(document) if os.isatty(_STANDARD_ERROR) else None
    if page is None:
        yield False
        return
    with _silent_keys():
        _write(_OPEN + page)
        try:
            yield True
        finally:
            _write(_CLOSE)


def compose(
    document: Document, width: int, height: int, looks: Looks, preferences: settings.Settings
) -> str:
    """Return the control sequences that paint the first page on a screen of that size."""
    widest = preferences.measure * panes.CELLS
    left = 0
    if document.outline and panes.outline_fits(width):
        left = panes.outline_width(width, preferences.tree_width, widest)
    where = column(width - left, widest)
    view = _viewport(document, where.measure, height - 1, preferences)
    outline = _paint(Chunk(" " * left, (OUTLINE,)), looks)
    rows = zip_longest(_rows(view, where), edges(view, view.height, {}))
    lines = [
        f"\x1b[{y};1H{outline}{_line(row or [], width - left, looks)}"
        f"\x1b[{y};{width - EDGE + 1}H{''.join(_paint(cell, looks) for cell in edge)}"
        for y, (row, edge) in enumerate(rows, 1)
    ]
    status = _paint(Chunk(" " * width, (STATUS,)), looks)
    return "".join(lines) + f"\x1b[{height};1H{status}"


def _page(document: Document) -> str | None:
    """Return the first page for this terminal; None where it could not be like the real one."""
    preferences = settings.load()
    looks = load(preferences.theme)
    try:
        width, height = os.get_terminal_size(_STANDARD_ERROR)
    except OSError:
        return None
    if looks is None or width < _SMALLEST[0] or height < _SMALLEST[1]:
        return None
    place = Places().find(document.id)
    if place is not None and place.mode:
        return None
    try:
        return compose(document, width, height, looks, preferences)
    except KeyError:  # the looks lack a style: they are of another version
        return None


def _viewport(
    document: Document, measure: int, height: int, preferences: settings.Settings
) -> Viewport:
    """Return the screenful where the document was left."""
    place = Places().find(document.id)
    point = Point(place.paragraph, place.offset) if place is not None else Point(0, 0)
    try:
        display = preferences.script if place is None else place.script
        config = config_for(display, document.script)
    except LookupError:
        config = None
    way = rewriting(preferences, config, document=document.id, script=document.script)
    kept = place.kept(document) if place is not None else {}
    rendition = Rendition(document, None if way.changes_nothing else way, kept)
    return Viewport(Layout(rendition, measure, even=preferences.even_lines), height, point)


def _rows(view: Viewport, where: Column) -> Iterator[list[Chunk]]:
    composer = RowComposer(view.layout, where, Decorations())
    for place, row in view.rows:
        here = row.paragraph == view.point.paragraph and row.holds_text
        at_point = here and place == view.place
        ground = ("cursor-row",) if at_point else ()
        emphasis = Emphasis(True, at_point) if here else PLAIN
        yield [*composer.compose(row, emphasis), Chunk("", ground)]


def _line(row: list[Chunk], width: int, looks: Looks) -> str:
    """Paint a row and the air behind it, which looks like the row's last chunk."""
    air = " " * max(width - sum(cell_width(chunk.text) for chunk in row), 0)
    ground = row[-1].names if row else ()
    return "".join(_paint(chunk, looks) for chunk in [*row, Chunk(air, ground)])


def _paint(chunk: Chunk, looks: Looks) -> str:
    text = sanitise(chunk.text)
    return f"\x1b[{looks[key(chunk.names)]}m{text}\x1b[0m" if text else ""


@contextmanager
def _silent_keys() -> Iterator[None]:
    """Keep the terminal from showing and from editing what is typed; put it back at the end."""
    import termios

    try:
        before = termios.tcgetattr(_STANDARD_INPUT)
    except termios.error:
        yield
        return
    silent = [*before]
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(_STANDARD_INPUT, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(_STANDARD_INPUT, termios.TCSANOW, before)


def _write(text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(_STANDARD_ERROR, data) :]
