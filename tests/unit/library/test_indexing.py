from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from reader import locations
from reader.errors import PizhuError
from reader.library import chosen
from reader.library.catalogue import Catalogue, made_catalogue
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.engine.opening import open_engine
from reader.library.indexing import Progress, refresh
from reader.search.query import Text
from tests.programs import started
from tests.shelved import READER, REPORT, STATUTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.catalogue import AnyCatalogue
    from reader.library.engine import Engine

KILLS = int(os.environ.get("PIZHU_KILLS", "3"))
embedded_only = pytest.mark.parametrize("library", ["embedded"], indirect=True)


@pytest.fixture(params=["embedded", "team"])
def library(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the engine that is in use."""
    engine = request.param
    name = engine if engine == "embedded" else str(request.getfixturevalue(engine))
    chosen.use(name)
    yield name
    chosen.use(None)


@pytest.fixture
def catalogue(library: str) -> Iterator[AnyCatalogue]:
    assert library
    with closing(made_catalogue()) as made:
        yield made


@pytest.fixture
def engine(library: str) -> Iterator[Engine]:
    assert library
    with open_engine() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path, catalogue: AnyCatalogue) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "办法.txt").write_text(STATUTE, encoding="utf-8")
    (folder / "報告.txt").write_text(REPORT, encoding="big5")
    catalogue.add_roots([str(folder)])
    return folder


def titles(catalogue: AnyCatalogue) -> list[str]:
    return sorted(entry.name for entry in catalogue.entries())


def count(engine: Engine, words: str) -> int:
    return sum(map(len, engine.find(Text(words)).passages.values()))


def test_a_folder_is_read_and_what_documents_say_is_kept(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    assert refresh(catalogue, engine) == (2, 0, ())
    statute, report = catalogue.entries()
    assert statute.path == folder / "办法.txt"
    assert statute.card.genre == "statute"
    assert (statute.card.title, statute.card.place) == ("临江区渡口管理办法", "临江区")
    assert (report.card.genre, report.card.script) == ("report", "traditional")
    assert count(engine, "渡口") == 6


def test_only_what_changed_is_read_again(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    (folder / "办法.txt").write_text(STATUTE.replace("渡口", "桥梁"), encoding="utf-8")
    told: list[Progress] = []
    assert refresh(catalogue, engine, told.append) == (1, 0, ())
    assert (told[-1].done, told[-1].total) == (1, 1)
    assert count(engine, "桥梁") == 3
    assert refresh(catalogue, engine, told.append) == (0, 0, ())


def test_a_moved_file_keeps_its_number(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    before = {entry.card.identity: entry.number for entry in catalogue.entries()}
    (folder / "办法.txt").rename(folder / "渡口.txt")
    assert refresh(catalogue, engine) == (1, 0, ())
    assert {entry.card.identity: entry.number for entry in catalogue.entries()} == before
    assert {entry.path.name for entry in catalogue.entries()} == {"渡口.txt", "報告.txt"}
    assert count(engine, "渡口") == 6


def test_a_copy_beside_its_original_is_a_document_of_its_own(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    (folder / "副本.txt").write_text(STATUTE, encoding="utf-8")
    assert refresh(catalogue, engine).read == 1
    assert len(catalogue) == 3


def test_what_is_gone_is_forgotten_but_not_with_a_whole_folder(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    (folder / "報告.txt").unlink()
    assert refresh(catalogue, engine) == (0, 1, ())
    assert count(engine, "碼頭") == 0
    folder.rename(folder.with_name("unplugged"))
    assert refresh(catalogue, engine) == (0, 0, ())
    assert count(engine, "渡口") == 3


def test_a_folder_that_is_gone_from_one_that_is_there_is_forgotten(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    inner = folder / "deep" / "deeper"
    inner.mkdir(parents=True)
    (inner / "副本.txt").write_text(STATUTE, encoding="utf-8")
    assert refresh(catalogue, engine).read == 3
    shutil.rmtree(folder / "deep")
    assert refresh(catalogue, engine) == (0, 1, ())
    assert len(catalogue) == 2


def test_a_link_to_nowhere_is_told_in_plain_words(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    (folder / "link.txt").symlink_to(folder / "nowhere")
    ((_, reason),) = refresh(catalogue, engine).failed
    assert "Errno" not in reason
    assert refresh(catalogue, engine).failed == ()


def test_a_file_that_cannot_be_read_is_told_once_and_passed_over(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    (folder / "空.txt").write_bytes(b"")
    outcome = refresh(catalogue, engine)
    assert outcome.read == 2
    assert [path.name for path, _ in outcome.failed] == ["空.txt"]
    assert refresh(catalogue, engine) == (0, 0, ())
    assert [failure.path.name for failure in catalogue.failures()] == ["空.txt"]
    (folder / "空.txt").write_text("不再空了。\n", encoding="utf-8")
    assert refresh(catalogue, engine).read == 1
    assert catalogue.failures() == []


@embedded_only
def test_a_damaged_index_is_made_anew(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    engine.close()
    locations.index_file().write_bytes(b"nonsense " * 999)
    with closing(EmbeddedEngine(locations.index_file())) as anew:
        assert refresh(catalogue, anew).read == 2
        assert count(anew, "渡口") == 6
    assert folder.is_dir()


@embedded_only
def test_damage_found_while_searching_is_told_and_mended(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    engine.settle()
    engine.close()
    file = locations.index_file()
    with file.open("r+b") as raw:
        raw.seek(1 << 15)  # behind the first page
        raw.write(b"\xff" * (file.stat().st_size - (1 << 15)))
    with pytest.raises(PizhuError, match="damaged"), closing(EmbeddedEngine(file)) as damaged:
        count(damaged, "渡口")
    with closing(EmbeddedEngine(file)) as anew:
        assert refresh(catalogue, anew).read == 2
        assert count(anew, "渡口") == 6
    assert folder.is_dir()


@embedded_only
def test_a_damaged_catalogue_is_set_aside(folder: Path, catalogue: AnyCatalogue) -> None:
    catalogue.close()
    file = locations.catalogue_file()
    file.write_bytes(b"nonsense " * 999)
    with closing(Catalogue()) as anew:
        assert anew.renewed
        assert titles(anew) == []
    assert file.with_name("catalogue.db.damaged").read_bytes().startswith(b"nonsense")
    assert folder.is_dir()


@embedded_only
def test_others_read_while_one_writes(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    refresh(catalogue, engine)
    with closing(EmbeddedEngine(locations.index_file())) as other:
        with engine._changing():  # type: ignore[attr-defined]  # as if it took long
            engine._forget(1)  # type: ignore[attr-defined]
            assert count(other, "渡口") == 6
        assert count(other, "渡口") == 3
    assert folder.is_dir()


@embedded_only
def test_two_do_not_write_at_once(catalogue: AnyCatalogue, engine: Engine, folder: Path) -> None:
    with (
        FileLock(locations.index_file().with_suffix(".lock")),
        pytest.raises(PizhuError, match="another pizhu"),
    ):
        refresh(catalogue, engine)
    assert folder.is_dir()


def test_processes_of_their_own_read_the_same(
    catalogue: AnyCatalogue, engine: Engine, folder: Path
) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"第{number}篇\n渡口正文。\n", encoding="utf-8")
    assert refresh(catalogue, engine, processes=2).read == 8
    assert count(engine, "渡口") == 12


def test_after_kills_at_random_moments_nothing_is_missing_or_double(
    catalogue: AnyCatalogue, engine: Engine, folder: Path, library: str
) -> None:
    chance = random.Random(3)  # noqa: S311  (no secret)
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(f"第{number}号\n{STATUTE}", encoding="utf-8")
    for _ in range(KILLS):
        command = [sys.executable, "-c", READER, library]
        with started(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.3))
            child.send_signal(signal.SIGKILL)
        assert count(engine, "渡口") == 3 * len(engine.identities())
    refresh(catalogue, engine)
    assert len(catalogue) == 42
    assert sorted(engine.identities()) == sorted(catalogue.numbers().values())
    assert count(engine, "渡口") == 3 * 42
