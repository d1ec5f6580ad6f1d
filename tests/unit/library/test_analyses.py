"""Analyses are kept, and never used for anything that they are not of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.documents import opening, records
from reader.documents.formats import added
from reader.library import analyses
from reader.locations import cache_folder, samples_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document

TEXT = (
    "河道管理办法\n第一章　总则\n"
    + "疏浚河道，\u200b整治码头。\n| 项目 | 长度 |\n| 支流 | 4 |\n" * 90
)
SAMPLES = sorted(path.name for path in samples_folder().iterdir() if path.is_file())


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "home"))
    analyses._fresh.clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "河道.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def state(document: Document) -> dict[str, object]:
    return {**vars(document), "paragraphs": [*document.paragraphs]}


def kept_files() -> list[Path]:
    return [*(cache_folder() / "analyses").glob("*")]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_record_becomes_the_same_document(name: str) -> None:
    document = opening.open_document(samples_folder() / name)
    again = records.from_record(records.to_record(document), document.path)
    assert state(again) == state(document)


def test_a_document_is_found_again_as_it_was_analysed(path: Path) -> None:
    first = analyses.open_document(path, None)
    assert analyses.find(path, None) is None
    analyses.keep()
    again = analyses.find(path, None)
    assert again is not None
    assert state(again) == state(first) == state(opening.open_document(path))
    assert state(analyses.open_document(path, None)) == state(first)


def test_nothing_is_kept_twice(path: Path) -> None:
    analyses.open_document(path, None)
    analyses.keep()
    kept_files()[0].unlink()
    analyses.keep()
    assert kept_files() == []


def test_another_text_encoding_or_name_is_another_document(path: Path) -> None:
    analyses.open_document(path, None)
    analyses.keep()
    assert analyses.find(path, "utf-8") is None
    other = path.rename(path.with_name("另名.txt"))
    assert analyses.find(other, None) is None
    path.write_text(TEXT + "改。\n", encoding="utf-8")
    assert analyses.find(path, None) is None


def test_another_program_analyses_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analyses.open_document(path, None)
    analyses.keep()
    monkeypatch.setattr(analyses, "_code", lambda: b"later")
    assert analyses.find(path, None) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40])
def test_damage_is_analysed_anew_and_mended(path: Path, damage: bytes) -> None:
    first = analyses.open_document(path, None)
    analyses.keep()
    kept_files()[0].write_bytes(damage)
    assert analyses.find(path, None) is None
    assert state(analyses.open_document(path, None)) == state(first)
    analyses.keep()
    assert analyses.find(path, None) is not None


def test_only_so_many_and_so_large_ones_are_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyses, "MOST", 3)
    for number in range(5):
        path.write_text(f"{TEXT}{number}\n", encoding="utf-8")
        analyses.open_document(path, None)
        analyses.keep()
        for file in kept_files():
            os.utime(file, ns=(0, file.stat().st_mtime_ns - 10**9))
    assert analyses.find(path, None) is not None
    assert len(kept_files()) == 3
    monkeypatch.setattr(analyses, "ROOM", 1)
    path.write_text(TEXT, encoding="utf-8")
    analyses.open_document(path, None)
    analyses.keep()
    assert kept_files() == []


@pytest.mark.parametrize("bound", ["SMALLEST", "LARGEST"])
def test_very_small_and_very_large_sources_are_not_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(analyses, bound, len(TEXT.encode()) + (1 if bound == "SMALLEST" else -1))
    analyses.open_document(path, None)
    analyses.keep()
    assert kept_files() == []


def test_what_another_package_reads_is_not_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.rename(path.with_suffix(".own"))
    monkeypatch.setattr(added, "added_reader", lambda _ending: None)
    analyses.open_document(other, None)
    analyses.keep()
    assert kept_files() == []


def test_what_others_may_write_is_not_read(path: Path) -> None:
    analyses.open_document(path, None)
    analyses.keep()
    (file,) = kept_files()
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o666)
    assert analyses.find(path, None) is None
