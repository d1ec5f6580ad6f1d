"""A quiet line on the terminal while a command works and has nothing to show yet.

It tells, from half a second of silence on, what is being done and for how long, and goes before
anything else is printed. `reader.cli.console` imports this where there is a terminal.
"""

from __future__ import annotations

import _thread  # `threading` would keep the program from leaving without ado
import os
import stat
from contextlib import suppress
from time import monotonic

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from reader.cli.interface import Ears

_PATIENCE = 0.5  # seconds of silence, and between two times
_OUTPUT, _MESSAGES = 1, 2
_STANDARD_INPUT = "-"
_CLEAR = "\r\x1b[K"
_INTERRUPT = 2
_ALL_OF_US = 0  # the programs of a pipe, too


class Waiting:
    """The line of one command, drawn by a thread of its own.

    Attributes:
        opens: the document that is being opened, empty where something else is being done.
    """

    def __init__(self, ears: Ears | None = None) -> None:
        """Begin to wait.

        Args:
            ears: hear Esc, which then interrupts like Ctrl+C; None where keys are not ours.
        """
        self.opens = ""
        self._ears = ears
        self._begun = self._silent_since = monotonic()
        self._shown = self._over = False
        self._shows_data = os.isatty(_OUTPUT)
        self._feeds_pipe = stat.S_ISFIFO(os.fstat(_OUTPUT).st_mode)
        self._drawing, self._waiting, self._running = (_thread.allocate_lock() for _ in range(3))
        self._waiting.acquire()
        self._running.acquire()
        _thread.start_new_thread(self._run, ())

    def give_way(self, *, to_output: bool) -> None:
        """Take the line away where something is printed beside it: no data that go into a file.

        What is printed into a pipe may be shown by a program that has the screen from then on.
        """
        if to_output and self._feeds_pipe:
            self.end()
        elif not to_output or self._shows_data:
            self._make_room()

    def _make_room(self) -> None:
        with self._drawing:
            self._silent_since = monotonic()
            self._clear()

    def end(self) -> None:
        """Wait no more, and leave the terminal as it was."""
        if self._over:
            return
        self._over = True
        self._waiting.release()
        if self._ears is not None:
            self._ears.wake()
        with self._running:
            self._clear()
        if self._ears is not None:
            self._ears.end()

    def _run(self) -> None:
        with suppress(OSError):  # the terminal is gone
            if not self._waiting.acquire(timeout=_PATIENCE):
                self._tell()
        self._running.release()

    def _tell(self) -> None:
        if self._ears is not None:
            self._ears.begin()
        while not self._over:
            with self._drawing:
                if monotonic() - self._silent_since >= _PATIENCE:
                    self._draw()
            if self._ears is None:
                self._waiting.acquire(timeout=_PATIENCE)
            elif self._ears.hear_escape(_PATIENCE):
                os.kill(_ALL_OF_US, _INTERRUPT)  # as the terminal does
                return

    def _draw(self) -> None:
        from reader.cli.console import clean
        from reader.i18n import tr
        from reader.text.columns import truncate

        if self._over or _in_background():
            return
        key = "Ctrl+C" if self._ears is None else "Esc"
        seconds = round(monotonic() - self._begun)
        name = clean(self.opens).rpartition(os.sep)[-1]
        if name == _STANDARD_INPUT:
            name = tr("tui.piped")
        what = tr("works.opening", name=name) if name else tr("works.working")
        line = tr("works.under_way", what=what, seconds=seconds, key=key)
        room = os.get_terminal_size(_MESSAGES).columns - 1
        _write(_CLEAR + truncate(line, room))
        self._shown = True

    def _clear(self) -> None:
        if self._shown:
            self._shown = False
            with suppress(OSError):
                _write(_CLEAR)


def _in_background() -> bool:
    """Tell whether the terminal is another program's for now."""
    try:
        return os.tcgetpgrp(_MESSAGES) != os.getpgrp()
    except OSError:  # it is nobody's
        return False


def _write(text: str) -> None:
    os.write(_MESSAGES, text.encode(errors="replace"))
