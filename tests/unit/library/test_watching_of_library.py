"""Noticing changes of what was added to the library."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from threading import Event, Timer
from typing import TYPE_CHECKING

import pytest

from reader.cli import library_watch
from reader.errors import PizhuError
from reader.library import watching
from reader.library.catalogue import Catalogue
from reader.library.watching import changes, keep_up_to_date
from tests.programs import started
from tests.shelved import REPORT, STATUTE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("watchfiles", reason="the extra “watch” is not installed")


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often, and wait less for what else may come."""
    monkeypatch.setattr(watching, "_QUIET", 50)
    monkeypatch.setattr(watching, "changes", partial(changes, every=0.2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(STATUTE, encoding="utf-8")
    return folder


def first_change(roots: list[str], change: Callable[[], object]) -> bool:
    """Return whether a change is noticed that is made once the watch is on."""
    stop = Event()
    timer = Timer(20, stop.set)
    timer.start()
    told = changes(roots, stop, every=0.2)
    try:
        assert not next(told)
        change()
        return any(told)
    finally:
        timer.cancel()


def test_a_new_file_deep_in_a_folder_is_noticed(folder: Path) -> None:
    new = folder / "deep" / "b.txt"
    assert first_change([str(folder)], lambda: new.write_text(REPORT, encoding="utf-8"))


def test_a_file_and_a_pattern_are_looked_at(folder: Path) -> None:
    file = folder / "a.txt"
    assert first_change([str(file)], lambda: file.write_text(REPORT, encoding="utf-8"))
    new = folder / "b.txt"
    assert first_change([f"{folder}/*.txt"], lambda: new.write_text(REPORT, encoding="utf-8"))


def test_what_is_hidden_is_no_change_and_being_told_to_stop_ends_it(folder: Path) -> None:
    stop = Event()
    told = []
    for number, changed in enumerate(changes([str(folder)], stop, every=0.2)):
        told.append(changed)
        (folder / ".hidden.txt").write_text(str(number), encoding="utf-8")
        if number == 3:
            stop.set()
    assert told == [False] * 4


def test_a_refresh_that_must_wait_is_done_later(folder: Path) -> None:
    outcomes = [PizhuError("catalogue.busy"), None]

    def refresh() -> None:
        outcome = outcomes.pop(0)
        if outcome is not None:
            raise outcome
        if not outcomes:
            raise KeyboardInterrupt

    with closing(Catalogue()) as catalogue:
        catalogue.add_roots([str(folder)])
        with pytest.raises(PizhuError, match="another pizhu"):
            library_watch.watch(catalogue, refresh, refresh)
        library_watch.watch(catalogue, refresh, refresh)
    assert outcomes == []


def test_what_another_process_hinders_is_tried_again(folder: Path) -> None:
    stop = Event()
    tried = []

    def refresh() -> None:
        tried.append(1)
        if len(tried) == 1:
            raise PizhuError("catalogue.busy")
        stop.set()

    with closing(Catalogue()) as catalogue:
        catalogue.add_roots([str(folder)])
        timers = Timer(0.4, (folder / "b.txt").touch), Timer(20, stop.set)
        for timer in timers:
            timer.start()
        keep_up_to_date(catalogue, refresh, stop)
        timers[1].cancel()
    assert len(tried) == 2


@pytest.mark.parametrize("at_once", [True, False])
def test_a_folder_that_comes_back_is_watched_again(folder: Path, *, at_once: bool) -> None:
    stop = Event()
    new = folder / "c.txt"

    def renew() -> None:
        shutil.rmtree(folder)
        if at_once:
            folder.mkdir()

    def refresh() -> None:
        if new.exists():
            stop.set()
        elif not folder.exists():
            folder.mkdir()

    with closing(Catalogue()) as catalogue:
        catalogue.add_roots([str(folder)])
        timers = Timer(0.4, renew), Timer(1.5, new.touch), Timer(60, stop.set)
        for timer in timers:
            timer.start()
        begun = time.monotonic()
        keep_up_to_date(catalogue, refresh, stop)
        timers[-1].cancel()
    assert time.monotonic() - begun < 60


@pytest.mark.usefixtures("tables")
def test_the_command_reads_what_comes_and_ends_with_an_interrupt(folder: Path) -> None:
    run = [sys.executable, "-m", "reader", "library"]
    subprocess.run([*run, "add", str(folder)], check=True, capture_output=True)  # noqa: S603  (our own program)
    with started([*run, "watch"], stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        assert "1 document" in child.stderr.readline()
        assert "watching" in child.stderr.readline()
        (folder / "deep" / "b.txt").write_text(REPORT, encoding="utf-8")
        assert "1 read, 0 removed, 2 documents" in child.stderr.readline()
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == 0
