"""What takes long is told on the terminal, and gone before anything else is printed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 30.0  # seconds
_OF_ITS_OWN = (
    "import fcntl, os, sys, termios; os.setsid(); fcntl.ioctl(2, termios.TIOCSCTTY, 0);"
    "os.execv(sys.executable, [sys.executable, '-m', 'reader', *sys.argv[1:]])"
)
"""The program in a session whose terminal is its own, as when a user starts it."""
_TEXT = "河道管理规定\n\n第一章 总则\n第一条 清淤。\n"


class Started:
    """The program with a terminal, whose standard input is a pipe that nobody has filled yet."""

    def __init__(self, *arguments: str, output_to: int | None = None) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        reading, self._writing = os.pipe()
        self.process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-c", _OF_ITS_OWN, *arguments],
            stdin=reading,
            stdout=output_to or self._slave,
            stderr=self._slave,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        os.close(reading)
        self.shown = ""

    def wait_for(self, words: str) -> None:
        """Read what is shown until it holds some words."""
        until = time.monotonic() + _PATIENCE
        while words not in self.shown:
            assert time.monotonic() < until, self.shown
            if select.select([self._master], [], [], 0.05)[0]:
                self.shown += os.read(self._master, 65536).decode(errors="replace")

    def type(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def pipe(self, text: str) -> None:
        """Give the program its standard input, and no more of it."""
        os.write(self._writing, text.encode())
        os.close(self._writing)
        self._writing = -1

    def shows_what_is_typed(self) -> bool:
        """Tell whether the terminal edits and shows what is typed, as it does for a shell."""
        flags = termios.tcgetattr(self._slave)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for descriptor in (self._master, self._slave, self._writing):
            if descriptor >= 0:
                os.close(descriptor)


@pytest.fixture
def reader() -> Iterator[Started]:
    started = Started("-")
    yield started
    started.close()


@pytest.mark.parametrize("key", [b"\x1b", b"\x03"], ids=["escape", "interrupt"])
def test_a_document_that_takes_long_to_come_can_be_given_up(reader: Started, key: bytes) -> None:
    reader.wait_for("opening Standard input… 1 s (Esc stops)")
    assert not reader.shows_what_is_typed()
    reader.type(key)
    assert reader.process.wait(_PATIENCE) in {130, -signal.SIGINT}
    assert reader.shows_what_is_typed()
    reader.wait_for("\r\x1b[K")


def test_what_is_typed_meanwhile_is_kept_for_the_reader(reader: Started) -> None:
    reader.wait_for("Esc stops")
    reader.type(b"\x1b[Bv")
    time.sleep(0.1)  # until it is heard
    reader.pipe(_TEXT)
    reader.wait_for("selecting")


def test_the_line_of_a_command_goes_before_its_output() -> None:
    started = Started("info", "-")
    try:
        started.wait_for("opening Standard input… 1 s (Ctrl+C stops)")
        started.pipe(_TEXT)
        started.wait_for("河道管理规定")
        before, _, after = started.shown.partition("河道管理规定")
        assert before.rpartition("\r")[2].startswith("\x1b[K")
        assert started.process.wait(_PATIENCE) == 0
        assert "stops" not in after
    finally:
        started.close()
