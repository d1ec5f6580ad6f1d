"""A terminal driver that begins without wiping out what stands there, and notices the end."""

from __future__ import annotations

import select
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

from reader.tui.terminal import in_browser

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message

_ALTERNATE_SCREEN = "\x1b[?1049h"
_ENDINGS = (signal.SIGHUP, signal.SIGTERM)


class TerminalDriver(LinuxDriver):
    """Lets the application leave in good order when it is told to or its terminal is gone."""

    _hangup: select.epoll | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and look out for its end."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
        for number in _ENDINGS:
            self._loop.add_signal_handler(number, self._leave)
        if self._hangup is None and hasattr(select, "epoll"):
            self._hangup = select.epoll()
            self._hangup.register(self.fileno, 0)  # for what need not be asked for: a hang-up
            self._loop.add_reader(self._hangup, self._leave)

    def run_input_thread(self) -> None:
        """Take in keys until the terminal is gone."""
        with suppress(OSError):
            super().run_input_thread()

    def send_message(self, message: Message) -> None:
        """Put a message into the application's queue, without a task of its own for it."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def close(self) -> None:
        """Look out no more."""
        self._look_away()
        super().close()

    def _leave(self) -> None:
        self._look_away()
        self._app.call_later(self._app.action_quit)

    def _look_away(self) -> None:
        if self._hangup is not None:
            self._loop.remove_reader(self._hangup)
            self._hangup.close()
            self._hangup = None


class PageKeepingDriver(TerminalDriver):
    """Terminals clear the alternate screen when asked to show it, even where it is shown."""

    _kept = False

    def write(self, data: str) -> None:
        """Write all but the first request for the alternate screen."""
        if data == _ALTERNATE_SCREEN and not self._kept:
            self._kept = True  # only at the start: after a visit to the shell the screen is due
            return
        super().write(data)


def driver_class(*, page_stands: bool = False) -> type[Driver] | None:
    """Return what talks to the terminal, on which a page may stand; None for a browser's."""
    if in_browser():
        return None
    return PageKeepingDriver if page_stands else TerminalDriver
