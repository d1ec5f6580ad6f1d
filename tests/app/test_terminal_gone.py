"""A session whose terminal goes away, or that is told to end, ends quietly with its place kept."""

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
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0  # seconds
PARAGRAPHS = [f"第{number}号渡船每日清早开出，日落以前回到渡口。" for number in range(1000, 1400)]


class Terminal:
    """A terminal in which the reader shows a document."""

    def __init__(self, path: Path) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        self.program = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-m", "reader", "read", str(path)],
            stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, process_group=0,
            env={**os.environ, "TERM": "xterm-256color"},
        )  # fmt: skip
        os.close(slave)
        self.open = True
        self.drawn = b""

    def wait_for(self, words: str) -> None:
        """Wait until words have been drawn."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.drawn:
            assert time.monotonic() < end, self.drawn[-2000:].decode(errors="replace")
            if select.select([self.master], [], [], 0.1)[0]:
                self.drawn += os.read(self.master, 65536)

    def close(self) -> None:
        """Close the terminal's own end, as when its window is closed."""
        if self.open:
            self.open = False
            os.close(self.master)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "home"))
    path = tmp_path / "ferries.txt"
    path.write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    opened = Terminal(path)
    try:
        opened.wait_for(PARAGRAPHS[1])
        os.write(opened.master, b"G")
        opened.wait_for(PARAGRAPHS[-1])
        yield opened
    finally:
        if opened.program.poll() is None:
            opened.program.kill()
        opened.program.wait()
        opened.close()


def _ends_with_its_place_kept(terminal: Terminal) -> None:
    assert terminal.program.wait(PATIENCE) == 0
    (place,) = Places().recent()
    assert place.paragraph == len(PARAGRAPHS) - 1


def test_the_end_of_the_terminal_is_noticed(terminal: Terminal) -> None:
    terminal.close()
    _ends_with_its_place_kept(terminal)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=["hangup", "terminate"])
def test_a_signal_to_end_is_heeded(terminal: Terminal, number: signal.Signals) -> None:
    terminal.program.send_signal(number)
    terminal.wait_for("\x1b[?1049l")  # the screen of before is back
    _ends_with_its_place_kept(terminal)
    assert termios.tcgetattr(terminal.master) == terminal.attributes
