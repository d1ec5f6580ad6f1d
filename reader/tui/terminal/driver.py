"""A terminal driver that loses no time, keeps what stands there at first, and notices the end."""

from __future__ import annotations

import select
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from reader.tui.terminal.keyboard import Keyboard
from reader.tui.terminal.output import Output
from reader.tui.terminal.terminal import in_browser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.driver import Driver
    from textual.message import Message

    from reader.tui.app import PizhuApp
    from reader.tui.keys.at_once import AtOnce

_ALTERNATE_SCREEN = "\x1b[?1049h"
_ENDINGS = (signal.SIGHUP, signal.SIGTERM)


class TerminalDriver(LinuxDriver):
    """Reads and writes in the event loop itself, where Textual has a thread for each.

    It lets the application leave in good order when it is told to or its terminal is gone.
    """

    _hangup: select.epoll | None = None
    _keyboard: Keyboard | None = None
    _listens = False
    _output: Output | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and look out for its end."""
        self._keyboard = self._keyboard or Keyboard(self._loop, self.fileno, self._take)
        self._listens = self._keyboard.begin()
        if self._file is not None:
            with suppress(OSError):  # it goes by no name here: the thread writes
                self._output = Output(self._loop, self._file)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
        for number in _ENDINGS:
            self._loop.add_signal_handler(number, self._leave)
        if self._hangup is None and hasattr(select, "epoll"):
            self._hangup = select.epoll()
            self._hangup.register(self.fileno, 0)  # for what need not be asked for: a hang-up
            self._loop.add_reader(self._hangup, self._leave)

    def run_input_thread(self) -> None:
        """Take in keys until the terminal is gone, where the event loop cannot."""
        if not self._listens:
            with suppress(OSError):
                super().run_input_thread()

    def send_message(self, message: Message) -> None:
        """Answer a message at once, or put it into the application's queue."""
        if not self._listens:
            self._loop.call_soon_threadsafe(self._app.post_message, message)
        elif not isinstance(message, events.Key) or not self._at_once.answer(message):
            self._app.post_message(message)

    def disable_input(self) -> None:
        """Take in no more keys."""
        if self._listens and self._keyboard is not None:
            self._listens = False
            self._keyboard.end()
        super().disable_input()

    def write(self, data: str) -> None:
        """Write something; it is sent at the next `flush`, or soon."""
        if self._output is None:
            super().write(data)
        else:
            self._output.write(data)

    def flush(self) -> None:
        """Send what was written."""
        if self._output is not None:
            self._output.flush()

    def stop_application_mode(self) -> None:
        """Give the terminal back, with all that was written."""
        super().stop_application_mode()
        if self._output is not None:
            self._output.finish()

    def close(self) -> None:
        """Look out no more."""
        self._look_away()
        if self._output is not None:
            self._output.close()
            self._output = None
        super().close()

    @property
    def _at_once(self) -> AtOnce:
        return cast("PizhuApp", self._app).at_once

    def _take(self, messages: Iterable[Message]) -> None:
        try:
            with self._at_once.frame():
                for message in messages:
                    self.process_message(message)
        except Exception as error:  # noqa: BLE001  (raised again where Textual ends on it)
            self._app.call_later(_raise, error)

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


def _raise(error: Exception) -> None:
    raise error
