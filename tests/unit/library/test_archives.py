"""Zip archives whose members are documents of the library."""

from __future__ import annotations

import struct
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader import locations
from reader.documents import members
from reader.documents.opening import open_document
from reader.errors import PizhuError
from reader.library.catalogue import Catalogue
from reader.library.encodings import Encodings
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.indexing import refresh
from reader.library.querying.searching import search
from reader.library.roots import files_of
from reader.library.stamps import stamp
from tests.shelved import REPORT, STATUTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.engine import Engine


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return packed(tmp_path / "shelf.zip", {"法规/渡口.txt": STATUTE, "report.txt": REPORT})


@pytest.fixture
def shelf(archive: Path) -> Iterator[tuple[Catalogue, Engine]]:
    with (
        closing(Catalogue()) as catalogue,
        closing(EmbeddedEngine(locations.index_file())) as engine,
    ):
        catalogue.add_roots([str(archive)])
        refresh(catalogue, engine)
        yield catalogue, engine


def packed(path: Path, texts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in texts.items():
            made.writestr(name, text)
    return path


def paths(catalogue: Catalogue) -> set[str]:
    return {"/".join(entry.path.parts[-2:]) for entry in catalogue.entries()}


def test_members_are_documents_of_their_own(archive: Path, shelf: tuple[Catalogue, Engine]) -> None:
    catalogue, engine = shelf
    entries = {entry.path: entry for entry in catalogue.entries()}
    assert set(entries) == {archive / "法规/渡口.txt", archive / "report.txt"}
    assert entries[archive / "法规/渡口.txt"].card.title == "临江区渡口管理办法"
    answer = search(catalogue.entries(), engine, "path:shelf.zip 碼頭")
    assert [result.entry.path for result in answer.results] == [archive / "report.txt"]
    assert refresh(catalogue, engine) == (0, 0, ())


def test_a_member_opens_like_a_file(archive: Path) -> None:
    document = open_document(archive / "法规/渡口.txt")
    assert document.title == "临江区渡口管理办法"
    assert document.path == archive / "法规/渡口.txt"
    with pytest.raises(PizhuError, match="there is no file"):
        open_document(archive / "渡口.txt")
    with pytest.raises(PizhuError, match="there is no file"):
        open_document(archive / "../shelf.zip")


def test_only_what_changed_in_an_archive_is_read_again(
    archive: Path, shelf: tuple[Catalogue, Engine]
) -> None:
    catalogue, engine = shelf
    before = stamp(archive / "report.txt")
    changed = {
        "法规/渡口.txt": STATUTE.replace("渡口", "桥"),
        "report.txt": REPORT,
        "c.md": "# 三\n文",
    }
    packed(archive, changed)
    assert stamp(archive / "report.txt") != before
    assert refresh(catalogue, engine) == (2, 0, ())
    packed(archive, {"report.txt": REPORT})
    assert refresh(catalogue, engine) == (0, 2, ())
    assert paths(catalogue) == {"shelf.zip/report.txt"}


def test_a_damaged_archive_forgets_nothing_and_one_that_is_gone_everything(
    archive: Path, shelf: tuple[Catalogue, Engine]
) -> None:
    catalogue, engine = shelf
    archive.write_bytes(archive.read_bytes()[:-9])
    outcome = refresh(catalogue, engine)
    assert (outcome.removed, [path for path, _ in outcome.failed]) == (0, [archive])
    archive.unlink()
    assert refresh(catalogue, engine).removed == 2


def test_archives_in_a_folder_are_read_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "old").mkdir(parents=True)
    (folder / "a.txt").write_text(STATUTE, encoding="utf-8")
    packed(folder / "old/shelf.zip", {"x/report.txt": REPORT, "inner.zip": "PK", "a.exe": ""})
    packed(folder / "pictures.zip", {"a.jpeg": ""})
    packed(folder / ".hidden.zip", {"b.txt": REPORT})
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    documents = [folder / "a.txt", folder / "old/shelf.zip/x/report.txt"]
    assert sorted(files_of(str(folder))) == sorted([*documents, folder / "broken.zip"])
    with (
        closing(Catalogue()) as catalogue,
        closing(EmbeddedEngine(locations.index_file())) as engine,
    ):
        catalogue.add_roots([str(folder)])
        outcome = refresh(catalogue, engine)
        assert (outcome.read, [path for path, _ in outcome.failed]) == (2, [folder / "broken.zip"])
        assert [entry.path for entry in catalogue.entries()] == documents
        assert refresh(catalogue, engine) == (0, 0, ())
        (folder / "broken.zip").unlink()
        (folder / "old/shelf.zip").rename(folder / "shelf.zip")
        assert refresh(catalogue, engine).removed == 0
        assert [entry.path for entry in catalogue.entries()][1] == folder / "shelf.zip/x/report.txt"


def test_equal_members_are_two_documents(tmp_path: Path) -> None:
    archive = packed(tmp_path / "twice.zip", {"a.txt": STATUTE, "b.txt": STATUTE})
    with (
        closing(Catalogue()) as catalogue,
        closing(EmbeddedEngine(locations.index_file())) as engine,
    ):
        catalogue.add_roots([str(archive)])
        assert refresh(catalogue, engine).read == 2
        assert len(catalogue) == 2


def test_an_encoding_is_remembered_for_a_member(archive: Path) -> None:
    Encodings().choose(archive / "report.txt", "utf-8")
    assert Encodings().of(archive / "report.txt") == "utf-8"


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    archive = packed(tmp_path / "old.zip", {"AAAA.txt": STATUTE})
    raw = archive.read_bytes().replace(b"AAAA.txt", "渡口".encode("gbk") + b".txt")
    archive.write_bytes(raw)
    assert list(members.members(archive)) == [archive / "渡口.txt"]
    assert open_document(archive / "渡口.txt").title == "临江区渡口管理办法"


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "/etc/a.txt", "c:/a.txt", "x/../a.txt", "..\\a.txt", ".hidden.txt", "a/", "a.exe",
     "__MACOSX/a.txt", "inner.zip"],
)  # fmt: skip
def test_what_is_no_document_or_leads_elsewhere_is_left_out(tmp_path: Path, name: str) -> None:
    archive = packed(tmp_path / "odd.zip", {name: STATUTE, "good.txt": STATUTE})
    assert list(members.members(archive)) == [archive / "good.txt"]


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    archive = packed(tmp_path / "bomb.zip", {"a.txt": "渡" * 9_000_000})
    with pytest.raises(PizhuError, match="unpacks to more"):
        open_document(archive / "a.txt")


def test_sizes_that_lie_are_damage(tmp_path: Path) -> None:
    archive = packed(tmp_path / "lie.zip", {"a.txt": "渡口" * 5000})
    size = struct.pack("<I", 30000)
    archive.write_bytes(archive.read_bytes().replace(size, struct.pack("<I", 300)))
    with pytest.raises(PizhuError, match="damaged"):
        open_document(archive / "a.txt")


def test_a_directory_beyond_all_bounds_is_not_read(tmp_path: Path) -> None:
    archive = packed(tmp_path / "huge.zip", {"a.txt": STATUTE})
    raw = bytearray(archive.read_bytes())
    raw[-10:-6] = struct.pack("<I", 1 << 30)
    archive.write_bytes(raw)
    with pytest.raises(PizhuError, match="unpacks to more"):
        list(members.members(archive))


def test_a_pattern_means_the_members_of_its_archives(archive: Path) -> None:
    (archive.parent / "note.txt").write_text(STATUTE, encoding="utf-8")
    found = files_of(str(archive.parent / "*"))
    assert [path.name for path in found] == ["note.txt", "渡口.txt", "report.txt"]
    assert archive not in set(files_of(str(archive.parent)))
