"""The tables that the program makes once on a machine, made once for a run of the tests.

A program that a test starts in a home of its own would make them anew, which takes it several
times as long as what it is started for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
_USES = (
    ["search", "渡口", "samples/wujin-plan.txt"],
    ["convert", "--to", "s2t", "samples/wujin-plan.txt"],
    ["convert", "--to", "t2s", "samples/wujin-plan.txt"],
)


def bring_tables(home: Path) -> None:
    """Copy the tables into a home, as if the program had been used there before."""
    folder = home / "cache"
    folder.mkdir(parents=True, exist_ok=True)
    for table in sorted((Path(_made().name) / "cache").glob("*.tables")):
        shutil.copyfile(table, folder / table.name)


@cache
def _made() -> TemporaryDirectory[str]:
    """Use the program in a home that goes with this process; return that."""
    home = TemporaryDirectory(prefix="pizhu-tables-", ignore_cleanup_errors=True)
    for arguments in _USES:
        subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, "-m", "reader", *arguments],
            cwd=ROOT, env={**os.environ, "PIZHU_HOME": home.name, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL, check=True, timeout=60,
        )  # fmt: skip
    return home
