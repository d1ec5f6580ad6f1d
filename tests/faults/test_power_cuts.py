"""The power fails: what was not forced to the disk may be lost, whatever was done after it.

The operations of some changes are recorded, and each moment is played back as it may be found after
a cut. Of a file that was written but not forced to the disk, nothing, half or all may be there; of
the names changed in a folder since it was forced to the disk, any first few may have been kept.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from annotations import Annotation, Notebook, Store

CHANGES = int(os.environ.get("PIZHU_CUTS", "5"))
ALL, HALF, NONE = "all", "half", "none"


class Event(NamedTuple):
    """Something that was done: its kind, the path, another path or the content of a file."""

    kind: str
    path: str
    other: str = ""
    data: bytes = b""


class Recorder:
    """Writes down what a program does to the files of a folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[Event] = []
        self._folder = folder
        self._names: dict[int, str] = {}
        for name in ("open", "write", "fsync", "replace", "link", "unlink", "close"):
            monkeypatch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def say(self, note: str) -> None:
        self.events.append(Event("acknowledged", note))

    def _wrapped(self, name: str, function: object):  # type: ignore[no-untyped-def]  # noqa: ANN202  (any of them)
        def call(*arguments: object, **options: object) -> object:
            result = function(*arguments, **options)  # type: ignore[operator]
            with suppress(ValueError):
                self._note(name, arguments, result)
            return result

        return call

    def _inside(self, path: object) -> str:
        return str(Path(os.fspath(path)).relative_to(self._folder))  # type: ignore[call-overload]

    def _note(self, name: str, arguments: tuple[object, ...], result: object) -> None:
        first = arguments[0]
        if name == "open":
            self._names[int(str(result))] = self._inside(first)
        elif name == "close":
            self._names.pop(int(str(first)), None)
        elif name in {"write", "fsync"}:
            path = self._names.get(int(str(first)))
            if path is not None:
                data = bytes(arguments[1])[: int(str(result))] if name == "write" else b""  # type: ignore[call-overload]
                self.events.append(Event(name, path, data=data))
        elif name == "unlink":
            self.events.append(Event(name, self._inside(first)))
        else:
            self.events.append(Event(name, self._inside(first), self._inside(arguments[1])))


class Disk:
    """Names and the files behind them: as they are, and as they were forced to the disk."""

    def __init__(self, folder: Path) -> None:
        self.files: list[bytes] = []
        self.safe: list[bool] = []
        self.names: dict[str, int] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                self._add(str(path.relative_to(folder)), path.read_bytes(), safe=True)
        self.kept = dict(self.names)
        self.pending: list[Event] = []

    def _add(self, name: str, data: bytes, *, safe: bool) -> None:
        self.names[name] = len(self.files)
        self.files.append(data)
        self.safe.append(safe)

    def do(self, event: Event) -> None:
        if event.kind == "write":
            if event.path not in self.names:
                self._add(event.path, b"", safe=False)
                self.pending.append(Event("create", event.path, str(self.names[event.path])))
            number = self.names[event.path]
            self.files[number] += event.data
            self.safe[number] = False
        elif event.kind == "fsync" and event.path in self.names:
            self.safe[self.names[event.path]] = True
        elif event.kind == "fsync":
            inside = [e for e in self.pending if _folder_of(e) == event.path]
            self.pending = [e for e in self.pending if _folder_of(e) != event.path]
            for earlier in inside:
                _rename(self.kept, earlier)
        elif event.kind != "acknowledged":
            _rename(self.names, event)
            self.pending.append(event)

    def after_cut(self, first: int, written: str) -> dict[str, bytes]:
        """Return the files that are found if the first few pending changes of names were kept."""
        names = dict(self.kept)
        for event in self.pending[:first]:
            _rename(names, event)
        return {name: self._content(number, written) for name, number in names.items()}

    def _content(self, number: int, written: str) -> bytes:
        data = self.files[number]
        if self.safe[number] or written == ALL:
            return data
        return data[: len(data) // 2] if written == HALF else b""


def _folder_of(event: Event) -> str:
    return (
        str(Path(event.other or event.path).parent)
        if event.kind != "create"
        else str(Path(event.path).parent)
    )


def _rename(names: dict[str, int], event: Event) -> None:
    if event.kind == "create":
        names[event.path] = int(event.other)
    elif event.kind == "unlink":
        names.pop(event.path, None)
    elif event.path in names:
        names[event.other] = names[event.path]
        if event.kind == "replace":
            del names[event.path]


def changed(notebook: Notebook, number: int) -> str:
    return notebook.add(Annotation(document="0f1e", paragraph=number, note=f"第{number}条")).note


def found_after(files: dict[str, bytes], folder: Path) -> set[str]:
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {a.note for a in Store(folder).notebook("0f1e").all()}


def test_no_acknowledged_change_is_lost_when_the_power_fails(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    notebook = Store(folder).notebook("0f1e")
    changed(notebook, 0)
    disk = Disk(folder)
    with pytest.MonkeyPatch.context() as patch:
        recorder = Recorder(folder, patch)
        for number in range(1, CHANGES):
            recorder.say(changed(notebook, number))
    acknowledged = {"第0条"}
    moments = 0
    for event in [Event("start", "", ""), *recorder.events]:
        if event.kind == "acknowledged":
            acknowledged.add(event.path)
        elif event.kind != "start":
            disk.do(event)
        for first in range(len(disk.pending) + 1):
            for written in (ALL, HALF, NONE):
                found = found_after(disk.after_cut(first, written), tmp_path / "found")
                assert acknowledged <= found, (event, first, written)
                moments += 1
    assert moments > CHANGES * 20
