"""A disk that refuses, at each of the calls that a save makes."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotations import Annotation, StorageError, Store

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = ("open", "write", "fsync", "replace", "link", "close")
DOCUMENT = "0f1e"


class Refusal:
    """Makes the nth call of the functions in `CALLS` fail, or all those of one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.which: int | str = -1
        self.error = errno.EIO
        self.made: list[str] = []
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.made.append(name)
            if self.which not in {name, len(self.made) - 1}:
                return function(*arguments, **options)
            if name == "close":
                function(*arguments)
            if name == "write" and isinstance(arguments[1], memoryview):
                function(arguments[0], arguments[1][: len(arguments[1]) // 2])
            raise OSError(self.error, os.strerror(self.error))

        return call

    def at(self, which: int | str, error: int) -> None:
        self.made.clear()
        self.which = which
        self.error = error

    def stop(self) -> None:
        self.at(-1, 0)


@pytest.fixture
def refusal(monkeypatch: pytest.MonkeyPatch) -> Refusal:
    return Refusal(monkeypatch)


def mark(note: str) -> Annotation:
    return Annotation(document=DOCUMENT, paragraph=1, note=note)


def problem_of(change: Callable[[Annotation], object], annotation: Annotation) -> str | None:
    try:
        change(annotation)
    except StorageError as error:
        return error.key.removeprefix("annotations.")
    return None


def contents(folder: Path) -> list[str]:
    return [annotation.note for annotation in Store(folder).notebook(DOCUMENT).all()]


@pytest.mark.parametrize("existing", [0, 1, 2])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_refused_change_changes_nothing(
    tmp_path: Path, refusal: Refusal, error: int, existing: int
) -> None:
    number = refused = 0
    while True:
        folder = tmp_path / str(number)
        notebook = Store(folder).notebook(DOCUMENT)
        notes = [notebook.add(mark(str(n))).note for n in range(existing)]
        before = notebook.all()
        refusal.at(number, error)
        problem = problem_of(notebook.add, mark("new"))
        failed = problem is not None
        assert problem in {None, "disk-error" if error == errno.EIO else "disk-full"}
        done = len(refusal.made) <= number
        refusal.stop()
        assert contents(folder) == (notes if failed else [*notes, "new"])
        if failed:
            refused += 1
            assert notebook.all() == before
        assert notebook.add(mark("later")).note == "later"
        assert contents(folder) == [a.note for a in notebook.all()]
        assert not list(folder.glob("**/*.tmp"))
        if done:
            break
        number += 1
    assert refused >= 5


@pytest.mark.parametrize("change", ["update", "delete", "undo", "redo"])
def test_a_refused_change_of_any_kind_shows_nothing(
    tmp_path: Path, refusal: Refusal, change: str
) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    first = notebook.add(mark("first"))
    notebook.add(mark("second"))
    notebook.undo()
    before = notebook.all()
    changes: dict[str, Callable[[], object]] = {
        "update": lambda: notebook.update(first.id, note="x"),
        "delete": lambda: notebook.delete(first.id),
        "undo": notebook.undo,
        "redo": notebook.redo,
    }
    refusal.stop()
    changes[change]()
    notebook.undo()
    if change in {"undo", "redo"}:
        notebook.redo()
        notebook.redo()
        notebook.undo()
    before = notebook.all()
    calls = list(refusal.made)
    write = calls.index("write")
    refusal.at(write, errno.ENOSPC)
    with pytest.raises(StorageError):
        changes[change]()
    assert notebook.all() == before
    refusal.stop()
    assert Store(tmp_path).notebook(DOCUMENT).all() == before


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_folder_that_may_not_be_written_says_so(
    tmp_path: Path, refusal: Refusal, error: int
) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    notebook.add(mark("here"))
    refusal.at("open", error)
    with pytest.raises(StorageError) as caught:
        notebook.add(mark("new"))
    assert caught.value.key == "annotations.no-permission"
    assert contents(tmp_path) == ["here"]


READ_ONLY = """
import os, sys
from pathlib import Path
from annotations import Annotation, StorageError, Store
Store(Path(sys.argv[2])).notebook("0f1e").add(Annotation(document="0f1e", paragraph=1))
if os.geteuid() == 0:
    os.setuid(65534)
notebook = Store(Path(sys.argv[1])).notebook("0f1e")
print([annotation.note for annotation in notebook.all()])
try:
    notebook.add(Annotation(document="0f1e", paragraph=2))
except StorageError as error:
    print(error.key)
"""


def test_a_read_only_folder_can_still_be_read(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "store")
        Store(folder).notebook(DOCUMENT).add(mark("here"))
        for path in [Path(name), *Path(name).rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        done = subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, "-c", READ_ONLY, str(folder), str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
            text=True,
            timeout=30,
        )
        assert done.stdout.splitlines() == ["['here']", "annotations.no-permission"]
        for path in [Path(name), folder]:
            path.chmod(0o700)


def test_only_the_owner_may_look(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    notebook = Store(folder).notebook(DOCUMENT)
    notebook.add(mark("1"))
    notebook.add(mark("2"))
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
