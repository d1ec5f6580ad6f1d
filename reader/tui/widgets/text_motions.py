"""The motions of the text view as actions; their names are those of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.layout import motions
from reader.layout.motions import repeat

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document
    from reader.layout import Point, Viewport

    Motion = Callable[[Document, Point], Point]


class TextMotions:
    """Motions over a view's rows and text; ``count`` is how many times, None once."""

    if TYPE_CHECKING:

        def see(self, change: Callable[[Viewport], None]) -> None:
            """Change what is on the screen; the view has this."""

        def look_ahead(self, *changes: Callable[[Viewport], None]) -> None:
            """Paint what changes lead to; the view has this."""

    def action_row_down(self, count: int | None = None) -> None:
        """Go down by rows."""
        self.see(lambda view: view.move(count or 1))

    def action_row_up(self, count: int | None = None) -> None:
        """Go up by rows."""
        self.see(lambda view: view.move(-(count or 1)))

    def action_page_down(self, count: int | None = None) -> None:
        """Turn pages."""
        self.see(lambda view: view.turn(count or 1))

    def action_page_up(self, count: int | None = None) -> None:
        """Turn pages back."""
        self.see(lambda view: view.turn(-(count or 1)))

    def action_half_page_down(self, count: int | None = None) -> None:
        """Go down by half pages."""
        self.see(lambda view: view.turn((count or 1) / 2))

    def action_half_page_up(self, count: int | None = None) -> None:
        """Go up by half pages."""
        self.see(lambda view: view.turn(-(count or 1) / 2))

    def action_paragraph_next(self, count: int | None = None) -> None:
        """Go to the next paragraph."""
        self._follow(motions.next_paragraph, count)

    def action_paragraph_previous(self, count: int | None = None) -> None:
        """Go to the start of this paragraph, then the one before."""
        self._follow(motions.previous_paragraph, count)

    def action_sentence_next(self, count: int | None = None) -> None:
        """Go to the next sentence."""
        self._follow(motions.next_sentence, count)

    def action_sentence_previous(self, count: int | None = None) -> None:
        """Go to the start of this sentence, then the one before."""
        self._follow(motions.previous_sentence, count)

    def action_section_next(self, count: int | None = None) -> None:
        """Go to the next heading."""
        self._follow(motions.next_section, count)

    def action_section_previous(self, count: int | None = None) -> None:
        """Go to this section's heading, then the one before."""
        self._follow(motions.previous_section, count)

    def action_character_right(self, count: int | None = None) -> None:
        """Go right by characters."""
        self._follow(motions.next_character, count)

    def action_character_left(self, count: int | None = None) -> None:
        """Go left by characters."""
        self._follow(motions.previous_character, count)

    def action_document_start(self, count: int | None = None) -> None:
        """Go to the start of the document."""
        del count
        self._follow(motions.first_point, 1)

    def action_document_end(self, count: int | None = None) -> None:
        """Go to the end of the document."""
        del count
        self._follow(motions.last_point, 1)

    def expect_first_keys(self) -> None:
        """Paint, before any is pressed, what turns a page and what goes to the end."""
        self.look_ahead(lambda view: view.turn(1), _go_to_end)

    def _follow(self, motion: Motion, count: int | None) -> None:
        def go(view: Viewport) -> None:
            document = view.layout.rendition.document
            view.go_to(repeat(motion, document, view.point, count or 1))

        self.see(go)


def _go_to_end(view: Viewport) -> None:
    view.go_to(motions.last_point(view.layout.rendition.document))
