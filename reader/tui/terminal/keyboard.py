"""Taking in what is typed, and what the terminal answers, in the event loop itself.

Textual reads in a thread of its own, whose hand-over takes longer than many a key's whole answer.
"""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from contextvars import copy_context
from typing import TYPE_CHECKING

from textual import constants

from reader.tui.terminal.ears import typed
from reader.tui.terminal.pasting import Parser

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable

    from textual.message import Message

_MOST = 4096  # bytes at a time
_GRACE = 0.01  # seconds beyond the time that an escape sequence may take between two characters


class Keyboard:
    """Reads a terminal and hands on what it told, all of one reading together."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        descriptor: int,
        take: Callable[[Iterable[Message]], None],
    ) -> None:
        """Read nothing yet; what is handed on is handed on in the present context."""
        self._loop = loop
        self._descriptor = descriptor
        self._take = take
        self._context = copy_context()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> bool:
        """Begin to read; return whether that is possible in the event loop."""
        self._parser = Parser()
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        try:
            self._loop.add_reader(self._descriptor, self._context.run, self._read)
        except (OSError, NotImplementedError):  # no terminal, or not in this kind of loop
            return False
        if typed:
            self._loop.call_soon(self._context.run, self._hear, bytes(typed))
            typed.clear()
        return True

    def end(self) -> None:
        """Read no more."""
        self._loop.remove_reader(self._descriptor)
        self._wait(None)

    def _read(self) -> None:
        try:
            data = os.read(self._descriptor, _MOST)
        except OSError:
            data = b""
        if not data:  # the terminal is gone
            self.end()
            return
        self._hear(data)

    def _hear(self, data: bytes) -> None:
        text = self._decode(data)
        if text:  # a part of a character is none yet; to the parser, no text is the end
            self._take(self._parser.feed(text))
        self._wait(constants.ESCAPE_DELAY + _GRACE)

    def _wait(self, seconds: float | None) -> None:
        """Take a sequence that does not go on in time for the Escape key."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            run = self._context.run
            self._timer = self._loop.call_later(seconds, run, self._take, self._parser.tick())
