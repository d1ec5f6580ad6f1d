"""Large texts of odd shapes: until the first of them shows, keys meanwhile, and memory.

Usage: ``python -m benchmarks.shapes [SHARE] [SHAPE…]`` (1, all): with a smaller share the texts are
so much shorter. Each is opened in a terminal of 120×40, behind a text of 180 KB. Keys are typed
while the rest is analysed, for half a minute at most, and their times until something is drawn or
nothing more is to be; memory is the anonymous memory of the reader's own process at most, beyond
that with the small text, in times the decoded text.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.genres import text_of
from benchmarks.large import BYTES, SMALL, opening
from benchmarks.large_memory import MEGA, anonymous, answer, children, quiet
from benchmarks.startup import Program, Session

if TYPE_CHECKING:
    from collections.abc import Callable

LATE = 50  # milliseconds that 95 of 100 keys take at most
LONGEST = 30.0  # seconds
STARTING = 10.0  # seconds that the program has to begin to analyse
KEYS = (b"1", b"j", b"1", b"k")  # each changes something: what is pending, at least
HEAD = "渡口管理办法第一条船只应当靠岸停泊"


def one_line(size: int) -> str:
    """Return a text without a line break."""
    return "水乡的石桥，老街的茶馆。" * (size // 36)


def one_character(size: int) -> str:
    """Return a text of one character a line."""
    return "水\n乡\n石\n桥\n" * (size // 16)


def tables(size: int) -> str:
    """Return tables, a row to a line."""
    row = "| 渡口 | 东岸 | 一九八二年 | 12.5 | 已修缮 |\n"
    return (row * 50 + "\n表后的说明，一句话。\n\n") * (size // (50 * len(row.encode())))


def blank(size: int) -> str:
    """Return lines on which nothing stands."""
    return "\n" * size


def junk(size: int) -> str:
    """Return characters of all kinds, controls too."""
    chance = random.Random(5)  # noqa: S311  (a text, not a secret)
    some = [*map(chr, range(1, 0x300)), *"水乡石桥", "\u202e", "\u200d", "\x1b[2J", "\n", "😀"]
    return "".join(chance.choices(some, k=100_000)) * (size // 180_000)


SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "one line": (100, one_line),
    "one character a line": (10, one_character),
    "tables": (50, tables),
    "blank lines": (10, blank),
    "junk": (10, junk),
}
"""The shapes, each with its size in millions of bytes."""


def small(home: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Return the milliseconds and the memory that a small text takes."""
    path = home / "老街.txt"
    path.write_text(text_of("report", int(SMALL / BYTES)), "utf-8")
    session = Session(opening(path), environment)
    try:
        taken = session.seconds_until(opening(path).text) * 1000
        quiet(session, 3)
        return taken, anonymous(session.process.pid)
    finally:
        session.end()


def measured(path: Path, environment: dict[str, str]) -> tuple[float, list[float], float, float]:
    """Return the milliseconds until the text, those of keys, the memory, and the seconds in all."""
    program = Program([sys.executable, "-m", "reader", str(path)], HEAD[:8].encode(), b"")
    session = Session(program, environment)
    pid, start = session.process.pid, time.perf_counter()
    times: list[float] = []
    most = 0.0
    try:
        taken = session.seconds_until(program.text) * 1000
        begun = time.perf_counter()
        while not children(pid) and time.perf_counter() - begun < STARTING:
            quiet(session, 0.1)
        while not times or (children(pid) and time.perf_counter() - start < LONGEST):
            times.append(answer(session, KEYS[len(times) % len(KEYS)]))
            most = max(most, anonymous(pid))
        end = time.perf_counter() - start
        quiet(session, 3)
        return taken, times, max(most, anonymous(pid)), end
    finally:
        session.end()


def main() -> None:
    """Measure and print."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    wanted = sys.argv[2:] or [*SHAPES]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
        usual, least = small(Path(home), environment)
        for name in wanted:
            megabytes, made = SHAPES[name]
            text = f"{HEAD}\n\n{made(int(megabytes * share * 1_000_000))}"
            path = Path(home, f"{name}.txt")
            path.write_text(text, "utf-8")
            decoded = sys.getsizeof(text) / MEGA
            del text
            taken, times, most, end = measured(path, environment)
            late = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
            print(f"{name}: text {taken / usual:.2f} times 180 KB;", end=" ")
            print(
                f"{len(times)} keys {median(times):.0f} / {late:.0f} ms (at most {LATE});", end=" "
            )
            print(f"{(most - least) / decoded:.2f} times the text; {end:.0f} s", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
