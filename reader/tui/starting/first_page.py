"""The first page, painted with plain control sequences while Textual is still being imported.

It has the rows, the place and the colours that the application shows a moment later, so that
nothing moves when that takes over; only then are references and annotations marked. Keys typed
meanwhile wait in the terminal's queue.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from reader import settings
from reader.layout import Layout, Manner, Point, Rendition, Viewport, column
from reader.library.places import Places
from reader.library.showing import conversion, rewriting
from reader.text import ambiguous
from reader.text.sanitise import sanitise
from reader.text.width import cell_width
from reader.tui.appearance import panes
from reader.tui.starting.early_page import size
from reader.tui.starting.looks import OUTLINE, STATUS, key, load
from reader.tui.widgets.decorations import Decorations
from reader.tui.widgets.minimap import edges
from reader.tui.widgets.row_composer import PLAIN, Chunk, Emphasis, RowComposer
from reader.tui.widgets.scroll_bar import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Document
    from reader.layout import Column
    from reader.library.places import Place
    from reader.tui.starting.looks import Looks

_SMALLEST = (20, 5)


def compose(
    document: Document,
    screen: tuple[int, int],
    looks: Looks,
    preferences: settings.Settings,
    place: Place | None = None,
) -> str:
    """Return the control sequences that paint the first page on a screen of that size.

    Args:
        document: what is read.
        screen: its cells in a row, and its rows.
        looks: how text looks on this terminal.
        preferences: the settings.
        place: where the document was left; None to begin at its beginning.
    """
    width, height = screen
    widest = preferences.measure * panes.CELLS
    left = 0
    if document.outline and panes.outline_fits(width):
        left = panes.outline_width(width, preferences.tree_width, widest)
    where = column(width - left, widest, _manner(preferences).hung)
    view = _viewport(document, where.measure, height - 1, preferences, place)
    outline = _paint(Chunk(" " * left, (OUTLINE,)), looks)
    rows = zip_longest(_rows(view, where), edges(view, view.height, {}))
    lines = [
        f"\x1b[{y};1H{outline}{_line(row or [], width - left, looks)}"
        f"\x1b[{y};{width - EDGE + 1}H{''.join(_paint(cell, looks) for cell in edge)}"
        for y, (row, edge) in enumerate(rows, 1)
    ]
    status = _paint(Chunk(" " * width, (STATUS,)), looks)
    return "".join(lines) + f"\x1b[{height};1H{status}"


def page_of(document: Document) -> str | None:
    """Return the first page for this terminal; None where it could not be like the real one."""
    screen = size()
    if screen is None or screen[0] < _SMALLEST[0] or screen[1] < _SMALLEST[1]:
        return None
    preferences = settings.load()
    ambiguous.use(wide=preferences.wide_marks)
    looks = load(preferences.theme)
    if looks is None:
        return None
    place = Places().left(document)
    if place is not None and (place.mode or place.beside):
        return None
    try:
        return compose(document, screen, looks, preferences, place)
    except KeyError:  # the looks lack a style: they are of another version
        return None


def _viewport(
    document: Document,
    measure: int,
    height: int,
    preferences: settings.Settings,
    place: Place | None,
) -> Viewport:
    """Return the screenful where the document was left."""
    known = None if place is None else place.point(document)
    point = Point(0, 0) if known is None else Point(*known)
    try:
        config = conversion(preferences.script if place is None else place.script, document.script)
    except LookupError:
        config = None
    way = rewriting(preferences, config, document=document.id, script=document.script)
    kept = place.kept(document) if place is not None and document.complete else {}
    rendition = Rendition(document, None if way.changes_nothing else way, kept)
    return Viewport(Layout(rendition, measure, _manner(preferences)), height, point)


def _manner(preferences: settings.Settings) -> Manner:
    return Manner(even=preferences.even_lines, hanging=preferences.hanging_marks)


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
