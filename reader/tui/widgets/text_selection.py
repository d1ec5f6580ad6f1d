"""Selecting in the text view: with motions, as text objects, by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.layout.motions import Point
from reader.layout.objects import OBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.layout import Row, Viewport

    Span = tuple[int, int, int]


class TextSelection:
    """A selection lies in one paragraph, from where it was begun to the point, both included."""

    _anchor: Point | None
    _selection: Span | None

    if TYPE_CHECKING:

        @property
        def viewport(self) -> Viewport | None:
            """What is on the screen; the view has this."""

        def see(self, change: Callable[[Viewport], None]) -> None:
            """Change what is on the screen; the view has this."""

        def tell_selection(self, span: Span | None) -> None:
            """Tell the program what is selected; the view has this."""

    @property
    def selection(self) -> Span | None:
        """Paragraph, start and end in original code points; None when nothing is selected."""
        return self._selection

    @property
    def word(self) -> Span:
        """Paragraph, start and end in original code points of the word at the point."""
        if self.viewport is None:
            return 0, 0, 0
        point = self.viewport.point
        return point.paragraph, *OBJECTS["word"](self.viewport.layout.rendition.document, point)

    def select(self, paragraph: int, start: int, end: int) -> None:
        """Select a span, at least one code point, and go to its end."""
        self._anchor = Point(paragraph, start)
        self.see(lambda view: view.go_to(Point(paragraph, max(end - 1, start))))

    def clear_selection(self) -> None:
        """Select nothing."""
        if self._anchor is not None:
            self._forget_selection()
            self.tell_selection(None)
            self.see(lambda _: None)

    def displayed_selection(self, view: Viewport, row: Row) -> tuple[int, int] | None:
        """Return the part of a row that is selected, in displayed code points."""
        if self._selection is None or self._selection[0] != row.paragraph:
            return None
        start, end = view.layout.rendition.to_text(*self._selection)
        start, end = max(start, row.start), min(end, row.end)
        return (start, end) if start < end else None

    def action_select(self) -> None:
        """Begin to select at the point, or stop selecting."""
        if self._anchor is not None:
            self.clear_selection()
        elif self.viewport is not None and self.viewport.rows:
            self._anchor = self.viewport.point
            self.see(lambda _: None)

    def action_select_word(self) -> None:
        """Select the word at the point."""
        self._select_object("word")

    def action_select_clause(self) -> None:
        """Select up to the nearest marks on both sides."""
        self._select_object("clause")

    def action_select_sentence(self) -> None:
        """Select the sentence at the point."""
        self._select_object("sentence")

    def action_select_paragraph(self) -> None:
        """Select the paragraph."""
        self._select_object("paragraph")

    def action_select_quotation(self) -> None:
        """Select what the quotation marks or brackets around the point hold."""
        self._select_object("quotation")

    def _select_object(self, name: str) -> None:
        if self.viewport is None:
            return
        point = self.viewport.point
        start, end = OBJECTS[name](self.viewport.layout.rendition.document, point)
        if end > start:
            self.select(point.paragraph, start, end)

    def _forget_selection(self) -> None:
        self._anchor = None
        self._selection = None

    def _extend_selection(self, view: Viewport) -> None:
        """Let the selection reach to the point, which is kept in the selection's paragraph."""
        anchor = self._anchor
        if anchor is None:
            return
        text = view.layout.rendition.document.paragraphs[anchor.paragraph].text
        if view.point.paragraph != anchor.paragraph:
            last = 0 if view.point < anchor else max(len(text) - 1, 0)
            view.go_to(Point(anchor.paragraph, last))
        first, last = sorted((anchor.offset, view.point.offset))
        span = (anchor.paragraph, first, min(last + 1, len(text)))
        if span != self._selection:
            self._selection = span
            self.tell_selection(span)
