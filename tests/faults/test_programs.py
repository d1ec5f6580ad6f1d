"""Several programs at once, and programs that are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotations import Notebook, Store

KILLS = int(os.environ.get("PIZHU_KILLS", "60"))
WRITER = Path(__file__).with_name("writer.py")
ROOT = WRITER.parents[2]


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, str(WRITER), *map(str, arguments)],
        stdin=subprocess.PIPE,
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
        self.deleted |= notebook.removed().keys()


def killed(program: subprocess.Popen[str], name: str, seconds: float) -> list[str]:
    """Let a new child write, kill it after its first change, and return what it acknowledged."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{name}\n")
    program.stdin.flush()
    lines = [program.stdout.readline().strip(), program.stdout.readline().strip()]
    child = next(line for line in lines if line.isdecimal())
    time.sleep(seconds)
    os.kill(int(child), signal.SIGKILL)
    while lines[-1] != ".":
        lines.append(program.stdout.readline().strip())
    return [line for line in lines if line not in {child, "."}]


def test_nothing_acknowledged_is_lost_when_programs_are_killed(tmp_path: Path) -> None:
    expected = Expected()
    chance = random.Random(1)  # noqa: S311  (no secret)
    with start(tmp_path) as program:
        for number in range(KILLS):
            lines = killed(program, f"w{number}-", chance.random() * 0.02)
            assert lines
            expected.take(lines)
            expected.check(Store(tmp_path).notebook("0f1e"), unacknowledged=1)


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
