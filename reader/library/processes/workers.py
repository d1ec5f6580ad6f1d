"""Reading many files in as many processes as there are processors."""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import redirect_stderr
from itertools import islice
from typing import TYPE_CHECKING

from reader import locations
from reader.errors import PizhuError
from reader.library.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from reader.library.reading import Read

_FEW = 8  # files that are read sooner than processes start
_AHEAD = 8  # files for each process that wait for it or for us


def read_all(paths: Sequence[Path], processes: int = 0) -> Iterator[Read]:
    """Yield what `read` gives for each file, in order.

    Args:
        paths: the files.
        processes: how many read; 0 for one for each processor, or none where files are few.

    Raises:
        PizhuError: a process died.
    """
    count = processes or os.cpu_count() or 1
    if (len(paths) <= _FEW and not processes) or count == 1:
        yield from map(read, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    cache = locations.cache_folder()
    try:
        _start_tracker()
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (cache,))
    except (OSError, ImportError):  # the system has no semaphores for us
        yield from map(read, paths)
        return
    try:
        yield from _in_order(pool, paths, count * _AHEAD)
    except BrokenProcessPool as error:
        raise PizhuError("catalogue.process-died") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start_tracker() -> None:
    """Start the process that looks after what processes share.

    It is given standard error by its number, which what stands for that inside of Textual has not.
    """
    from multiprocessing import resource_tracker

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _in_order(pool: Executor, paths: Sequence[Path], ahead: int) -> Iterator[Read]:
    """Yield results in order, never more than ``ahead`` of them waiting."""
    rest = iter(paths)
    waiting: deque[Future[Read]] = deque(pool.submit(read, path) for path in islice(rest, ahead))
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(read, path) for path in islice(rest, 1))


def _begin(cache: Path) -> None:
    """Leave it to the process that gives the work to obey Ctrl-C; use the prepared tables."""
    import signal

    from reader.text.script_cache import use_cache

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_cache(cache)
