"""How long commands take, beside an interpreter that does nothing.

    python benchmarks/start_of_commands.py [RUNS]

Prints the median of each, and its ratio to `python -c pass`, all measured in turns in one run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
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
        document = Path(folder, "document.txt")
        text = "第一章 总则\n" + _PARAGRAPH * (_KILOBYTES * 1024 // len(_PARAGRAPH.encode()))
        document.write_text(text, encoding="utf-8")
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
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                if name.endswith("anew"):
                    rmtree(Path(folder, "cache", "analyses"), ignore_errors=True)
                start = perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
                if run:  # the first of each fills the caches
                    seconds[name].append(perf_counter() - start)
    base = median(seconds["python -c pass"])
    for name, measured in seconds.items():
        print(f"{name:<22} {median(measured) * 1000:7.1f} ms {median(measured) / base:6.2f}×")


if __name__ == "__main__":
    main()
