"""Loading a team's server from many machines, by a Dask cluster.

Its workers read files, as this machine would, and put what they read onto the server themselves, so
that nothing but counts comes back here. They must see the files in the same places, and find the
password of the server in the usual ones. A part that a worker did not finish is done again by
another one; numbers are given by path, so nothing comes to be there twice.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING

from reader import __version__
from reader.errors import PizhuError
from reader.library.indexing import Loaded, Progress, put_in
from reader.library.reading import Prepared, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from distributed import Client

_FILES = 32  # of a part, at most
_BYTES = 1 << 20  # of a part, about
_AHEAD = 4  # parts for each worker that wait
_PATIENCE = 5  # seconds for the scheduler to answer

Part = tuple["Path", ...]


def load(
    paths: Sequence[Path], scheduler: str, address: str, on_progress: Callable[[Progress], None]
) -> Iterator[Loaded]:
    """Read files on a cluster, and yield what becomes of them, part by part.

    Args:
        paths: the files, by names that hold on all machines.
        scheduler: its address, such as ``tcp://host:8786``.
        address: that of the team's server.
        on_progress: told after each part.

    Raises:
        PizhuError: the cluster or the server cannot be used, or runs another version.
    """
    if not address:
        raise PizhuError("team.cluster-needs-server")
    begun = time.monotonic()
    done = length = 0
    with _connected(scheduler) as client:
        for part, (loaded, size) in _loaded(client, _parts(paths), address):
            done, length = done + len(part), length + size
            on_progress(Progress(done, len(paths), length, time.monotonic() - begun))
            yield loaded


def load_part(part: Part, address: str) -> tuple[Loaded, int]:
    """Read files and put them onto the server; return how many code points were read as well."""
    from reader.library.engine.postgres.engine import PostgresEngine
    from reader.library.team.catalogue import TeamCatalogue

    found = [read(path) for path in part]
    loaded = put_in(TeamCatalogue(address), PostgresEngine(address), found)
    return loaded, sum(r.outcome.card.length for r in found if isinstance(r.outcome, Prepared))


def version() -> str:
    """Return the version of this program, asked of every worker."""
    return __version__


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    """Connect to a scheduler whose workers run this version.

    Raises:
        PizhuError: there is none, or they run another one.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise PizhuError("team.cluster-not-installed") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it is told by our errors
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise PizhuError("team.cluster-gone", where=scheduler, reason=_line(error)) from error
    try:
        others = _versions(client) - {__version__}
        if others:
            raise PizhuError("team.cluster-differs", theirs=min(others), ours=__version__)
        yield client
    finally:
        with suppress(Exception):  # it may be gone, and there is nothing to be lost
            client.close(timeout=_PATIENCE)


def _versions(client: Client) -> set[str]:
    """Return the versions that the scheduler and the workers have.

    Raises:
        PizhuError: one of them has none.
    """
    try:
        return {client.run_on_scheduler(version), *client.run(version).values()}
    except Exception as error:  # Dask has no class for what others could not import
        raise PizhuError("team.cluster-lacks", reason=_line(error)) from error


def _loaded(
    client: Client, parts: Iterator[Part], address: str
) -> Iterator[tuple[Part, tuple[Loaded, int]]]:
    """Yield parts and what became of them as they are done, never too many waiting."""
    from distributed import CancelledError, as_completed
    from distributed.scheduler import KilledWorker

    ahead = max(len(client.scheduler_info()["workers"]), 1) * _AHEAD
    waiting = {_submitted(client, part, address): part for part in islice(parts, ahead)}
    completed = as_completed(waiting, loop=client.loop)
    for future in completed:
        part = waiting.pop(future)
        try:
            yield part, future.result()
        except KilledWorker as error:  # each of several workers died of it
            yield part, (Loaded(0, tuple((path, _line(error)) for path in part)), 0)
        except (CancelledError, OSError) as error:
            where = client.scheduler.address if client.scheduler else ""
            raise PizhuError("team.cluster-gone", where=where, reason=_line(error)) from error
        for more in islice(parts, 1):
            new = _submitted(client, more, address)
            waiting[new] = more
            completed.add(new)


def _submitted(client: Client, part: Part, address: str) -> object:
    return client.submit(load_part, part, address, pure=False)


def _parts(paths: Iterable[Path]) -> Iterator[Part]:
    """Yield files in parts of some size."""
    part: list[Path] = []
    size = 0
    for path in paths:
        part.append(path)
        with suppress(OSError):
            size += path.stat().st_size
        if size >= _BYTES or len(part) >= _FILES:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)


def _line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
