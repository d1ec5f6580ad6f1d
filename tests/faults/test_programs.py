"""Several programs at once, and programs that are killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotations import Notebook, Store

KILLS = int(os.environ.get("PIZHU_KILLS", "60"))
WRITER = Path(__file__).with_name("writer.py")
ROOT = WRITER.parents[2]


def start(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, str(WRITER), str(folder), name, str(count)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )


class Expected:
    """What must be there after the changes that were acknowledged."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}
        self.deleted: set[str] = set()

    def take(self, lines: list[str]) -> None:
        for line in lines:
            identifier, _, note = line[1:].partition(" ")
            if line[0] == "-":
                del self.notes[identifier]
                self.deleted.add(identifier)
            else:
                self.notes[identifier] = note

    def check(self, notebook: Notebook, unacknowledged: int = 0) -> None:
        """Allow one change for each killed program that was saved and not acknowledged."""
        assert notebook.recovery is None
        found = {annotation.id: annotation.note for annotation in notebook.all()}
        assert not self.deleted & found.keys()
        differing = [i for i in {*found, *self.notes} if found.get(i) != self.notes.get(i)]
        assert len(differing) <= unacknowledged
        self.notes = found
        self.deleted |= {discarded.annotation.id for discarded in notebook.trash()}


def test_nothing_acknowledged_is_lost_when_programs_are_killed(tmp_path: Path) -> None:
    expected = Expected()
    chance = random.Random(1)  # noqa: S311  (no secret)
    acknowledged = 0
    for number in range(KILLS):
        with start(tmp_path, f"w{number}-", 100_000) as program:
            assert program.stdout is not None
            lines = [program.stdout.readline()]
            time.sleep(chance.random() * 0.02)
            program.kill()
            lines += program.stdout.readlines()
        whole = [line.rstrip("\n") for line in lines if line.endswith("\n")]
        acknowledged += len(whole)
        expected.take(whole)
        expected.check(Store(tmp_path).notebook("0f1e"), unacknowledged=1)
    assert acknowledged >= KILLS


@pytest.mark.parametrize(("programs", "count"), [(2, 60), (5, 30)])
def test_programs_that_write_at_once_lose_nothing(
    tmp_path: Path, programs: int, count: int
) -> None:
    running = [start(tmp_path, f"w{number}-", count) for number in range(programs)]
    expected = Expected()
    for program in running:
        output, _ = program.communicate(timeout=60)
        assert program.returncode == 0
        lines = output.splitlines()
        assert len(lines) == count
        expected.take(lines)
    notebook = Store(tmp_path).notebook("0f1e")
    expected.check(notebook)
    while notebook.undo():
        pass
    assert notebook.all() == ()
