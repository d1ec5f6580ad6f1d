"""Conversion with alignment against opencc-python-reimplemented, side by side in one run.

Both convert the same text, whole and paragraph by paragraph; ours also aligns it, and starts each
round with nothing remembered. Prints milliseconds and ratios (above 1: ours is faster), then how
long the tables take to load and what folding does. Process time, best of several rounds that take
turns. Usage: ``python benchmarks/conversion.py [FILE…]`` (all real documents, else all samples).
"""

from __future__ import annotations

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
        align = converter.__wrapped__(config).align
        for text in texts:
            align(text)

    return convert


def measure(config: str, lines: list[str]) -> None:
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
    ours, ours_lines = ours - empty, ours_lines - empty
    print(
        f"{config:6} whole: theirs {slow:6.1f} ours {ours:5.1f} ×{slow / ours:4.1f}"
        f"   by paragraph: theirs {slow_lines:6.1f} ours {ours_lines:5.1f}"
        f" ×{slow_lines / ours_lines:4.1f}"
    )


def load_times(config: str) -> list[float]:
    """Return the milliseconds to load a conversion without and with the cache."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", LOAD, config, folder]
        runs = [subprocess.run(command, capture_output=True, check=True, cwd=ROOT) for _ in "1234"]
    times = [float(run.stdout) for run in runs]
    return [times[0], min(times[1:])]


def main() -> None:
    """Measure everything."""
    lines = paragraphs(sys.argv[1:])
    text = "\n".join(lines)
    print(f"{len(lines)} paragraphs, {len(text)} characters; milliseconds")
    simplified = [converter("t2s").convert(line) for line in lines]
    full = [converter("s2tw").convert(line) for line in simplified]
    for config in CONFIGS:
        measure(config, simplified if config[0] == "s" else full)
    for config in CONFIGS:
        bare, cached = load_times(config)
        print(f"{config:6} loads in {bare:5.1f}, from the cache in {cached:5.1f}")
    fold(text)
    print(f"folding: {len(text) / best(lambda: fold(text))[0] / 1000:.1f} M characters a second")


if __name__ == "__main__":
    main()
