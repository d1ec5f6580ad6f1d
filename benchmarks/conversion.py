"""Conversion with alignment against other programs, side by side in one run.

All convert the same text, whole and paragraph by paragraph: opencc-python-reimplemented, and the
official binding of OpenCC (``opencc`` from PyPI), which claims the same module name and so runs in
a process of its own with the Python that ``--official`` names. Ours also aligns the text, and
starts each round with nothing remembered; paragraphs it takes as the reader does, some at a time.
Prints milliseconds and ratios (above 1: ours is faster), then how long the tables take to load, a
switch of the script on the screen, and what folding does. Process time, best of several rounds
that take turns.

Usage: ``python benchmarks/conversion.py [--official PYTHON] [FILE…]`` (all real documents, else
all samples).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import opencc

from reader.text.fold import fold
from reader.text.script import converter

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
CONFIGS = ("s2t", "t2s", "s2tw", "s2hk", "s2twp", "tw2sp")
ROUNDS = 7
TOGETHER = 32  # paragraphs, as on the screen
OFFICIAL = """
import json, sys, time
from opencc import OpenCC
for line in sys.stdin:
    config, rounds, texts = json.loads(line)
    convert = OpenCC(config).convert
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            convert(text)
        best = min(best, time.process_time() - start)
    print(1000 * best, flush=True)
"""
LOAD = """
import sys, time
from pathlib import Path
from reader.text.script import converter, use_cache
use_cache(Path(sys.argv[2]))
start = time.process_time()
converter(sys.argv[1])
print(1000 * (time.process_time() - start))
"""


def paragraphs(files: list[str]) -> list[str]:
    """Return the lines of the given files, else of the documents at hand."""
    corpus = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))
    paths = [Path(name) for name in files] or corpus or sorted((ROOT / "samples").glob("*.txt"))
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def best(*actions: Callable[[], object]) -> list[float]:
    """Return the shortest process time of each action, in milliseconds."""
    times = [float("inf")] * len(actions)
    for _ in range(ROUNDS):
        for number, action in enumerate(actions):
            start = time.process_time()
            action()
            times[number] = min(times[number], 1000 * (time.process_time() - start))
    return times


def cold(config: str, texts: list[str]) -> Callable[[], object]:
    """Return what converts texts with a converter that remembers nothing."""

    def convert() -> None:
        align_all = converter.__wrapped__(config).align_all
        for at in range(0, len(texts), TOGETHER):
            align_all(texts[at : at + TOGETHER])

    return convert


class Official:
    """The official binding in a process of its own, if there is one."""

    def __init__(self, python: str | None) -> None:
        self._process = python and subprocess.Popen(
            [python, "-c", OFFICIAL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def time(self, config: str, texts: list[str]) -> float | None:
        """Return the milliseconds that it takes, None where there is none."""
        if not self._process or not self._process.stdin or not self._process.stdout:
            return None
        print(json.dumps([config, ROUNDS, texts]), file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())


def measure(config: str, lines: list[str], official: Official) -> None:
    """Print the times of one conversion."""
    theirs = opencc.OpenCC(config).convert
    whole = ["\n".join(lines)]
    empty, slow, ours, slow_lines, ours_lines = best(
        cold(config, []),
        lambda: [theirs(text) for text in whole],
        cold(config, whole),
        lambda: [theirs(line) for line in lines],
        cold(config, lines),
    )
    for name, theirs_took, took, texts in (
        ("whole", slow, ours - empty, whole),
        ("by paragraph", slow_lines, ours_lines - empty, lines),
    ):
        binding = official.time(config, texts)
        beside = "" if binding is None else f"   binding {binding:6.1f} ×{binding / took:5.2f}"
        print(
            f"{config:6} {name:12} reimplemented {theirs_took:6.1f} ours {took:5.1f}"
            f" ×{theirs_took / took:4.1f}{beside}"
        )


def switch(config: str, lines: list[str]) -> float:
    """Return the milliseconds to convert a screenful, the tables loaded but nothing remembered."""
    conversion = converter.__wrapped__(config)
    conversion.align("")
    start = time.process_time()
    conversion.align_all(lines[:TOGETHER])
    return 1000 * (time.process_time() - start)


def load_times(config: str) -> list[float]:
    """Return the milliseconds to load a conversion without and with the cache."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", LOAD, config, folder]
        runs = [subprocess.run(command, capture_output=True, check=True, cwd=ROOT) for _ in "1234"]
    times = [float(run.stdout) for run in runs]
    return [times[0], min(times[1:])]


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--official", metavar="PYTHON")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    if options.official is None:
        print("the official binding is not measured: no --official PYTHON that has it")
    official = Official(options.official)
    lines = paragraphs(options.files)
    text = "\n".join(lines)
    print(f"{len(lines)} paragraphs, {len(text)} characters; milliseconds")
    simplified = [converter("t2s").convert(line) for line in lines]
    full = [converter("s2tw").convert(line) for line in simplified]
    for config in CONFIGS:
        measure(config, simplified if config[0] == "s" else full, official)
    for config in CONFIGS:
        bare, cached = load_times(config)
        screen = switch(config, simplified if config[0] == "s" else full)
        print(
            f"{config:6} loads in {bare:5.1f}, from the cache in {cached:5.1f};"
            f" a screenful takes {screen:4.1f}"
        )
    fold(text)
    print(f"folding: {len(text) / best(lambda: fold(text))[0] / 1000:.1f} M characters a second")


if __name__ == "__main__":
    main()
