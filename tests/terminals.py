"""Driving the real program in a terminal, of which every cell is known."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from pathlib import Path
from typing import TYPE_CHECKING

from reader.text.width import cell_widths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0  # seconds
_LITTLE = 0.005  # seconds
Cell = tuple[str, str]
"""A character and the parameters of its look; the right half of a wide one is empty."""

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<look>[\d;:]*)m"
    r"|(?P<other>\x1b\[[\d;?<>=]*[ -/]*[@-~]|\x1b[P\]][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()=>].?)"
    r"|(?P<text>[^\x1b]+)"
)
_ASKS_FOR_UPDATES, _HAS_UPDATES = "\x1b[?2026$p", b"\x1b[?2026;2$y"
_UPDATE_BEGINS, _UPDATE_ENDS = "\x1b[?2026h", "\x1b[?2026l"
_OTHER_SCREEN = "\x1b[?1049h"


class Cells:
    """What stands on a terminal that understands as much as the program says."""

    def __init__(self, columns: int, rows: int) -> None:
        self.resize(columns, rows)
        self.updated: Callable[[], None] = lambda: None
        self._decode = getincrementaldecoder("utf-8")().decode
        self._rest = ""
        self._look = ""

    def resize(self, columns: int, rows: int) -> None:
        """Take another size; nothing that stood there can be relied on."""
        self.columns, self.rows = columns, rows
        self._lines: list[list[Cell]] = [[("?", "")] * columns for _ in range(rows)]
        self._x = self._y = 0

    @property
    def lines(self) -> list[list[Cell]]:
        """The cells from top to bottom."""
        return [list(line) for line in self._lines]

    @property
    def text(self) -> str:
        """What can be read, a line to a row."""
        return "\n".join("".join(character for character, _ in line) for line in self._lines)

    def feed(self, data: bytes) -> str:
        """Take what the program sends; return the control sequences in it that only ask or set."""
        self._rest += self._decode(data)
        asked = ""
        while match := _TOKEN.match(self._rest):
            token = match.group(0)
            if match["text"] is None and match.end() == len(self._rest) and len(token) < 3:
                break
            self._rest = self._rest[match.end() :]
            if match["row"]:
                self._y, self._x = int(match["row"]) - 1, int(match["column"]) - 1
            elif match["text"]:
                self._print(match["text"])
            elif match["other"]:
                asked += token
                if token == _OTHER_SCREEN:
                    self.resize(self.columns, self.rows)
                if token == _UPDATE_ENDS:
                    self.updated()
            else:
                parameters = match["look"]
                self._look = "" if parameters in {"", "0"} else f"{self._look};{parameters}"
        return asked

    def _print(self, text: str) -> None:
        widths = cell_widths(text)
        for character, width in zip(text, widths, strict=True):
            if character == "\n":
                self._y += 1
            elif character == "\r":
                self._x = 0
            elif width and 0 <= self._y < self.rows and self._x + width <= self.columns:
                self._put(character, width)
                self._x += width

    def _put(self, character: str, width: int) -> None:
        line = self._lines[self._y]
        end = self._x + width
        if line[self._x][0] == "":  # half of a wide character goes, so goes the other
            line[self._x - 1] = (" ", line[self._x - 1][1])
        if end < self.columns and line[end][0] == "":
            line[end] = (" ", line[end][1])
        line[self._x : end] = [(character, self._look), *[("", self._look)] * (width - 1)]


class Terminal:
    """The reader in a terminal.

    Attributes:
        cells: what stands there.
        at_once: the updates that came without Textual's compositor.
    """

    def __init__(
        self, arguments: list[str], columns: int, rows: int, environment: Mapping[str, str]
    ) -> None:
        self.cells = Cells(columns, rows)
        self.at_once = 0
        self._master, self._slave = pty.openpty()
        self._set_size()
        inherited = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
        self.process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-m", "reader", *arguments],
            stdin=self._slave, stdout=self._slave, stderr=self._slave,
            cwd=ROOT, process_group=0,
            env={**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
        )  # fmt: skip

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size."""
        self.cells.resize(columns, rows)
        self._set_size()
        self.process.send_signal(signal.SIGWINCH)

    def read(self, seconds: float) -> bool:
        """Take in what is drawn within so many seconds, and return whether there was anything."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        data = os.read(self._master, 65536)
        for update in data.split(_UPDATE_BEGINS.encode())[1:]:
            self.at_once += b"H" in update and b"\n" not in update
        if _ASKS_FOR_UPDATES in self.cells.feed(data):
            os.write(self._master, _HAS_UPDATES)
        return True

    def settle(self, seconds: float = 0.3) -> None:
        """Take in what is drawn until the program has had nothing to do for so many seconds."""
        busy, end = self._busy(), time.monotonic() + PATIENCE
        while self.read(seconds) or self._busy() - busy > _LITTLE:
            assert time.monotonic() < end, "the program is never at rest"
            busy = self._busy()

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Take in what is drawn until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, self.cells.text
            self.read(0.05)

    def close(self) -> None:
        """End the program and the terminal."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def _busy(self) -> float:
        """Return the seconds that the program has worked, or waited for a processor."""
        if self.process.poll() is not None:
            return 0.0
        schedule = Path(f"/proc/{self.process.pid}/schedstat").read_text()
        return sum(map(int, schedule.split()[:2])) / 1e9

    def _set_size(self) -> None:
        size = struct.pack("HHHH", self.cells.rows, self.cells.columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, size)
