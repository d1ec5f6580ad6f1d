"""Selecting in the text view: with motions, as text objects, by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.layout.extents import Extent
from reader.layout.motions import Point
from reader.layout.objects import OBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document
    from reader.layout import Layout, Row, Viewport


class Chosen(NamedTuple):
    """A text object that was selected.

    Attributes:
        point: where the reader was.
        y: the row of the screen that this was on.
        extent: what was selected.
    """

    point: Point
    y: int
    extent: Extent


class TextSelection:
    """A selection runs from where it was begun to the point, both included."""

    _anchor: Point | None
    _selection: Extent | None
    _chosen: Chosen | None

    if TYPE_CHECKING:

        @property
        def viewport(self) -> Viewport | None:
            """What is on the screen; the view has this."""

        def see(self, change: Callable[[Viewport], None]) -> None:
            """Change what is on the screen; the view has this."""

        def tell_selection(self) -> None:
            """Tell the program that something else is selected; the view has this."""

        def tell_nothing_to_select(self) -> None:
            """Tell the program that there is nothing to select; the view has this."""

    @property
    def selection(self) -> Extent | None:
        """What is selected, in original code points; None when nothing is."""
        return self._selection

    @property
    def word(self) -> Extent | None:
        """The word at the point, in original code points; None where nothing is shown."""
        if self.viewport is None:
            return None
        return OBJECTS["word"](self.viewport.layout.rendition.document, self.viewport.point, 1)

    def select(self, start: Point, end: Point, *, point_at_start: bool = False) -> None:
        """Select from a code point to just behind another one, and go to the end, or the start."""
        last = Point(end.paragraph, max(end.offset - 1, 0))
        self._anchor, point = (last, start) if point_at_start else (start, last)
        self.see(lambda view: view.go_to(point))

    def clear_selection(self, *, stay: bool = False) -> None:
        """Select nothing; who chose an object goes back to where, unless he is to stay."""
        if self._anchor is not None:
            chosen = self._chosen_now
            self._forget_selection()
            self.tell_selection()
            if chosen is None or stay:
                self.see(lambda _: None)
            else:
                self.see(lambda view: view.put(chosen.point, chosen.y))

    @property
    def _chosen_now(self) -> Chosen | None:
        """The text object that is selected, None if anything else is."""
        chosen = self._chosen
        return chosen if chosen is not None and chosen.extent == self._selection else None

    def displayed_selection(self, layout: Layout, row: Row) -> tuple[int, int] | None:
        """Return the part of a layout's row that is selected, in displayed code points."""
        part = self._part_on(layout.rendition.document, row.paragraph)
        if part is None:
            return None
        start, end = layout.rendition.to_text(row.paragraph, *part)
        start, end = max(start, row.start), min(end, row.end)
        return (start, end) if start < end else None

    def action_select_other_end(self) -> None:
        """Go to the other end of the selection, to change it there."""
        anchor = self._anchor
        if anchor is not None and self.viewport is not None:
            self._anchor = self.viewport.point
            self.see(lambda view: view.go_to(anchor))

    def action_select(self) -> None:
        """Begin to select at the point, or stop selecting."""
        if self._anchor is not None:
            self.clear_selection()
        elif self.viewport is not None and self.viewport.rows:
            self._anchor = self.viewport.point
            self.see(lambda _: None)

    def action_select_word(self, count: int | None = None) -> None:
        """Select the word at the point, or so many."""
        self._select_object("word", count)

    def action_select_clause(self, count: int | None = None) -> None:
        """Select up to the nearest marks on both sides."""
        self._select_object("clause", count)

    def action_select_whole_clause(self, count: int | None = None) -> None:
        """Select the clause with the marks that end it."""
        self._select_object("whole_clause", count)

    def action_select_sentence(self, count: int | None = None) -> None:
        """Select the sentence at the point, or so many."""
        self._select_object("sentence", count)

    def action_select_paragraph(self, count: int | None = None) -> None:
        """Select the paragraph, or so many."""
        self._select_object("paragraph", count)

    def action_select_section(self, count: int | None = None) -> None:
        """Select the section, or the one so many levels out."""
        self._select_object("section", count)

    def action_select_quotation(self, count: int | None = None) -> None:
        """Select what the quotation marks or brackets around the point hold."""
        self._select_object("quotation", count)

    def action_select_whole_quotation(self, count: int | None = None) -> None:
        """Select that with the marks or brackets."""
        self._select_object("whole_quotation", count)

    def _select_object(self, name: str, count: int | None) -> None:
        if self.viewport is None:
            return
        view, chosen = self.viewport, self._chosen_now
        point, y = (view.point, view.y) if chosen is None else chosen[:2]
        start, end = OBJECTS[name](view.layout.rendition.document, point, count or 1)
        if end > start:
            self.select(start, end)
            self._chosen = self._selection and Chosen(point, y, self._selection)
        else:
            self.tell_nothing_to_select()

    def _forget_selection(self) -> None:
        self._anchor = self._selection = self._chosen = None

    def _part_on(self, document: Document, paragraph: int) -> tuple[int, int] | None:
        """Return what is selected of a paragraph, in original code points."""
        if self._selection is None:
            return None
        start, end = self._selection
        if not start.paragraph <= paragraph <= end.paragraph:
            return None
        first = start.offset if paragraph == start.paragraph else 0
        length = len(document.paragraphs[paragraph].text)
        return first, end.offset if paragraph == end.paragraph else length

    def _extend_selection(self, view: Viewport) -> None:
        """Let the selection reach from where it was begun to the point."""
        if self._anchor is None:
            return
        first, last = sorted((self._anchor, view.point))
        length = len(view.layout.rendition.document.paragraphs[last.paragraph].text)
        extent = Extent(first, Point(last.paragraph, min(last.offset + 1, length)))
        if extent != self._selection:
            self._selection = extent
            self.tell_selection()
