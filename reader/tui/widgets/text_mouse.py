"""The mouse in the text view: pointing, selecting by dragging, the wheel, the scroll bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.widgets.scroll_bar import EDGE, position_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.geometry import Size

    from reader.layout import Point, Viewport

_WHEEL = 3  # rows a notch
_LEFT = 1  # button


class TextMouse:
    """What the mouse does; both halves of a wide character are that character."""

    _dragged_from: Point | None = None
    _drags_bar = False
    _anchor: Point | None

    if TYPE_CHECKING:

        @property
        def viewport(self) -> Viewport | None:
            """What is on the screen; the view has this."""

        @property
        def size(self) -> Size:
            """Cells of the view; the view has this."""

        def point_at(self, x: int, y: int) -> Point:
            """Return the point at a cell; the view has this."""

        def see(self, change: Callable[[Viewport], None]) -> None:
            """Change what is on the screen; the view has this."""

        def clear_selection(self, *, stay: bool = False) -> None:
            """Select nothing; the view has this."""

        def capture_mouse(self, capture: bool = True) -> None:
            """Get all mouse events; the view has this."""

        def release_mouse(self) -> None:
            """Stop to get them all; the view has this."""

        def action_select_word(self) -> None:
            """Select a word; the view has this."""

        def action_select_sentence(self) -> None:
            """Select a sentence; the view has this."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the character, or take hold of the scroll bar."""
        if event.button != _LEFT or self.viewport is None:
            return
        self.capture_mouse()
        if event.x >= self.size.width - EDGE:
            self._drags_bar = True
            self._drag_bar(event.y)
            return
        point = self.point_at(event.x, event.y)
        self._dragged_from = point
        self.clear_selection(stay=True)
        self.see(lambda view: view.point_to(point))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button went down; past an edge the text scrolls."""
        if self._drags_bar:
            self._drag_bar(event.y)
        elif self._dragged_from is not None and self.viewport is not None:
            if not 0 <= event.y < self.size.height:
                self.viewport.scroll(-1 if event.y < 0 else 1)
            point = self.point_at(event.x, event.y)
            if self._anchor is None and point != self._dragged_from:
                self._anchor = self._dragged_from
            self.see(lambda view: view.point_to(point))

    def on_mouse_up(self) -> None:
        """Let go."""
        if self._drags_bar or self._dragged_from is not None:
            self._drags_bar = False
            self._dragged_from = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select a word by a double click, a sentence by a triple one."""
        if event.x >= self.size.width - EDGE:
            return
        if event.chain == 2:
            self.action_select_word()
        elif event.chain == 3:
            self.action_select_sentence()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop().prevent_default()
        self.see(lambda view: view.scroll(_WHEEL))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop().prevent_default()
        self.see(lambda view: view.scroll(-_WHEEL))

    def _drag_bar(self, y: int) -> None:
        def scroll(view: Viewport) -> None:
            view.show_from(view.layout.place_at(position_under(view, y)))

        self.see(scroll)
