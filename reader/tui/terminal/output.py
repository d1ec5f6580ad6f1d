"""Writing to the terminal without waiting for it, and without a thread that waits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from typing import TextIO

_MOST = 1 << 16  # bytes that may be on the way to a terminal that takes none


class Output:
    """Sends what is written as soon as it is flushed, or else as the terminal takes it.

    Textual hands what it writes to a thread, and a key's answer stands about in between.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, file: TextIO) -> None:
        """Write to the terminal of a file, through a description of our own that never waits.

        Raises:
            OSError: there is no such terminal, or it cannot be opened.
        """
        self._loop = loop
        self._encoding, self._errors = file.encoding, file.errors or "strict"
        terminal = os.ttyname(file.fileno())
        self._descriptor = os.open(terminal, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        self._written: list[str] = []
        self._rest = b""
        self._waits = False

    def write(self, text: str) -> None:
        """Take some text; it is sent with the next flush, in this turn of the loop or behind it."""
        if not self._written:
            self._loop.call_soon(self.flush)
        self._written.append(text)

    def flush(self) -> None:
        """Send what has been written, behind what the terminal has not taken yet."""
        self._gather()
        if len(self._rest) > _MOST:
            self.finish()
        elif not self._waits:
            self._send()

    def finish(self) -> None:
        """Send all that there is, however long the terminal takes."""
        self._gather()
        os.set_blocking(self._descriptor, True)
        while self._rest:
            self._send()
        os.set_blocking(self._descriptor, False)

    def close(self) -> None:
        """Send all that there is, and no more."""
        self.finish()
        self._wait(False)
        os.close(self._descriptor)

    def _gather(self) -> None:
        written = "".join(self._written)
        self._written.clear()
        self._rest += written.encode(self._encoding, self._errors)

    def _send(self) -> None:
        """Send as much as the terminal takes; once it takes more, go on."""
        data, self._rest = self._rest, b""
        sent = 0
        if data:
            try:
                sent = os.write(self._descriptor, data)
            except BlockingIOError:
                pass
            except OSError:  # the terminal is gone
                sent = len(data)
        self._rest = data[sent:]
        self._wait(bool(self._rest))

    def _wait(self, waits: bool) -> None:
        if waits and not self._waits:
            self._loop.add_writer(self._descriptor, self._send)
        elif self._waits and not waits:
            self._loop.remove_writer(self._descriptor)
        self._waits = waits
