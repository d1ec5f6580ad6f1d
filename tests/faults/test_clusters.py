"""Loading a team's server by a cluster whose workers, and whose client, may be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.search.query import Text
from tests.programs import started
from tests.shelved import STATUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("tables")
ROOT = Path(__file__).parents[2]
FILES = 60
IMPATIENT = """
from reader.__main__ import main
from reader.library import cluster
cluster._PATIENCE = 0.5
raise SystemExit(main())
"""


@pytest.fixture(scope="module")
def scheduler() -> Iterator[tuple[str, int]]:
    """Return the address of a scheduler and the process of one of its two workers."""
    pytest.importorskip("distributed")
    command = [sys.executable, "-m", "tests.faults.workers", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  (our own program)
        command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        address, nanny = process.stdout.readline().strip(), int(process.stdout.readline())
        yield address, nanny
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def command(team: str, tmp_path: Path, scheduler: tuple[str, int]) -> list[str]:
    """Return a command that brings a library up to date to which files were added."""
    from reader.library.team.catalogue import TeamCatalogue

    folder = tmp_path / "shelf"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:03}.txt").write_text(f"第{number}号\n{STATUTE}", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    TeamCatalogue(team).add_roots([str(folder)])
    options = ["--engine", team, "--cluster", scheduler[0]]
    return [sys.executable, "-m", "reader", "library", "index", *options]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own program)
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


def check_whole(address: str) -> None:
    from reader.library.engine.postgres.engine import PostgresEngine
    from reader.library.team.catalogue import TeamCatalogue

    engine, catalogue = PostgresEngine(address), TeamCatalogue(address)
    assert sorted(engine.identities()) == sorted(catalogue.numbers().values())
    found = engine.find(Text("渡口")).passages
    assert [len(some) for some in found.values()] == [3] * FILES


def wait_for_more(address: str, before: int, client: subprocess.Popen[bytes]) -> int:
    """Return how many documents were read once there are more of them, or nobody reads on."""
    from reader.library.engine.postgres.engine import PostgresEngine

    until = time.monotonic() + 60
    with closing(PostgresEngine(address)) as engine:
        while (read := len(engine.identities())) <= before and client.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.02)
    return read


def test_workers_load_the_server(command: list[str], team: str) -> None:
    done = run(command)
    assert f"{FILES} read, 0 removed, {FILES} documents" in done.stderr
    assert "empty.txt" in done.stderr
    assert done.returncode == 1
    check_whole(team)
    assert "0 read" in run(command).stderr


def test_neither_a_killed_client_nor_a_killed_worker_leaves_doubles(
    command: list[str], team: str, scheduler: tuple[str, int]
) -> None:
    with started(command, cwd=ROOT, stderr=subprocess.DEVNULL) as client:
        before = wait_for_more(team, 0, client)
        client.send_signal(signal.SIGKILL)
    with started(command, cwd=ROOT, stderr=subprocess.DEVNULL) as client:
        wait_for_more(team, before, client)
        with suppress(ProcessLookupError):
            os.kill(scheduler[1], signal.SIGKILL)
        client.wait(120)
    run(command)
    check_whole(team)


def test_mistakes_are_told_in_one_line(command: list[str]) -> None:
    gone = run([sys.executable, "-c", IMPATIENT, *command[3:-1], "tcp://127.0.0.1:9"])
    assert gone.returncode == 1
    assert len(gone.stderr.splitlines()) == 1
    assert "scheduler" in gone.stderr
    without = run([sys.executable, "-m", "reader", "library", "add", "samples", *command[-2:]])
    assert without.returncode == 1
    assert "a team's server only" in without.stderr
