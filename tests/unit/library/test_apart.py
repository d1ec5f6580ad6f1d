"""A large text is analysed in another process, and nothing is lost where that is not to be had."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader.documents import gradual
from reader.documents.gradual import LARGE
from reader.documents.opening import open_document
from reader.errors import PizhuError
from reader.library.opening import open_gradually
from reader.library.processes import apart
from reader.library.processes.apart import Apart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.documents.model import Document

pytestmark = pytest.mark.usefixtures("tables")
PART = (
    "第{0}章 修缮老街\n\n（一）疏浚河道。"
    + "整治码头，改造旧屋。" * 30
    + "\n| 支流 | {0} |\n\u200b甲\U00020bb7\n"
)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a text that is opened in three states."""
    path = tmp_path_factory.mktemp("large") / "水乡.txt"
    path.write_text("".join(PART.format(n) for n in range(1, 2400)), encoding="utf-8")
    assert path.stat().st_size > 2 * LARGE
    return path


@pytest.fixture(scope="module")
def whole(large: Path) -> Document:
    return open_document(large)


def beginning(path: Path) -> Document:
    return next(gradual.open_gradually(path))


def assert_same(document: Document, other: Document) -> None:
    assert [*document.paragraphs] == [*other.paragraphs]
    for name in ("id", "name", "path", "source", "encoding", "script", "metadata", "share"):
        assert getattr(document, name) == getattr(other, name)
    assert (document.sections, document.outline) == (other.sections, other.outline)
    assert (document.tables, document.findings) == (other.tables, other.findings)


def test_the_other_process_makes_the_later_states(large: Path, whole: Document) -> None:
    states = [*Apart(large, None).states(beginning(large))]
    assert [state.complete for state in states] == [False, False, True]
    assert whole.source.startswith(states[1].source)
    assert_same(states[-1], whole)


def test_the_end_is_there_before_the_whole_is_analysed(large: Path, whole: Document) -> None:
    first = beginning(large)
    assert not first.reaches_end
    states = [*Apart(large, None).states(first)]
    assert all(state.reaches_end for state in states)
    last = whole.paragraphs[-1]
    for state in states:
        assert state.paragraphs[-1].text == last.text
        assert state.paragraphs[-1].source_offset(0) == last.source_offset(0)


def test_it_is_told_the_encoding(whole: Document, tmp_path: Path) -> None:
    path = tmp_path / "水乡.txt"
    path.write_text(whole.source, encoding="gb18030")
    *_, last = Apart(path, "gb18030").states(beginning(path))
    assert (last.encoding, last.id) == ("gb18030", whole.id)


def unexpected(error: PizhuError) -> None:
    raise error


def killed(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., object]:
    def started(path: str, encoding: str | None) -> subprocess.Popen[bytes]:
        process = start(path, encoding)
        process.kill()
        return process

    return started


def failed(path: str, encoding: str | None) -> subprocess.Popen[bytes]:
    raise OSError(path, encoding)


def saying(output: str) -> Callable[..., subprocess.Popen[bytes]]:
    """Return what starts a program that says something else."""
    code = f"import os, struct; os.write(1, {output}); os._exit(1)"

    def started(path: str, encoding: str | None) -> subprocess.Popen[bytes]:
        del path, encoding
        pipe = subprocess.PIPE
        return subprocess.Popen(  # noqa: S603  (a program of this test)
            [sys.executable, "-c", code], stdin=pipe, stdout=pipe
        )

    return started


@pytest.mark.parametrize(
    "start",
    [
        killed(apart._started),
        failed,
        saying("b''"),
        saying("bytes(99)"),
        saying("struct.pack('=dQQ', 1.0, 9, 9) + b'half'"),
        saying("struct.pack('=dQQ', 1.0, 9, 2) + b'no record..'"),
    ],
    ids=["killed", "not started", "nothing", "zeros", "half", "no record"],
)
def test_without_it_all_is_done_in_place(
    large: Path, whole: Document, monkeypatch: pytest.MonkeyPatch, start: object
) -> None:
    monkeypatch.setattr(apart, "_started", start)
    states = [*open_gradually(large, unexpected)]
    shares = [state.share for state in states]
    assert shares == sorted(set(shares))
    assert_same(states[-1], whole)


def test_closed_it_ends_at_once(large: Path) -> None:
    opening = open_gradually(large, unexpected)
    later: list[Document] = []
    next(opening)
    waiting = Thread(target=lambda: later.extend(opening))
    waiting.start()
    opening.close()
    waiting.join(60)
    assert not waiting.is_alive()
    assert not any(state.complete for state in later)


def test_it_ends_with_its_input(large: Path) -> None:
    process = apart._started(str(large), None)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(60) == 0
    assert process.stdout is not None
    process.stdout.close()


def test_a_package_in_the_folder_of_the_reader_is_not_taken_for_ours(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "reader"
    package.mkdir()
    (package / "__init__.py").write_text("open('taken', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [*Apart(large, None).states(beginning(large))][-1].complete
    assert not (tmp_path / "taken").exists()


def test_what_is_wrong_with_the_text_is_told_as_ever(large: Path, tmp_path: Path) -> None:
    path = tmp_path / "水乡.txt"
    path.write_bytes(large.read_bytes())
    opening = open_gradually(path, unexpected)
    next(opening)
    path.unlink()
    with pytest.raises(PizhuError):
        list(opening)
