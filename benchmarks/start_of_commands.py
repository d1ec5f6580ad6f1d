"""How long commands take, beside an interpreter that does nothing.

    python benchmarks/start_of_commands.py [RUNS] [FILE]

Prints the median of each, and its ratio to `python -c pass`, all measured in turns in one run; for
the processor's time too, which tells more than the clock on a busy machine. Without a FILE the
document is made up of 25 KB in nearly four hundred short paragraphs, which say the same again and
again: harder to analyse than most.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import rmtree
from statistics import median
from time import perf_counter

_KILOBYTES = 25
_SCRIPT = "import sys; from reader.__main__ import main; sys.exit(main())"  # as installed
_PARAGRAPH = (
    "（一）目标任务。坚持统筹推进，健全工作机制，到2035年基本建成。\n我们继续完善制度，提高质量。\n"
)


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        document = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else _made(Path(folder))
        pizhu = [sys.executable, "-c", _SCRIPT]
        # Installed programs are compiled and have their tables in the cache, and the analysis of
        # what was opened before; "anew" makes one.
        environment = {**os.environ, "PIZHU_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "pizhu --help": [*pizhu, "--help"],
            "pizhu outline --help": [*pizhu, "outline", "--help"],
            "pizhu outline": [*pizhu, "outline", str(document)],
            "pizhu outline anew": [*pizhu, "outline", str(document)],
            "pizhu outline --json": [*pizhu, "outline", "--json", str(document)],
            "pizhu text": [*pizhu, "text", str(document)],
            "pizhu search": [*pizhu, "search", "目标", str(document)],
        }
        seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                if name.endswith("anew"):
                    rmtree(Path(folder, "cache", "analyses"), ignore_errors=True)
                start, before = perf_counter(), _worked()
                subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
                if run:  # the first of each fills the caches
                    seconds[name].append((perf_counter() - start, _worked() - before))
    bases = [median(column) for column in zip(*seconds["python -c pass"], strict=True)]
    for name, measured in seconds.items():
        medians = (median(column) for column in zip(*measured, strict=True))
        told = zip(("clock", "processor"), medians, bases, strict=True)
        figures = (f"{what} {m * 1000:6.1f} ms {m / base:5.2f}×" for what, m, base in told)
        print(f"{name:<22} {', '.join(figures)}")


def _made(folder: Path) -> Path:
    document = folder / "document.txt"
    text = "第一章 总则\n" + _PARAGRAPH * (_KILOBYTES * 1024 // len(_PARAGRAPH.encode()))
    document.write_text(text, encoding="utf-8")
    return document


def _worked() -> float:
    """Return the seconds that the processor has spent on the commands so far."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
