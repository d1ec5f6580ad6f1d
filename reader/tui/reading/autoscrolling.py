"""Letting the text go by on its own, a row at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.tui import pace
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.layout import Point, Viewport
    from reader.tui.screens.reading import ReadingScreen

_HELD_AT = 3  # the row that is read goes no lower than a third of the screen


class Autoscrolling(Helper):
    """Goes on by a row when its characters have been read; whatever the reader does stops it.

    Attributes:
        keys: the commands that the status line names meanwhile.
    """

    keys = ("scroll_faster", "scroll_slower", "scroll_pause")

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._timer: Timer | None = None
        self._at: Point | None = None

    @property
    def active(self) -> bool:
        """Whether the text is going by."""
        return self._timer is not None

    @property
    def speed(self) -> int:
        """Characters a minute."""
        return self.screen.pizhu.settings.scroll_speed

    def action_auto_scroll(self) -> None:
        """Let the text go by, or stop that."""
        if self.active:
            self.stop()
        elif self.screen.view.viewport is not None:
            self.screen.set_focus(self.screen.view)
            self.screen.view.clear_selection()
            self._wait()
            self.screen.arranging.show()
            self.screen.show_mode()

    def action_scroll_pause(self) -> None:
        """Stop."""
        self.stop()

    def action_scroll_faster(self) -> None:
        """Go faster from now on."""
        self._change_speed(1)

    def action_scroll_slower(self) -> None:
        """Go slower from now on."""
        self._change_speed(-1)

    def look(self) -> None:
        """Stop where the reader has gone elsewhere."""
        if self.active and self.screen.view.place != self._at:
            self.stop()

    def stop(self) -> None:
        """Let the text stand."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.screen.arranging.show()
            self.screen.show_mode()

    def _change_speed(self, steps: int) -> None:
        try:
            self.screen.pizhu.change_setting("scroll_speed", pace.changed(self.speed, steps))
        except PizhuError as error:
            self.screen.say(str(error), failed=True)
        self._wait()
        self.screen.show_mode()

    def _wait(self) -> None:
        """Wait until the row at the reader has been read."""
        if self._timer is not None:
            self._timer.stop()
        view = self.screen.view
        self._at = view.place
        row = view.viewport and view.viewport.layout.row(view.viewport.place)
        text = self.screen.rendition.text(row.paragraph)[row.start : row.end] if row else ""
        self._timer = self.screen.set_timer(pace.seconds(text, self.speed), self._go_on)

    def _go_on(self) -> None:
        if self.screen.layer != "scrolling" or self.screen.app.screen is not self.screen:
            self.stop()
            return
        self.screen.view.see(_advance)
        if self.screen.view.place == self._at:
            self.stop()
            self.screen.say(tr("modes.scrolled_to_end"))
        else:
            self._wait()


def _advance(view: Viewport) -> None:
    view.move(1)
    view.hold(view.height // _HELD_AT)
