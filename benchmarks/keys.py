"""From a key to the last byte of the frame that answers it, beside vim, a TextArea and baca.

The programs run in pseudo-terminals of 120×40, all on the same text, and get a key in turn. A
frame is finished when nothing more has come for a while. On a busy machine the processor's time
(of all threads, until the last byte) tells more than the clock. Pages are turned first, then the
programs go on by rows, jump to the end for the first time, to shares of the text (``37%``), and to
its ends in turn. baca, which knows no shares and reads e-books only, gets the text as one; it takes
part where the variable BACA names its command.

Usage: ``python -m benchmarks.keys [FILE] [KEYS] [end]``; without a FILE it is the largest sample.
With ``end`` only the first jump to the end is measured, which suits a very long text.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.ebook import book
from benchmarks.startup import ROOT, Program, Session, ours

QUIET = 0.15  # seconds without output after which a frame is finished
SETTLED = 1.5  # seconds with little work after which a program has done all there is to do
LITTLE = 0.05  # of a processor
PATIENCE = 600.0
AREA = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Area(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read(), read_only=True, soft_wrap=True)
        self.typed = ""
    def on_key(self, event):
        self.typed += event.character or ""
        area = self.query_one(TextArea)
        if self.typed.endswith("%"):
            row = area.document.line_count * int(self.typed[:-1]) // 100
        elif self.typed.endswith("G"):
            row = area.document.line_count - 1
        elif self.typed.endswith("gg"):
            row = 0
        else:
            return
        self.typed = ""
        area.move_cursor((row, 0))
Area().run()
"""
PAGE_DOWN, ROW_DOWN, END, START = b"\x1b[6~", b"\x1b[B", b"G", b"gg"
STEP = 37  # percent of the text between two jumps, round its end: no two lead to one place
OTHER_KEYS = {"baca": {START: b"g"}}
TARGETS = {"vim": (1 / 6, "at least"), "area": (5.0, "at least"), "baca": (25.0, "at least")}
"""How many times as long as ours the others take, at least."""


class Frame(NamedTuple):
    """What a key took until its answer stood, in milliseconds."""

    clock: float
    processor: float


class Reader(Session):
    """A program that has shown its text, and is pressed keys."""

    def settle(self) -> None:
        """Wait until the program has nothing more to do."""
        self.seconds_until(self._program.text)
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            before, start = self.worked(), time.perf_counter()
            while time.perf_counter() - start < SETTLED:
                self.read(0.05)
            if self.worked() - before < LITTLE * SETTLED:
                return
        raise TimeoutError

    def press(self, key: bytes) -> Frame:
        """Press a key; return what its frame took."""
        before, start = self.worked(), time.perf_counter()
        self.send(key)
        last, done, drawn = start, before, len(self._drawn)
        while time.perf_counter() - last < QUIET:
            self.read(0.01)
            if len(self._drawn) > drawn:
                last, done, drawn = time.perf_counter(), self.worked(), len(self._drawn)
        return Frame((last - start) * 1000, (done - before) * 1000)

    def worked(self) -> float:
        """Return the seconds that the processor has spent on the program."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((t / "schedstat").read_text().split()[0]) for t in threads) / 1e9


def programs(path: Path, folder: Path) -> dict[str, Program]:
    """Return who takes part."""
    pizhu = ours(path)
    first, last = pizhu.text, pizhu.answer
    found = {
        "pizhu": pizhu,
        "area": Program([sys.executable, "-c", AREA, str(path)], first, last),
    }
    if vim := shutil.which("vim"):
        found["vim"] = Program([vim, "-R", str(path)], first, last)
    if baca := os.environ.get("BACA"):
        made = book(path.read_text("utf-8"), folder / "text.epub")
        found["baca"] = Program([baca, str(made)], first[: len("一二三四".encode())], last)
    return found


def parts(keys: int) -> dict[str, list[bytes]]:
    """Return what is pressed, so many keys of a kind."""
    shares = [number * STEP % 100 or 50 for number in range(1, keys + 1)]
    return {
        "page down": [PAGE_DOWN] * keys,
        "row down": [ROW_DOWN] * keys,
        "first to the end": [END],
        "to a share": [b"%d%%" % share for share in shares],
        "to an end": [(START, END)[number % 2] for number in range(keys)],
    }


def measure(
    taking: dict[str, Program], environment: dict[str, str], wanted: dict[str, list[bytes]]
) -> dict[str, dict[str, list[Frame]]]:
    """Return the frames of each part, by program."""
    readers = {name: Reader(program, environment) for name, program in taking.items()}
    try:
        for reader in readers.values():
            reader.settle()
        return {part: pressed(readers, keys) for part, keys in wanted.items()}
    finally:
        for reader in readers.values():
            reader.end()


def pressed(readers: dict[str, Reader], keys: list[bytes]) -> dict[str, list[Frame]]:
    """Return the frames that answer keys, by program; without those in which nothing changed."""
    frames: dict[str, list[Frame]] = {}
    for key in keys:
        for name, reader in readers.items():
            if name != "baca" or not key.endswith(b"%"):
                frame = reader.press(OTHER_KEYS.get(name, {}).get(key, key))
                frames.setdefault(name, []).extend([frame] if frame.clock else [])
    return frames


def main() -> None:
    """Print the medians and how many times ours they are."""
    samples = sorted((ROOT / "samples").glob("*.txt"), key=lambda path: path.stat().st_size)
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else samples[-1]
    keys = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
        taking = programs(path.resolve(), Path(home))
        if "end" in sys.argv[3:]:
            taking, keys = {n: p for n, p in taking.items() if n in {"pizhu", "vim"}}, 0
        measured = measure(taking, environment, parts(keys))
    for what, frames in measured.items():
        own = [median(column) for column in zip(*frames.get("pizhu", ()), strict=True)]
        for name, answers in frames.items():
            clock, processor = (median(column) for column in zip(*answers, strict=True))
            times = f"{clock / own[0]:6.2f} and {processor / own[1]:6.2f} times ours"
            goal = f" ({TARGETS[name][1]} {TARGETS[name][0]:.2f})" if name in TARGETS else ""
            print(
                f"{what:<16} {name:<6} {clock:7.1f} ms, processor {processor:7.1f}: {times}{goal}"
            )


if __name__ == "__main__":
    main()
