"""Copies that programs which keep folders in step leave beside a file changed in two places.

Syncthing calls one ``ID.sync-conflict-20310501-120000-ABCDEFG.json``, Dropbox and Nextcloud
``ID (conflicted copy 2031-05-01).json`` in the user's language, OneDrive ``ID-COMPUTER.json``,
iCloud and Google Drive ``ID 2.json`` and ``ID (1).json``, Nutstore ``ID-NSConflict.json`` and
``ID-冲突.json``. So no list of names is kept: a copy is a
file that says it is another one, whose name its own name begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from annotations import clock, recoding
from annotations.codebook import Codebook
from annotations.errors import StorageError
from annotations.history import Edit
from annotations.layout import LAYOUT
from annotations.model import parsed, to_record
from annotations.storage import files
from annotations.storage.schema import is_well_formed, version_of
from annotations.trash import is_discarded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotations.model import Annotation
    from annotations.notebook import Notebook
    from annotations.storage.schema import Record, Tables
    from annotations.store import Store

_BOOK = "codebook"


class Copy(NamedTuple):
    """A copy of a file.

    Attributes:
        path: where it is.
        original: the stem of the file's name: the id of a document, or ``codebook``.
        tables: what it holds; None if it cannot be read, or was written by a later version.
    """

    path: Path
    original: str
    tables: Tables | None


def find(folder: Path) -> list[Copy]:
    """Return the copies in the folder of a store, by name."""
    stems = {path.stem for path in folder.glob("*.json")}
    odd = sorted(stem for stem in stems if not _is_name(stem))
    found = (_copy(folder / f"{stem}.json", stems) for stem in odd)
    return [copy for copy in found if copy is not None]


def merge_all(store: Store) -> int:
    """Merge all copies that can be read; return how many there were.

    Raises:
        StorageError: the disk refuses; what was merged is merged.
    """
    copies = [copy for copy in find(store.folder) if copy.tables is not None]
    for copy in copies:
        merge(store, copy)
    return len(copies)


def merge(store: Store, copy: Copy) -> None:
    """Take what a copy holds into the file, as one operation, and put the copy to the backups.

    Of an annotation that was changed in both the version modified last stays, and the other one
    goes to the trash; one that was removed in either stays away, unless it was changed later in the
    other.

    Raises:
        StorageError: the disk refuses.
    """
    if copy.tables is None:
        return
    if copy.original == _BOOK:
        _merge_book(Codebook(store.folder), copy.tables)
    else:
        _merge_notebook(store.notebook(copy.original), copy.tables)
    kept = store.folder / "backups" / copy.original
    try:
        files.make_folder(kept)
        copy.path.replace(kept / f"copy-{clock.stamp().replace(':', '')}.json")
        files.sync_folder(store.folder)
    except OSError as error:
        raise StorageError.from_os(error, copy.path) from error


def _copy(path: Path, stems: Iterable[str]) -> Copy | None:
    originals = [stem for stem in stems if _extends(path.stem, stem)]
    tables = _read(path)
    name = str((tables or {}).get("document", {}).get("1", {}).get("id", ""))
    if name and _extends(path.stem, name):
        return Copy(path, name, _usable(tables))
    if name or not originals:  # the notebook of a document whose id is an odd one
        return None
    return Copy(path, max(originals, key=len), _usable(tables))


def _extends(stem: str, original: str) -> bool:
    rest = stem[len(original) :]
    return bool(original and rest) and stem.startswith(original) and not _is_name(rest[0])


def _is_name(text: str) -> bool:
    """Tell whether a text can be part of an id, with nothing that sets off an addition."""
    return text.isascii() and text.isalnum()


def _read(path: Path) -> Tables | None:
    try:
        tables = orjson.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return tables if is_well_formed(tables) else None


def _usable(tables: Tables | None) -> Tables | None:
    if tables is None or version_of(tables) > LAYOUT.version:
        return None
    LAYOUT.migrate(tables)
    return tables


def _merge_notebook(notebook: Notebook, tables: Tables) -> None:
    records = tables.get("annotations", {}).values()
    theirs = {a.id: a for a in map(parsed, records) if a}
    trash = tables.get("trash", {}).values()
    with notebook.held():
        here_gone = notebook.removed()
        edits, aside = _compared(notebook, theirs.values(), here_gone)
        there_gone = {row["annotation"]["id"]: row["time"] for row in trash if is_discarded(row)}
        for annotation in notebook.all():
            if (
                annotation.id not in theirs
                and there_gone.get(annotation.id, "") > annotation.modified
            ):
                edits.append(Edit(annotation.id, None))
        if edits or aside:
            notebook.apply("merge-copy", edits, aside)


def _compared(
    notebook: Notebook, theirs: Iterable[Annotation], gone: dict[str, str]
) -> tuple[list[Edit], list[Record]]:
    edits: list[Edit] = []
    aside: list[Record] = []
    for annotation in theirs:
        here = notebook.get(annotation.id)
        if here is None and gone.get(annotation.id, "") > annotation.modified:
            continue
        if here is None or (here != annotation and annotation.modified > here.modified):
            edits.append(Edit(annotation.id, to_record(annotation)))
        elif here != annotation:
            aside.append(to_record(annotation))
    return edits, aside


def _merge_book(book: Codebook, tables: Tables) -> None:
    known = book.records()
    theirs = {row["name"]: row for row in tables.get("tags", {}).values() if row.get("name")}
    entries = {name: recoding.joined(known.get(name, {}), row) for name, row in theirs.items()}
    book.replace({name: row for name, row in entries.items() if row != known.get(name)})
    meanings = book.meanings()
    for row in tables.get("colours", {}).values():
        if row.get("name") and row.get("meaning") and row["name"] not in meanings:
            book.set_meaning(row["name"], row["meaning"])
