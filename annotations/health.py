"""Whether a store is whole, and what can be done where it is not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import orjson

from annotations import bulk, conflicts
from annotations.storage import files
from annotations.storage.backups import Backups
from annotations.storage.schema import is_well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from annotations.errors import StorageError
    from annotations.notebook import Notebook
    from annotations.store import Store

_OTHERS = 0o077


class Finding(NamedTuple):
    """Something that is not as it should be.

    Attributes:
        key: names the message, as ``health.name``.
        values: what fills its placeholders.
        repair: does away with it, None where nothing can.
    """

    key: str
    values: Mapping[str, object]
    repair: Callable[[], object] | None = None


def examine(store: Store) -> Iterator[Finding]:
    """Yield what is not as it should be; nothing is changed.

    Raises:
        OSError: the folder of the store cannot be read.
    """
    if not store.folder.is_dir():
        return
    yield from _unfinished(store)
    yield from _copies(store)
    yield from _permissions(store.folder)
    yield from _lost_files(store.folder)
    yield from _set_aside(store.folder)
    yield from _backups(store.folder)
    yield from _notebooks(store)
    if count := store.wrong_summaries():
        yield Finding("health.summaries", {"n": count}, store.forget_summaries)


def _unfinished(store: Store) -> Iterator[Finding]:
    if (store.folder / "bulk" / "pending.json").exists():
        yield Finding("health.unfinished", {}, partial(bulk.resume, store))


def _copies(store: Store) -> Iterator[Finding]:
    for copy in conflicts.find(store.folder):
        repair = None if copy.tables is None else partial(conflicts.merge, store, copy)
        yield Finding("health.copy" if repair else "health.odd-copy", {"path": copy.path}, repair)


def _permissions(folder: Path) -> Iterator[Finding]:
    wide = [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & _OTHERS]
    if wide:
        yield Finding(
            "health.permissions", {"n": len(wide), "path": wide[0]}, partial(_close, wide)
        )


def _close(paths: list[Path]) -> None:
    for path in paths:
        path.chmod(0o700 if path.is_dir() else 0o600)


def _lost_files(folder: Path) -> Iterator[Finding]:
    """Find notebooks that are gone though their backups are there."""
    for kept in sorted((folder / "backups").glob("*/")):
        path = folder / f"{kept.name}.json"
        good = next((p for p in Backups(path).newest_first() if _is_good(p)), None)
        if not path.exists() and good is not None:
            restore = partial(_restore, good, path)
            yield Finding("health.lost", {"path": path, "backup": good}, restore)


def _restore(backup: Path, path: Path) -> None:
    if not path.exists():
        files.link_or_copy(backup, path)
        files.sync_folder(path.parent)


def _set_aside(folder: Path) -> Iterator[Finding]:
    for path in sorted((folder / "damaged").glob("*.json")):
        yield Finding("health.set-aside", {"path": path})


def _backups(folder: Path) -> Iterator[Finding]:
    for kept in sorted((folder / "backups").glob("*/")):
        for path in sorted(kept.glob("*.json")):
            if not _is_good(path):
                remove = partial(path.unlink, missing_ok=True)
                yield Finding("health.bad-backup", {"path": path}, remove)


def _is_good(path: Path) -> bool:
    try:
        return is_well_formed(orjson.loads(path.read_bytes()))
    except (OSError, ValueError):
        return False


def _notebooks(store: Store) -> Iterator[Finding]:
    failed: list[Finding] = []

    def note(error: StorageError) -> None:
        failed.append(Finding(error.key, error.values))

    notebooks = list(store.notebooks(note))
    known = {a.id for notebook in notebooks for a in notebook.all()}
    known |= {identifier for notebook in notebooks for identifier in notebook.removed()}
    for notebook in notebooks:
        name = notebook.document.title or notebook.document.id
        if count := notebook.unreadable():
            yield Finding("health.unreadable-records", {"title": name, "n": count})
        dangling = [(a.id, link) for a in notebook.all() for link in a.links if link not in known]
        if dangling:
            repair = partial(_unlink, notebook, dangling)
            yield Finding("health.dangling", {"title": name, "n": len(dangling)}, repair)
    yield from failed


def _unlink(notebook: Notebook, dangling: list[tuple[str, str]]) -> None:
    with notebook.held():
        for identifier, link in dangling:
            notebook.link(identifier, link, linked=False)
