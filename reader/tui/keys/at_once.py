"""Keys that only move the reader, answered in the turn of the event loop that reads them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.tui.widgets.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events

    from reader.tui.app import PizhuApp
    from reader.tui.screens.reading import ReadingScreen

_TOASTS = "textual-toastrack"  # the only thing that ever floats over the text


class AtOnce:
    """Knows which keys can be answered at once.

    On the usual way a key goes through the queues of the application, the screen and the widgets,
    and what it changed waits for the next tick of the display. That is right for whatever opens,
    closes, asks or waits, and takes several times as long as turning a page does. Only where
    nothing else is under way does a motion have nothing to wait for.
    """

    def __init__(self, app: PizhuApp, show: Callable[[Frame], None]) -> None:
        """Answer nothing yet.

        Args:
            app: whose keys they are.
            show: sends a frame.
        """
        self._app = app
        self._show = show
        self._on_the_way: set[events.Key] = set()
        self.ready = False

    @contextmanager
    def frame(self) -> Iterator[None]:
        """Send together what is answered meanwhile."""
        with Frame() as frame:
            yield
        if frame:
            self._show(frame)

    def answer(self, key: events.Key) -> bool:
        """Answer a key if that can be done at once; else it is on the way until `arrived`."""
        screen = self._screen()
        if screen is None or not screen.move_at_once(key):
            self._on_the_way.add(key)
            return False
        return True

    def arrived(self, key: events.Key) -> None:
        """Take notice that a key has taken effect the usual way."""
        self._on_the_way.discard(key)

    def _screen(self) -> ReadingScreen | None:
        """Return the reading screen if nothing is under way there."""
        app, screen = self._app, self._app.reading
        if screen is None or not self.ready or self._on_the_way or app.screen is not screen:
            return None
        view = screen.view
        calm = (
            app.focused is view
            and app.app_focus
            and app.mouse_captured is None
            and not any(node.message_queue_size for node in (app, screen, view))
            and not any(child.id == _TOASTS and child.children for child in screen.children)
        )
        return screen if calm else None
