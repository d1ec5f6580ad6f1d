"""How many small changes of the program its tests notice, over a sample drawn at random.

Run by ``make mutants``, after mutmut has written the changed functions and noted which tests call
them. Each mutant drawn meets the tests that call its function, the quick ones first, until one of
them fails or all have passed; tests that take long are spared, so that the score is a lower bound.
A mutant that no test calls survives; one that ends no more, or ends the process, is noticed.
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
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TREE = Path("mutants")
SLOW = 5.0  # seconds that a test may take to be asked
PATIENCE = 120  # seconds for all tests of a mutant
OPTIONS = [
    *("-x", "-q", "--rootdir=.", "--hypothesis-profile=few"),
    *("-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:cov", "-p", "no:xdist"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # what is imported once serves all
]
FAILED = 1  # the exit code of pytest when a test fails; beyond it, none could be run
FOLDERS = ["tests/unit/text", "tests/unit/annotations"]
SURE = 1.96  # standard deviations that hold 95 % of a normal distribution


def names() -> list[str]:
    """Return the names of all mutants, in order."""
    tables = (json.loads(file.read_bytes()) for file in TREE.rglob("*.meta"))
    return sorted(name for table in tables for name in table["exit_code_by_key"])


def tests_of(name: str, stats: dict[str, Any]) -> list[str]:
    """Return the tests that call the function of a mutant, the quickest first."""
    taken: dict[str, float] = stats["duration_by_test"]
    function = name.rpartition("__mutmut_")[0]
    found: list[str] = stats["tests_by_mangled_function_name"].get(function, [])
    return sorted((test for test in found if taken.get(test, 0) < SLOW), key=taken.__getitem__)


def survives(task: tuple[str, Sequence[str]]) -> tuple[str, bool]:
    """Tell whether a mutant passes its tests; in a process of its own.

    Raises:
        RuntimeError: the tests cannot be run.
    """
    name, tests = task
    if not tests:
        return name, True
    child = os.fork()
    if not child:
        _meet(name, tests)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code > FAILED:
        raise RuntimeError(name)  # no verdict: the tests could not be run
    return name, code == 0


def _meet(name: str, tests: Sequence[str]) -> None:
    """Run the tests on a mutant, and end this process with what came of them."""
    signal.alarm(PATIENCE)
    os.environ["MUTANT_UNDER_TEST"] = name
    with silence():
        os._exit(int(pytest.main([*OPTIONS, *tests])))


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
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="", help="the beginning of the names")
    options = parser.parse_args()
    everyone = [name for name in names() if name.startswith(options.only)]
    drawn = random.Random(options.seed).sample(everyone, min(options.sample, len(everyone)))  # noqa: S311  (no secret)
    os.chdir(TREE)
    sys.path.insert(0, ".")
    stats = json.loads(Path("mutmut-stats.json").read_bytes())
    os.environ["MUTANT_UNDER_TEST"] = ""
    with silence():
        pytest.main([*OPTIONS, "--collect-only", *FOLDERS])  # loads all, for the children to have
    tasks = [(name, tests_of(name, stats)) for name in drawn]
    noticed = 0
    with get_context("fork").Pool(options.workers) as pool:
        for done, (name, alive) in enumerate(pool.imap(survives, tasks), 1):
            noticed += not alive
            low, high = interval(noticed / done, done)
            if alive:
                print(
                    f"{done:5} {name}  ({noticed / done:.1%}: {low:.1%} to {high:.1%})", flush=True
                )
    print(f"{noticed} of {done} noticed (of {len(everyone)}, seed {options.seed}):", end=" ")
    print(f"{noticed / done:.1%}, with all of them {low:.1%} to {high:.1%}")


if __name__ == "__main__":
    main()
