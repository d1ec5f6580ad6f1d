"""A program killed, or refused, at each system call that a save makes (injected by ``strace``)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotations import Annotation, Store

ONCE = Path(__file__).with_name("once.py")
ROOT = ONCE.parents[2]
CALLS = "openat,write,fsync,rename,link,unlink,mkdir,close,flock,fcntl"
STRACE = shutil.which("strace")
STEP = int(os.environ.get("PIZHU_CALLS_STEP", "20"))
"""Each so-manyth call is tried; 1 for all of them."""


def traced(folder: Path, note: str, *options: str) -> tuple[str, str]:
    """Run a change under ``strace``; return what it said and the trace."""
    trace = folder.parent / "trace.txt"
    command = [str(STRACE), "-f", "-o", str(trace), "-e", f"trace={CALLS}", *options]
    done = subprocess.run(  # noqa: S603  (our own program)
        [*command, sys.executable, str(ONCE), str(folder), note],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout, trace.read_text(encoding="utf-8", errors="replace")


def calls_of_a_save(folder: Path) -> list[tuple[str, int]]:
    """Return the calls from opening to acknowledging, each with which one of its name it is."""
    _, trace = traced(folder, "先")
    counts: dict[str, int] = {}
    calls: list[tuple[str, int]] = []
    inside = False
    for line in trace.splitlines():
        found = re.match(r"\d+ +(\w+)\(", line)
        if found is None:
            continue
        name = found[1]
        counts[name] = counts.get(name, 0) + 1
        if 'write(1, "+' in line:
            break
        if inside:
            calls.append((name, counts[name]))
        inside = inside or 'write(1, "!' in line
    return calls


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "store"
    Store(where).notebook("0f1e").add(Annotation(document="0f1e", paragraph=0, note="旧"))
    if STRACE is None:
        pytest.skip("needs strace")
    if not calls_of_a_save(where):
        pytest.skip("strace may not trace here")
    return where


@pytest.mark.parametrize("what", ["signal=SIGKILL", "error=EIO", "error=ENOSPC"])
def test_every_acknowledged_change_is_there_whatever_call_fails(folder: Path, what: str) -> None:
    calls = calls_of_a_save(folder)[::STEP]
    known = {a.note for a in Store(folder).notebook("0f1e").all()}
    assert "旧" in known
    for number, (name, which) in enumerate(calls):
        note = f"{what}-{number}"
        said, _ = traced(folder, note, "-e", f"inject={name}:{what}:when={which}")
        found = {a.note for a in Store(folder).notebook("0f1e").all()}
        assert known <= found, f"{name} {which}: an earlier change was lost"
        if f"+{note}" in said:
            assert note in found, f"{name} {which}: an acknowledged change was lost"
        elif what != "signal=SIGKILL":
            assert note not in found, f"{name} {which}: a refused change was made"
        known = found
    Store(folder).notebook("0f1e").add(Annotation(document="0f1e", paragraph=0, note="后"))
