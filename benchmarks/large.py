"""From the command to the first text on the screen, as the document grows.

Usage: ``python -m benchmarks.large [RUNS] [MEGABYTES…]``. Reports made up on the spot, of 180 KB
and of so many megabytes (10 if none are given), are opened in turn; the ratio to the smallest
counts.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.genres import text_of
from benchmarks.startup import Program, Session, warm_up

SMALL = 180_000  # bytes
BYTES = 2.97  # of a character
TARGETS = {10: 1.3, 100: 1.5}


def opening(path: Path) -> Program:
    """Return how the reader opens a file."""
    text = next(line for line in path.read_text("utf-8").splitlines() if len(line) > 40)
    return Program([sys.executable, "-m", "reader", str(path)], text.strip()[:10].encode(), b"")


def milliseconds(program: Program, environment: dict[str, str]) -> float:
    """Return the time until the text stands."""
    session = Session(program, environment)
    try:
        return session.seconds_until(program.text) * 1000
    finally:
        session.end()


def main() -> None:
    """Print the medians and their ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    megabytes = [int(number) for number in sys.argv[2:]] or [10]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
        programs = []
        for number, size in enumerate([SMALL, *(m * 1_000_000 for m in megabytes)]):
            path = Path(home, f"{number}.txt")
            path.write_text(text_of("report", int(size / BYTES)), "utf-8")
            programs.append(opening(path))
        for program in programs:
            warm_up(program, environment)
        rounds = [[milliseconds(p, environment) for p in programs] for _ in range(runs)]
    small, *others = (median(times) for times in zip(*rounds, strict=True))
    print(f"180 KB: {small:.0f} ms")
    for size, taken in zip(megabytes, others, strict=True):
        target = f" (at most {TARGETS[size]})" if size in TARGETS else ""
        print(f"{size} MB: {taken:.0f} ms, ratio {taken / small:.2f}{target}")


if __name__ == "__main__":
    main()
