"""Files on systems that differ from this one, as far as that can be played here."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import SoftFileLock

from annotations import Annotation, Quote, StorageError, Store
from annotations.storage import Database, files

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = Annotation(document="0f1e2d3c4b5a6978", paragraph=1, start=None, end=None, quote=Quote("水"))
FORBIDDEN = set('<>:"/\\|?*') | set(map(chr, range(32)))
DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{kind}{n}" for kind in ("COM", "LPT") for n in range(10)),
}
LONGEST = 80  # characters, so that a deep folder leaves a path below the 260 of Windows


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[int]]:
    """Refuse, so many times, to give a file the name of one that is open, as Windows does."""

    def refuse(times: int) -> list[int]:
        left, move = [times], Path.replace

        def replace(self: Path, target: Path) -> Path:
            if left[0]:
                left[0] -= 1
                raise PermissionError(errno.EACCES, "in use")
            return move(self, target)

        monkeypatch.setattr(Path, "replace", replace)
        return left

    return refuse


def store_with_all_kinds_of_files(folder: Path) -> None:
    """Write, delete, damage and put back, so that each kind of file is there."""
    store = Store(folder, "李")
    notebook = store.notebook(MARK.document, title="CON: 河道|管理*办法?")
    notebook.delete(notebook.add(MARK).id)
    (file,) = folder.glob(f"{MARK.document}*.json")
    file.write_bytes(b"{")
    Store(folder, "李").notebook(MARK.document).all()


def test_names_of_files_are_good_everywhere(tmp_path: Path) -> None:
    store_with_all_kinds_of_files(tmp_path / "annotations")
    paths = list((tmp_path / "annotations").rglob("*"))
    names = [path.name for path in paths]
    assert {"backups", "damaged", f"{MARK.document}.json"} <= set(names)
    for name in names:
        assert not FORBIDDEN & set(name)
        assert not name.endswith((".", " "))
        assert name.partition(".")[0].upper() not in DEVICES
        assert len(name) <= LONGEST
    assert len({str(path).casefold() for path in paths}) == len(paths)  # where case does not count


def test_a_file_that_another_program_has_open_is_replaced_as_soon_as_it_closes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusing: Callable[[int], list[int]]
) -> None:
    path = tmp_path / "a"
    files.replace(path, b"1")
    monkeypatch.setattr(files, "_OPEN_FILES_STAY", True)
    monkeypatch.setattr(files, "_POLL", 0)
    left = refusing(3)
    files.replace(path, b"2")
    assert (path.read_bytes(), left) == (b"2", [0])


def test_a_file_that_stays_open_is_told_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusing: Callable[[int], list[int]]
) -> None:
    database = Database(tmp_path / "a.json")
    database.table("t").insert({"a": 1})
    before = (tmp_path / "a.json").read_bytes()
    monkeypatch.setattr(files, "_OPEN_FILES_STAY", True)
    monkeypatch.setattr(files, "_PATIENCE", 0.02)
    refusing(1_000_000)
    with pytest.raises(StorageError):
        database.table("t").insert({"a": 2})
    assert (tmp_path / "a.json").read_bytes() == before
    assert not list(tmp_path.glob(".*.tmp"))


def test_elsewhere_a_refusal_is_final(tmp_path: Path, refusing: Callable[[int], list[int]]) -> None:
    left = refusing(5)
    with pytest.raises(PermissionError):
        files.replace(tmp_path / "a", b"1")
    assert left == [4]


def test_where_folders_cannot_be_forced_files_still_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[int] = []
    monkeypatch.setattr(files, "_FOLDER", None)
    monkeypatch.setattr(os, "fsync", forced.append)
    files.replace(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"
    assert len(forced) == 1


@pytest.mark.parametrize("can", [True, False])
def test_the_memory_of_the_drive_is_forced_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can: bool
) -> None:
    asked: list[int] = []
    forced: list[int] = []

    def ask(_descriptor: int, request: int) -> None:
        asked.append(request)
        if not can:
            raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(files, "_FULL_SYNC", 51)
    monkeypatch.setattr(fcntl, "fcntl", ask)
    monkeypatch.setattr(os, "fsync", forced.append)
    files.replace(tmp_path / "a", b"1")
    assert asked == [51, 51]  # the file and its folder
    assert len(forced) == (0 if can else 2)


def test_a_lock_that_is_only_a_file_keeps_others_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives know no other."""
    monkeypatch.setattr("filelock.FileLock", SoftFileLock)
    monkeypatch.setattr("annotations.storage.atomic._LOCK_SECONDS", 0.05)
    one, other = Database(tmp_path / "a.json"), Database(tmp_path / "a.json")
    one.table("t").insert({"a": 1})
    with SoftFileLock(tmp_path / ".lock"), pytest.raises(StorageError):
        other.table("t").insert({"a": 2})
    other.table("t").insert({"a": 3})
    assert one.table("t").all() == [{"a": 1}, {"a": 3}]
