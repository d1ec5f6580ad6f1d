"""From the key to the end of a large text on the screen, beside `vim -R`.

Usage: ``python -m benchmarks.jump [MEGABYTES] [RUNS]`` (100, 20). Both have read the whole of a
report made up on the spot; then they go to its end and back to its beginning, in turn, in a
terminal of 120×40. The ratio of the medians counts.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.genres import text_of
from benchmarks.large import BYTES
from benchmarks.large_memory import children, quiet
from benchmarks.startup import Program, Session

MOST = 2.0  # times vim's
SHOWN = 10  # code points of a line that are looked for
BEGUN = 5.0  # seconds by which the analysis has begun
SETTLED = 2.0  # seconds after which what has arrived is shown
BREATH = 0.2  # seconds between two jumps


def opened(command: list[str], first: bytes, environment: dict[str, str]) -> Session:
    """Return a program that has read its text."""
    session = Session(Program(command, first, b""), environment)
    session.seconds_until(first)
    begun = time.perf_counter()
    while children(session.process.pid) or time.perf_counter() - begun < BEGUN:
        session.read(0.1)
    quiet(session, SETTLED)
    return session


def milliseconds(session: Session, last: bytes, first: bytes) -> float:
    """Return the time that a jump to the end takes; the program comes back then."""
    taken = session.seconds_after(b"G", last) * 1000
    quiet(session, BREATH)
    session.seconds_after(b"gg", first)
    quiet(session, BREATH)
    return taken


def main() -> None:
    """Measure and print."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    vim = shutil.which("vim")
    if vim is None:
        sys.exit("vim is not installed")
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
        path = Path(home, "水乡.txt")
        path.write_text(text_of("report", int(megabytes * 1_000_000 / BYTES)), "utf-8")
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        first, last = (line[:SHOWN].encode() for line in (lines[0], lines[-1]))
        commands = {
            "pizhu": [sys.executable, "-m", "reader", str(path)],
            "vim": [vim, "-R", str(path)],
        }
        sessions = {name: opened(command, first, environment) for name, command in commands.items()}
        try:
            rounds = [
                {name: milliseconds(session, last, first) for name, session in sessions.items()}
                for _ in range(runs)
            ]
        finally:
            for session in sessions.values():
                session.end()
    ours, theirs = (median(taken[name] for taken in rounds) for name in ("pizhu", "vim"))
    print(f"end of {megabytes} MB: pizhu {ours:.1f} ms, vim {theirs:.1f} ms,", end=" ")
    print(f"ratio {ours / theirs:.2f} (at most {MOST})")


if __name__ == "__main__":
    main()
