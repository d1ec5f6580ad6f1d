"""Hearing Esc before the application stands; whatever else is typed waits for it.

Keys that are read cannot be given back to the terminal, so they are kept for the application.
"""

from __future__ import annotations

import os
import select

from reader.tui.starting.early_page import restore_keys, silence_keys
from reader.tui.terminal.terminal import TERMINAL

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from typing import Any

_ESCAPE = b"\x1b"
_REST = 0.05  # seconds in which the rest of a key's sequence comes
_MOST = 4096  # bytes at a time

typed = bytearray()
"""What was typed and not yet heard by the application."""


class Ears:
    """Implements `reader.cli.interface.Ears`."""

    def __init__(self) -> None:
        self._awake, self._waker = os.pipe()
        self._terminal = -1
        self._before: list[Any] | None = None

    def begin(self) -> None:
        """Listen; what is typed is not shown from now on."""
        try:
            self._terminal = os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY)
        except OSError:
            return
        self._before = silence_keys(self._terminal)

    def hear_escape(self, seconds: float) -> bool:
        """Return whether Esc is pressed within so many seconds; earlier when woken."""
        if self._terminal < 0:
            select.select([self._awake], [], [], seconds)
            return False
        ready, _, _ = select.select([self._terminal, self._awake], [], [], seconds)
        if self._awake in ready or not ready:
            return False
        data = os.read(self._terminal, _MOST)
        if data == _ESCAPE and not select.select([self._terminal], [], [], _REST)[0]:
            self._leave_terminal()
            return True
        typed.extend(data)
        return False

    def wake(self) -> None:
        """Let `hear_escape` return."""
        os.write(self._waker, b".")

    def end(self) -> None:
        """Leave the terminal as it was."""
        self._leave_terminal()
        for descriptor in (self._terminal, self._awake, self._waker):
            if descriptor >= 0:
                os.close(descriptor)

    def _leave_terminal(self) -> None:
        """Leave it as it was, unless a shell has taken it back, which may be quicker."""
        if self._before is not None and os.tcgetpgrp(self._terminal) == os.getpgrp():
            restore_keys(self._before, self._terminal)
        self._before = None
