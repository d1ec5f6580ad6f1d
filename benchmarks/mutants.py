"""How many small changes of the program its tests notice, over a sample drawn at random.

Run by ``make mutants``, after mutmut has written the changed functions and noted which tests call
them. Each mutant drawn meets the tests that call its function, the quick ones first, until one of
them fails or all have passed; tests that take long are spared, so that the score is a lower bound.
A mutant that no test calls survives, and so does one of what runs while the tests are loaded, for
that is done once for all of them; one that ends no more, or ends the process, is noticed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import random
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TREE = Path("mutants")
SLOW = 5.0  # seconds that a test may take to be asked
PATIENCE = 120  # seconds for all tests of a mutant
OPTIONS = [
    *("-q", "-s", "--rootdir=.", "--hypothesis-profile=few"),
    *("-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:cov", "-p", "no:xdist"),
]
FOLDERS = ["tests/unit/text", "tests/unit/annotations"]
SURE = 1.96  # standard deviations that hold 95 % of a normal distribution


def names() -> list[str]:
    """Return the names of all mutants, in order."""
    tables = (json.loads(file.read_bytes()) for file in TREE.rglob("*.meta"))
    return sorted(name for table in tables for name in table["exit_code_by_key"])


class Meeting:
    """Lets mutants meet the tests that pytest has collected, in place of running each test once.

    Attributes:
        noticed: how many mutants have made a test fail.
        done: how many have met their tests.
    """

    def __init__(self, drawn: Sequence[str], workers: int) -> None:
        self._drawn = drawn
        self._workers = workers
        self._running: dict[int, tuple[str, TemporaryDirectory[str]]] = {}
        self.noticed = self.done = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Let each mutant meet its tests in a process of its own, which has them loaded already."""
        stats = json.loads(Path("mutmut-stats.json").read_bytes())
        items = {item.nodeid: item for item in session.items}
        for name in self._drawn:
            tests = [items[test] for test in tests_of(name, stats) if test in items]
            if tests:
                if len(self._running) == self._workers:
                    self._wait()
                self._start(name, session, tests)
            else:
                self._count(name, alive=True)
        while self._running:
            self._wait()
        return True

    def _start(self, name: str, session: pytest.Session, tests: Sequence[pytest.Item]) -> None:
        folder = TemporaryDirectory()
        child = os.fork()
        if not child:
            meet(name, session, tests, folder.name)
        self._running[child] = name, folder

    def _wait(self) -> None:
        """Wait until one of the processes ends."""
        child, status = os.wait()
        name, folder = self._running.pop(child)
        with contextlib.suppress(OSError):  # what it started may write there still
            folder.cleanup()
        self._count(name, alive=status == 0)

    def _count(self, name: str, *, alive: bool) -> None:
        self.done += 1
        self.noticed += not alive
        if alive:
            print(f"{self.done:5} {name}  ({self.score()})", file=sys.__stdout__, flush=True)

    def score(self) -> str:
        """Return the share noticed so far, and where that of all mutants lies."""
        share = self.noticed / self.done
        low, high = interval(share, self.done)
        return f"{share:.1%}: {low:.1%} to {high:.1%}"


def tests_of(name: str, stats: Mapping[str, Any]) -> list[str]:
    """Return the tests that call the function of a mutant, the quickest first."""
    taken: dict[str, float] = stats["duration_by_test"]
    function = name.rpartition("__mutmut_")[0]
    found: list[str] = stats["tests_by_mangled_function_name"].get(function, [])
    return sorted((test for test in found if taken.get(test, 0) < SLOW), key=taken.__getitem__)


def meet(name: str, session: pytest.Session, tests: Sequence[pytest.Item], folder: str) -> NoReturn:
    """Run tests on a mutant until one fails, and end this process with 0 if none does."""
    status = 1
    try:
        signal.alarm(PATIENCE)
        os.environ["MUTANT_UNDER_TEST"] = name
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for descriptor in (1, 2):
            os.dup2(nowhere, descriptor)
        for test, following in zip(tests, [*tests[1:], None], strict=True):
            session.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
            if session.testsfailed:
                break
        status = min(session.testsfailed, 1)
    finally:
        os._exit(status)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Let nothing be said on standard output."""
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        yield


def interval(share: float, count: int) -> tuple[float, float]:
    """Return where the true share lies, sure to 95 % (E. B. Wilson, 1927)."""
    spread = SURE**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = SURE * math.sqrt(share * (1 - share) / count + spread / 4 / count) / (1 + spread)
    return middle - half, middle + half


def main() -> None:
    """Draw mutants, let tests meet them, and print the score and who survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=600)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="the beginning of the names")
    options = parser.parse_args()
    everyone = [name for name in names() if name.startswith(options.only)]
    drawn = random.Random(options.seed).sample(everyone, min(options.sample, len(everyone)))  # noqa: S311  (no secret)
    os.chdir(TREE)
    sys.path.insert(0, ".")
    os.environ["MUTANT_UNDER_TEST"] = ""
    meeting = Meeting(drawn, options.workers)
    with silence():
        pytest.main([*OPTIONS, *FOLDERS], plugins=[meeting])
    print(f"{meeting.noticed} of {meeting.done} noticed (of {len(everyone)}, seed {options.seed}):")
    print(f"{meeting.score()} with all of them")


if __name__ == "__main__":
    main()
