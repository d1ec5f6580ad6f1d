"""What a large text takes in memory, and how quick keys are while it is analysed.

Usage: ``python -m benchmarks.large_memory [MEGABYTES] [GENRE]`` (100, report). A text made up on
the spot is opened in a terminal of 120×40, behind an empty Textual application and a text of
180 KB. What counts is the anonymous memory (pages that no file backs) of the reader's own process:
at most while the whole is analysed in another one, when the whole is there, and when pages were
turned, scripts changed and words searched for. Keys are typed all the while.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from benchmarks.genres import text_of
from benchmarks.large import BYTES, SMALL, opening
from benchmarks.startup import BARE, Program, Session

MEGA = 1 << 20
MOST_BEFORE = 40  # MB beyond an empty application
MOST_AFTER = 1.5  # times the decoded text
PAUSE = 0.1  # seconds
SETTLED = 5.0  # seconds
HANDING = 5  # samples at most while the whole is being handed over: a write counts when it is done
PARTS = 32 << 20  # bytes that the first parts of a text come to, at most
ANSWER = 5.0  # seconds at most
SEARCHED = (b"/", "水乡".encode(), b"\r", *[b"n"] * 20, b"\x1b")
READING = (*[b" "] * 200, b"G", *[b"b"] * 100, b"50%", *[b"s", b" "] * 6, *SEARCHED)
"""Keys that go through a good deal of the text."""


def anonymous(pid: int) -> float:
    """Return the megabytes of anonymous memory of a process."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Anonymous:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def children(pid: int) -> list[str]:
    """Return the processes that a process has started and that go on."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for file in lists for child in file.read_text("ascii").split()]


def hands_over(pid: int) -> bool:
    """Tell whether a process that was started gives more back than the first parts of a text."""
    for child in children(pid):
        with suppress(OSError, IndexError):
            written = Path(f"/proc/{child}/io").read_text("ascii").split("wchar: ")[1].split()[0]
            return int(written) > PARTS
    return True


def quiet(session: Session, seconds: float) -> None:
    """Take in what is drawn for so long."""
    leave = time.perf_counter() + seconds
    while time.perf_counter() < leave:
        session.read(PAUSE)


def answer(session: Session, key: bytes) -> float:
    """Return the milliseconds from a key to the first that it draws."""
    quiet(session, PAUSE)
    drawn, start = session.drawn, time.perf_counter()
    session.send(key)
    while session.drawn == drawn and time.perf_counter() - start < ANSWER:
        session.read(0.01)
    return (time.perf_counter() - start) * 1000


def resting(program: Program, environment: dict[str, str]) -> float:
    """Return the memory of a program that does nothing any more."""
    session = Session(program, environment)
    try:
        session.seconds_until(program.text)
        quiet(session, SETTLED)
        return anonymous(session.process.pid)
    finally:
        session.end()


class Figures(NamedTuple):
    """Megabytes at most before the whole is there, when it is, and when it was read in; key times.

    ``arrival`` are the milliseconds of keys while the whole is taken in.
    """

    before: float
    after: float
    read: float
    keys: list[float]
    arrival: list[float]


def measured(path: Path, environment: dict[str, str]) -> Figures:
    """Return what was measured of a large text."""
    program = opening(path)
    session = Session(program, environment)
    pid = session.process.pid
    states: list[float] = []
    times: list[float] = []
    try:
        session.seconds_until(program.text)
        while not children(pid):
            session.read(PAUSE)
        while children(pid):
            times.append(answer(session, b"j" if len(times) % 8 else b" "))
            memory = anonymous(pid)
            if not hands_over(pid):
                states.append(memory)
        since = time.perf_counter()
        arrival: list[float] = []
        while time.perf_counter() - since < SETTLED:
            arrival.append(answer(session, b"kj"[len(arrival) % 2 :][:1]))
        after = anonymous(pid)
        for key in READING:
            answer(session, key)
        quiet(session, SETTLED)
        return Figures(max(states[:-HANDING]), after, anonymous(pid), times, arrival)
    finally:
        session.end()


def main() -> None:
    """Measure and print."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    genre = sys.argv[2] if len(sys.argv) > 2 else "report"
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "TERM": "xterm-256color"}
        path = Path(home, "水乡.txt")
        path.write_text(text_of(genre, int(megabytes * 1_000_000 / BYTES)), "utf-8")
        text = sys.getsizeof(path.read_text("utf-8")) / MEGA
        short = Path(home, "老街.txt")
        short.write_text(text_of(genre, int(SMALL / BYTES)), "utf-8")
        bare = resting(Program([sys.executable, "-c", BARE], b"hello", b""), environment)
        small = resting(opening(short), environment)
        figures = measured(path, environment)
    before = figures.before
    print(f"empty {bare:.0f} MB, with a text of 180 KB {small:.0f} MB, text {text:.0f} MB")
    print(f"before {before:.0f} MB, {before - bare:.0f} more than empty (at most {MOST_BEFORE})")
    for name, memory in (("after", figures.after), ("when read in", figures.read)):
        ratios = [(memory - other) / text for other in (bare, small)]
        print(
            f"{name} {memory:.0f} MB, {ratios[0]:.2f} times the text more than empty,"
            f" {ratios[1]:.2f} times more than with the small text (at most {MOST_AFTER})"
        )
    late = quantiles(figures.keys, n=20)[-1]
    print(f"keys meanwhile {median(figures.keys):.0f} / {late:.0f} ms,", end=" ")
    print(f"at most {max(figures.keys):.0f}; when all comes at most {max(figures.arrival):.0f} ms")


if __name__ == "__main__":
    main()
