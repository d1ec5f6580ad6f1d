"""The text: a column of rows, painted as the reader moves; only what is on the screen is made.

The view knows rows and cells; towards the program it speaks of paragraphs and original code
points only. It scrolls by itself, without a virtual size, so no motion ever causes a new layout
of the screen, and it sends only the rows that changed. It draws neither border nor padding.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from copy import copy
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.documents.model import ParagraphKind
from reader.layout import Point, Rendition, Viewport
from reader.layout.column import WIDEST
from reader.layout.heights import Heights
from reader.layout.manner import USUAL, Manner
from reader.layout.motions import START
from reader.tui.modes import Light
from reader.tui.widgets.decorations import Decorations
from reader.tui.widgets.edge_painter import EdgePainter
from reader.tui.widgets.emphases import Emphases
from reader.tui.widgets.frame import Painted
from reader.tui.widgets.minimap import HIT, NOTE
from reader.tui.widgets.page_painter import PagePainter
from reader.tui.widgets.pages import Arrangement, Page, page
from reader.tui.widgets.palette import Palette
from reader.tui.widgets.row_count import RowCount
from reader.tui.widgets.scroll_bar import EDGE
from reader.tui.widgets.short_cut import ShortCut
from reader.tui.widgets.text_motions import TextMotions
from reader.tui.widgets.text_mouse import TextMouse
from reader.tui.widgets.text_selection import TextSelection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.geometry import Region

    from reader.documents.model import Document
    from reader.layout import Place
    from reader.tui.widgets.decorations import Found, Marked, Span
    from reader.tui.widgets.row_painter import Edge

_STANDS = 0.02  # seconds after which a page has been sent


class TextView(
    TextMotions,
    TextSelection,
    TextMouse,
    ShortCut,
    Painted,
    ScrollView,
    can_focus=True,
    inherit_bindings=False,
):
    """Shows a document; see `Marked` for what can be marked in it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TextView {
        width: 1fr;
        height: 1fr;
        overflow: hidden hidden;
    }
    """

    class Moved(Message):
        """The reader is at another place; `place` tells where."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several in a row counts."""
            return type(message) is type(self)

    class Selected(Message):
        """The selection changed; `selection` tells to what."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several in a row counts."""
            return isinstance(message, TextView.Selected)

    class NothingToSelect(Message):
        """What the user wanted to select is not at the place."""

    FOR_SCREEN = (events.Key, Moved, Selected)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's name for it)
        super().__init__(id=id)
        self._widest = WIDEST
        self._manner = USUAL
        self._rendition: Rendition | None = None
        self._viewport: Viewport | None = None
        self._start = START  # where to begin once the size is known
        self._moved: Point | None = None  # where the reader is in a new state of the document
        self._fitted: tuple[object, ...] | None = None
        self._heights: Heights | None = None  # of a new state of the document
        self._light = Light.ALL
        self._arrangement = Arrangement()
        self._page: Page = page(0, WIDEST, self._arrangement)
        self._decorations = Decorations()
        self._painter: PagePainter | None = None
        self._palette: Palette | None = None
        self._edges: EdgePainter | None = None
        self._frame: list[Strip] = []
        self._tells = True
        self._told: tuple[Point, Place] | None = None
        self._ahead: asyncio.TimerHandle | None = None
        self._row_count = RowCount(self._find_marks, self._refresh_rows)
        self._forget_selection()

    # ------------------------------------------------------------------ for the program

    def show(self, document: Document) -> None:
        """Show a document from its start, as it is in the original."""
        self._rendition = Rendition(document)
        self._manner = self._manner.of_all
        self._viewport = self._fitted = None
        self._start = START
        self._told = None
        self._forget_selection()
        self._decorations = Decorations()
        self._repaint()

    def heights_of(self, document: Document) -> Heights:
        """Return how high the paragraphs of a document are in this view; takes any thread."""
        return Heights(document, self._page.columns[0].measure, folded=self._manner.folded)

    def replace(self, rendition: Rendition, heights: Heights, paragraph: int, offset: int) -> None:
        """Show another state of the document; where the reader is now keeps its row.

        Args:
            rendition: the state.
            heights: what `heights_of` returned for it.
            paragraph: where the reader is in it.
            offset: where in that paragraph.
        """
        self._rendition = rendition
        self._heights = heights
        self._manner = self._manner.of_all
        self._start = self._moved = Point(paragraph, offset)
        self._arrangement = self._arrangement._replace(beside=None)
        self._told = None
        self._forget_selection()
        self._decorations = Decorations()
        self._repaint()

    def set_rendition(self, rendition: Rendition) -> None:
        """Show the same document at the same place otherwise."""
        self._rendition = rendition
        self._refresh_rows()

    def light_up(self, light: Light) -> None:
        """Let only a part of the text draw the eye."""
        self._light = light
        self._refresh_rows()

    def divide(self, arrangement: Arrangement) -> None:
        """Divide the pane otherwise; it stays one column while there is no room for two."""
        self._arrangement = arrangement
        self._refresh_rows()

    def set_decorations(
        self,
        marked: Marked,
        found: Found | None = None,
        place: tuple[int, int] | None = None,
    ) -> None:
        """Mark these, and hits on top; of two on the same characters the later one shows.

        Args:
            marked: what is marked.
            found: the hits.
            place: an original code point to go to; None to stay.
        """
        self._decorations = Decorations(marked, found, self._decorations.references)
        if place is None:
            self._repaint()
        else:
            self._forget_rows()
            self.go_to(*place)

    def set_references(self, references: Callable[[int], Sequence[Span]]) -> None:
        """Let words that lead elsewhere be seen; ``references`` gives their spans by paragraph."""
        self._decorations.references = references
        self._repaint()
        if self._viewport is not None:
            self._row_count.begin(self._viewport.layout)

    def set_widest(self, cells: int) -> None:
        """Let the column be at most ``cells`` wide."""
        self._widest = cells
        self._refresh_rows()

    def set_row_ends(self, *, even: bool, hanging: bool) -> None:
        """Let rows of running text end at the same cell where that looks well; let marks hang."""
        self._set_manner(self._manner._replace(even=even, hanging=hanging))

    @property
    def manner(self) -> Manner:
        """How the text is set."""
        return self._manner

    def adapt(self, manner: Manner) -> None:
        """Set single paragraphs and tables otherwise; the reader's row stays on the screen."""
        view = self._viewport
        self._manner = manner
        if view is not None:
            y = view.y
            view.layout.adapt(manner)
            view.put(view.point, y)
        self._repaint()

    def _set_manner(self, manner: Manner) -> None:
        self._manner = manner
        self._refresh_rows()

    def action_toggle_furniture(self) -> None:
        """Show what the site put around the text, or fold it away."""
        self._set_manner(self._manner._replace(folded=not self._manner.folded))

    def reveal(self, paragraph: int) -> None:
        """Let a paragraph be seen also if it is among what the site put around the text."""
        rendition = self._rendition
        if self._manner.folded and rendition is not None:
            kind = rendition.document.paragraphs[paragraph].kind
            if kind is ParagraphKind.FURNITURE:
                self.action_toggle_furniture()

    def go_to(self, paragraph: int, offset: int = 0) -> None:
        """Go to an original code point."""
        point = Point(paragraph, offset)
        self._start = point
        self.see(lambda view: view.go_to(point))

    def put(self, paragraph: int, offset: int, *, y: int) -> None:
        """Go to an original code point, its row on that row of the screen; tell nobody."""
        point = self._start = Point(paragraph, offset)
        with self.quietly():
            self.see(lambda view: view.put(point, y))

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Tell nobody what changes meanwhile."""
        before, self._tells = self._tells, False
        try:
            yield
        finally:
            self._tells = before

    @property
    def widest(self) -> int:
        """The most cells that the column may be wide."""
        return self._widest

    @property
    def place(self) -> Point:
        """Where the reader is: the paragraph and the code point of its original text."""
        return self._start if self._viewport is None else self._viewport.point

    @property
    def progress(self) -> float:
        """How much of the document lies above the end of the screen, from 0 to 1."""
        view = self._viewport
        if view is None or view.at_end:
            return 1.0
        return min((view.layout.position(view.top) + view.height) / view.layout.total, 1.0)

    # ------------------------------------------------------------------ how it works

    @property
    def viewport(self) -> Viewport | None:
        """What is on the screen; None before there are a document and a size."""
        return self._viewport

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the screen where the text of the reader's row begins."""
        view, height = self._viewport, max(self.size.height, 1)
        if view is None or not view.rows:
            return self.region.offset
        y = view.y
        column = self._page.columns[y // height % len(self._page.columns)]
        row = view.rows[y][1]
        inside = row.fragments[0].column if row.fragments else row.indent
        return self.region.offset + Offset(column.left + inside, y % height)

    def point_at(self, x: int, y: int) -> Point:
        """Return the point at a cell of the view; the reader's own before there is a document."""
        view = self._viewport
        return self._start if view is None else self._page.point_at(view, x, y)

    def see(self, change: Callable[[Viewport], None]) -> None:
        """Change what is on the screen; nothing happens before there is a document."""
        self._fit()
        if self._viewport is not None:
            change(self._viewport)
            self._bring_cell(self._viewport)
            self._extend_selection(self._viewport)
            if self._refresh_rows() > self.size.height // 2:
                self._look_ahead(change)

    def _bring_cell(self, view: Viewport) -> None:
        """Scroll the table that the reader is in sideways, if his cell is not on the screen."""
        if not self._manner.tables:
            return
        table = view.layout.table(view.point.paragraph)
        if table is not None and table.start in self._manner.tables:
            first = table.first_that_shows(view.point.paragraph, view.displayed_offset)
            if first is not None:
                tables = {**self._manner.tables, table.start: first}
                self.adapt(self._manner._replace(tables=tables))

    def tell_nothing_to_select(self) -> None:
        """Tell the program that what the user wanted to select isn't there."""
        self.post_message(self.NothingToSelect())

    def tell_selection(self) -> None:
        """Tell the program that something else is selected."""
        self.post_message(self.Selected())

    def on_resize(self) -> None:
        """Fill the new size; the reader's row stays where it is on the screen."""
        self._refresh_rows()

    def notify_style_update(self) -> None:
        """Paint anew in the new colours."""
        super().notify_style_update()
        self._palette = self._edges = None
        self._painter = None
        self._frame = []
        self.refresh()

    def on_unmount(self) -> None:
        """Do nothing in the background any more."""
        self._row_count.stop()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Spare a look at the style sheets: the text looks the same with and without the focus."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the strips of a part of the view."""
        width, height = self.size
        if len(self._frame) != height or (self._frame and self._frame[0].cell_length != width):
            self._frame = self._paint()
        strips = self._frame[crop.y : crop.bottom]
        if crop.x or crop.right < width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _fit(self) -> None:
        """Set the rows anew if the document, script, size or folding is not what it was."""
        if self._rendition is None or not self.size:
            return
        width, height = self.size
        setting = (self._manner.of_all, self._arrangement)
        fit = (self._rendition, width, height, self._widest, *setting)
        if fit == self._fitted:
            return
        self._fitted = fit
        self._page = page(width, self._widest, self._arrangement, self._manner.hung)
        before, kind = self._viewport, self._page.viewport
        known = self._heights or (before.layout.heights if before else None)
        layout = self._page.lay_out(self._rendition, self._manner, known)
        self._heights = None
        if type(before) is kind:
            before.lay_out(layout, self._page.height(height), self._moved)
        else:
            start = self._start if before is None else self._moved or before.point
            self._viewport = kind(layout, self._page.height(height), start)
        self._row_count.begin(layout)
        self._moved = None
        self._painter = None

    def _find_marks(self, paragraph: int) -> None:
        """Find what stands out in a paragraph by itself; both are remembered where it is found."""
        if self._viewport is not None:
            self._viewport.layout.styles.spans(paragraph)
            self._decorations.references(paragraph)

    def _repaint(self) -> None:
        self._forget_rows()
        self._refresh_rows()

    def _forget_rows(self) -> None:
        self._painter = self._edges = None

    def _look_ahead(self, change: Callable[[Viewport], None]) -> None:
        """Paint, once this page stands, what the same motion leads to: whoever turns reads on."""

        def paint() -> None:
            view = self._viewport
            if view is None or self.selection is not None or not self.size:
                return
            ahead = copy(view)
            change(ahead)
            if ahead.top != view.top:
                for strip in self._paint_view(ahead):
                    strip.render(self.app.console)
                self._refresh_rows()  # it is better known now how long the text is

        if self._ahead is not None:
            self._ahead.cancel()
        self._ahead = asyncio.get_running_loop().call_later(_STANDS, self.call_later, paint)

    def _refresh_rows(self) -> int:
        """Paint, and let the rows be sent that look different now; tell where the reader is.

        Return how many rows look different.
        """
        if not self.is_mounted or not self.size:
            return 0
        before, self._frame = self._frame, self._paint()
        changed = [
            y
            for y, strip in enumerate(self._frame)
            if y >= len(before) or (strip is not before[y] and strip != before[y])
        ]
        self.refresh_rows(changed)
        view = self._viewport
        if view is not None and (view.point, view.top) != self._told:
            self._told = (view.point, view.top)
            if self._tells:
                self.post_message(self.Moved())
        return len(changed)

    def _paint(self) -> list[Strip]:
        """Return the strips of the whole view."""
        self._fit()
        return self._paint_view(self._viewport)

    def _paint_view(self, view: Viewport | None) -> list[Strip]:
        width, height = self.size
        if self._palette is None:
            self._palette = Palette(self)
        marks = {HIT: self._decorations.hits, NOTE: self._decorations.notes}
        if self._edges is None:
            self._edges = EdgePainter(self._palette)
        edges = self._edges.paint(view, height, marks)
        strips = [] if view is None else self._paint_rows(view, edges)
        air = Segment(" " * (width - EDGE), self._palette.style())
        strips += [Strip([air, *edge][-width:], width) for edge in edges[len(strips) :]]
        return strips

    def _paint_rows(self, view: Viewport, edges: list[Edge]) -> list[Strip]:
        width = self.size.width
        if self._painter is None:
            palette = self._palette or Palette(self)
            self._painter = PagePainter(self._page, view, width, self._decorations, palette)
        selected = None if self.selection is None else self.displayed_selection
        emphases = [
            Emphases(view, layout, selected, self._light) for layout in self._page.layouts(view)
        ]
        return self._painter.paint(view, emphases, edges)
