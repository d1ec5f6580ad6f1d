"""From the command to text on the screen, and to keys that work, beside a bare application.

They, `vim -R`, where it is installed, and baca, where the variable BACA names its command, run in a
pseudo-terminal of 120×40, in turn; the ratio of the medians is what counts. A key is sent at once:
the bare application answers with a word, the others go to the end of the document; only baca, which
gets the text as an e-book, is not waited for. On a busy machine the processor's time until then
(user and system, of the process alone) tells more than the clock. Ours has opened the document
before, as most documents have been; with ``fresh`` behind the runs its analysis is forgotten each
time.

Usage: ``python -m benchmarks.startup [FILE] [RUNS] [fresh]``; without a FILE it is the largest
sample.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.ebook import book

ROOT = Path(__file__).parent.parent
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("hello")
    def key_upper_g(self):
        self.query_one(Static).update("answer")
Bare().run()
"""
KEY, QUIT = b"G", b"q"
LIMIT = 30.0
SESSION = 2.0  # seconds after which a first session has kept what later ones start from
TARGETS = {
    "text beside bare": ("bare", 0, 1.0),
    "keys beside bare": ("bare", 1, 1.15),
    "processor beside bare": ("bare", 2, 1.15),
    "text beside vim": ("vim", 0, 2.5),
    "text beside baca": ("baca", 0, 1 / 15),
}
"""What is compared: with whom, which of the measures, and the ratio that is wanted at most."""
_CONTROLS = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()=>].?")


class Program(NamedTuple):
    """A command, what it draws, and what it draws in answer to the key."""

    command: list[str]
    text: bytes
    answer: bytes


class Session:
    """A program in a terminal of its own."""

    def __init__(self, program: Program, environment: dict[str, str]) -> None:
        self._program = program
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._started = time.perf_counter()
        self.process = subprocess.Popen(
            program.command,
            stdin=slave, stdout=slave, stderr=slave,
            env=environment, cwd=ROOT, process_group=0,
        )  # fmt: skip
        os.close(slave)
        self._drawn = b""

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._master, keys)

    def seconds_until(self, wanted: bytes) -> float:
        """Return how many seconds after the start ``wanted`` had been drawn."""
        while wanted not in _CONTROLS.sub(b"", self._drawn):
            if time.perf_counter() - self._started > LIMIT:
                message = f"{self._program.command}: no {wanted.decode()!r} in {LIMIT} s"
                raise TimeoutError(message)
            self.read(0.05)
        return time.perf_counter() - self._started

    def seconds_after(self, keys: bytes, wanted: bytes) -> float:
        """Return how many seconds after ``keys`` were typed ``wanted`` had been drawn anew."""
        self._drawn = b""
        typed = time.perf_counter()
        self.send(keys)
        while wanted not in _CONTROLS.sub(b"", self._drawn):
            if time.perf_counter() - typed > LIMIT:
                message = f"{self._program.command}: no {wanted.decode()!r} in {LIMIT} s"
                raise TimeoutError(message)
            self.read(0.05)
        return time.perf_counter() - typed

    @property
    def drawn(self) -> int:
        """The number of bytes drawn so far."""
        return len(self._drawn)

    def read(self, seconds: float) -> None:
        """Take in what is drawn, for at most so long."""
        if select.select([self._master], [], [], seconds)[0]:
            self._drawn += os.read(self._master, 65536)

    def end(self) -> float:
        """End the program if it still runs; return the seconds that the processor spent on it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            _, self.process.returncode, used = os.wait4(self.process.pid, 0)
            seconds = used.ru_utime + used.ru_stime
        else:
            seconds = 0.0
        os.close(self._master)
        return seconds


def measure(program: Program, environment: dict[str, str]) -> tuple[float, float, float]:
    """Return the seconds until the text, until a key sent at once is answered, and of processor."""
    session = Session(program, environment)
    spent = 0.0
    try:
        session.send(KEY)
        text, answer = session.seconds_until(program.text), session.seconds_until(program.answer)
    finally:
        spent = session.end()
    return text, answer, spent


def warm_up(program: Program, environment: dict[str, str]) -> None:
    """Have a short session that ends properly, so that everything is kept that ever will be."""
    session = Session(program, environment)
    try:
        session.seconds_until(program.text)
        leave = time.perf_counter() + SESSION
        while time.perf_counter() < leave:
            session.read(0.05)
        session.send(QUIT)
        with suppress(OSError):  # the program's end closes the terminal
            while session.process.poll() is None:
                session.read(0.05)
    finally:
        session.end()


def ours(path: Path) -> Program:
    """Return how the reader opens a file."""
    command = [sys.executable, "-m", "reader"]
    text = subprocess.run(
        [*command, "text", str(path)], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    lines = map(str.strip, text.splitlines())
    long = [line for line in lines if len(line) > 40 and " " not in line[:12]]  # one run as drawn
    return Program([*command, str(path)], long[0][:12].encode(), long[-1][:12].encode())


def main() -> None:
    """Print the medians and their ratios."""
    samples = sorted((ROOT / "samples").glob("*.txt"), key=lambda path: path.stat().st_size)
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else samples[-1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    fresh = "fresh" in sys.argv[3:]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
        bare = Program([sys.executable, "-c", BARE], b"hello", b"answer")
        pizhu = ours(path.resolve())
        warm_up(pizhu, environment)
        programs = {"bare": bare, "pizhu": pizhu}
        if vim := shutil.which("vim"):
            programs["vim"] = Program([vim, "-R", str(path)], pizhu.text, pizhu.answer)
        if baca := os.environ.get("BACA"):
            made = book(path.read_text("utf-8"), Path(home, "text.epub"))
            programs["baca"] = Program(
                [baca, str(made)], pizhu.text[: len("一二三四".encode())], b""
            )
        measured: dict[str, list[tuple[float, ...]]] = {name: [] for name in programs}
        for _ in range(runs):
            for name, program in programs.items():
                if fresh:
                    shutil.rmtree(Path(home, "cache", "analyses"), ignore_errors=True)
                measured[name].append(measure(program, environment))
    for what, (other, number, target) in TARGETS.items():
        if other in measured:
            theirs, of_ours = (
                median(run[number] for run in measured[name]) * 1000 for name in (other, "pizhu")
            )
            print(
                f"{what:<22} {other} {theirs:5.0f} ms, pizhu {of_ours:5.0f} ms,"
                f" ratio {of_ours / theirs:.2f} (at most {target:.3g})"
            )


if __name__ == "__main__":
    main()
