"""What is special about each row on the screen: the reader's paragraph and row, and what is lit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.layout.objects import sentence
from reader.layout.rows import ABOVE
from reader.tui.modes import Light
from reader.tui.widgets.row_composer import NOTHING, PLAIN, Emphasis

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.layout import Layout, Place, Row, Viewport

    Selected = Callable[[Layout, Row], tuple[int, int] | None]


class Emphases:
    """The emphases of the rows of a layout while the reader stays where he is."""

    def __init__(
        self, view: Viewport, layout: Layout, selected: Selected | None, light: Light
    ) -> None:
        """Look from a viewport at a layout of its document, which may be another one than its own.

        Args:
            view: tells where the reader is.
            layout: whose rows are asked for.
            selected: gives the displayed span of a row that is selected; None where nothing is.
            light: what is lit.
        """
        self._layout = layout
        self._selected = selected
        self._light = light
        self._document = layout.rendition.document
        self._point = view.point
        focuses = light in {Light.PARAGRAPH, Light.SENTENCE}
        self._elsewhere = _DARK if focuses else PLAIN  # how rows of other paragraphs are

    def of(self, place: Place, row: Row) -> Emphasis:
        """Return what is special about a row."""
        here = row.paragraph == self._point.paragraph
        if not here and self._selected is None:
            return self._elsewhere
        if not row.holds_text:
            if here:
                return _ABOVE if row.role == ABOVE else PLAIN
            return self._elsewhere
        selection = self._selected(self._layout, row) if self._selected is not None else None
        if not here:
            if selection is None:
                return self._elsewhere
            return self._elsewhere._replace(selection=selection)
        at_point = place == self._place
        cursor = self._offset if at_point and self._selected is not None else None
        ruled = at_point and self._light is Light.RULER
        return Emphasis(True, at_point, selection, cursor, self._lit, ruled)

    @cached_property
    def _offset(self) -> int:
        """The displayed code point at the reader."""
        paragraph, offset = self._point
        end = min(offset + 1, len(self._document.paragraphs[paragraph].text))
        return self._layout.rendition.to_text(paragraph, min(offset, end), end)[0]

    @cached_property
    def _place(self) -> Place:
        """The row of the reader."""
        return self._layout.place_of(self._point.paragraph, self._offset)

    @cached_property
    def _lit(self) -> tuple[int, int] | None:
        """The displayed sentence at the reader, None where all of his paragraph is lit."""
        if self._light is not Light.SENTENCE:
            return None
        start, end = sentence(self._document, self._point)
        return self._layout.rendition.to_text(start.paragraph, start.offset, end.offset)


_DARK = Emphasis(lit=NOTHING)
_ABOVE = Emphasis(in_paragraph=True)
