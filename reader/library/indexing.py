"""Bringing catalogue and engine up to date with the files: only what changed is read.

Documents are put in by batches, first into the catalogue, then into the engine, each in one
transaction. What a crash or Ctrl-C leaves undone is seen by comparing the two, and done the next
time.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.documents import members
from reader.documents.formats.recognition import ending
from reader.library import chosen
from reader.library.catalogue import Signature
from reader.library.engine import Text
from reader.library.processes.workers import read_all
from reader.library.reading import Prepared
from reader.library.roots import covers, files_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.catalogue import AnyCatalogue
    from reader.library.engine import Engine
    from reader.library.reading import Read

_BATCH = 300_000  # code points
_LONGEST = 2.0  # seconds that a batch may take to come together
_MANY = 200  # documents after which the engine is put in order


class Progress(NamedTuple):
    """How far the work has come.

    Attributes:
        done: files that were read.
        total: files to read.
        length: code points that were read.
        seconds: since it began.
    """

    done: int
    total: int
    length: int
    seconds: float


class Outcome(NamedTuple):
    """What was done.

    Attributes:
        read: documents that were put in, new or changed.
        removed: documents that are gone.
        failed: the files that could not be read now, and why.
    """

    read: int
    removed: int
    failed: tuple[tuple[Path, str], ...]


class Loaded(NamedTuple):
    """What became of some files: how many were put in, and why others cannot be read."""

    read: int
    failed: tuple[tuple[Path, str], ...]


def refresh(
    catalogue: AnyCatalogue,
    engine: Engine,
    on_progress: Callable[[Progress], None] = lambda _: None,
    *,
    processes: int = 0,
    cluster: str = "",
) -> Outcome:
    """Read what is new or changed, and forget what is gone.

    Args:
        catalogue: knows what was added.
        engine: gets the texts.
        on_progress: told after each file.
        processes: how many read; 0 for as many as are useful.
        cluster: the address of a Dask scheduler, whose workers are to read instead and to put
            what they read onto the team's server.

    Raises:
        PizhuError: another process is at it, the disk or the server refuses, or the cluster is
            gone.
    """
    with catalogue.alone():
        files = files_of_all(catalogue.roots())
        due = _due(catalogue, engine, list(files))
        failed: list[tuple[Path, str]] = []
        count = 0
        if cluster:
            from reader.library.cluster import load

            parts = load(due, cluster, chosen.address(), on_progress)
        else:
            batches = _batches(due, on_progress, processes)
            parts = (put_in(catalogue, engine, batch) for batch in batches)
        for loaded in parts:
            count += loaded.read
            failed += loaded.failed
        removed = _forget(catalogue, engine, {str(path) for path in files})
        if count >= _MANY:
            engine.settle()
    return Outcome(count, removed, tuple(failed))


def _due(catalogue: AnyCatalogue, engine: Engine, files: Sequence[Path]) -> list[Path]:
    """Return the files that changed, and those whose text did not reach the engine."""
    known, numbers, indexed = catalogue.signatures(), catalogue.numbers(), engine.identities()
    identities = {entry.number: entry.card.identity for entry in catalogue.entries()}

    def is_due(path: Path) -> bool:
        name = str(path)
        try:
            if known.get(name) != Signature.of(path):
                return True
        except OSError:
            return name not in known
        number = numbers.get(name)
        return number is not None and indexed.get(number) != identities[number]

    return [path for path in files if is_due(path)]


def _batches(
    due: Sequence[Path], on_progress: Callable[[Progress], None], processes: int
) -> Iterator[list[Read]]:
    begun = since = time.monotonic()
    batch: list[Read] = []
    length = size = 0
    for done, one in enumerate(read_all(due, processes), 1):
        batch.append(one)
        size += one.outcome.card.length if isinstance(one.outcome, Prepared) else 0
        now = time.monotonic()
        on_progress(Progress(done, len(due), length + size, now - begun))
        if size >= _BATCH or now - since > _LONGEST:
            yield batch
            batch, length, size, since = [], length + size, 0, time.monotonic()
    if batch:
        yield batch


def put_in(catalogue: AnyCatalogue, engine: Engine, batch: Sequence[Read]) -> Loaded:
    """Put what was read of files into both.

    Raises:
        PizhuError: the disk or the server refuses; the files are read again the next time.
    """
    cards = (
        (r.path, r.signature, r.outcome.card if isinstance(r.outcome, Prepared) else r.outcome)
        for r in batch
    )
    numbers = catalogue.record(cards)
    ready = [(numbers[r.path], r.outcome) for r in batch if isinstance(r.outcome, Prepared)]
    engine.put(Text(number, p.card.identity, p.rows, p.body, p.sketch) for number, p in ready)
    failed = ((r.path, r.outcome) for r in batch if isinstance(r.outcome, str))
    return Loaded(len(ready), tuple(failed))


def _forget(catalogue: AnyCatalogue, engine: Engine, files: set[str]) -> int:
    """Take out what was added no more or is gone; return how many documents."""
    present = [root for root in catalogue.roots() if _has_entries(Path(root))]
    gone = [
        path for path in catalogue.signatures() if path not in files and _is_gone(path, present)
    ]
    before = len(catalogue)
    catalogue.remove(gone)
    drop_unknown(catalogue, engine)
    return before - len(catalogue)


def drop_unknown(catalogue: AnyCatalogue, engine: Engine) -> None:
    """Take out of the engine what the catalogue does not have."""
    indexed = engine.identities().keys()  # first: what comes meanwhile is in both
    engine.drop(indexed - set(catalogue.numbers().values()))


def _has_entries(folder: Path) -> bool:
    """Tell whether a folder is there; of one that is empty, what was in it may be unplugged."""
    try:
        return any(folder.iterdir())
    except OSError:
        return False


def _is_gone(path: str, present: Sequence[str]) -> bool:
    """Tell whether a file is gone for good.

    So is one whose folder is gone, if that was in a folder that was added and is ``present``.
    Otherwise it cannot be told of a folder that is not there.
    """
    where = Path(path)
    if members.exists(where):
        return False
    if members.file_of(where) != where:
        return members.is_archive(members.file_of(where))
    archives = (folder for folder in where.parents if ending(folder.name) == members.ENDING)
    return next(archives, where).parent.is_dir() or any(covers(root, path) for root in present)
