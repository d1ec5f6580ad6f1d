from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import locations

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def store(pizhu: Callable[..., tuple[int, str, str]], source: Path) -> Path:
    pizhu("annotate", source, "--paragraph", 2, "--tag", "河道")
    return locations.annotations_folder()


def test_a_sound_store_is_well(pizhu: Callable[..., tuple[int, str, str]], store: Path) -> None:
    assert store.is_dir()
    code, out, _ = pizhu("doctor")
    assert (code, "✓" in out, "✗" in out) == (0, True, False)


def test_faulty_keys_and_themes_are_told(pizhu: Callable[..., tuple[int, str, str]]) -> None:
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_text('[keys]\nrow_down = "x"\n', "utf-8")
    locations.themes_folder().mkdir()
    (locations.themes_folder() / "mine.toml").write_text("")
    code, out, _ = pizhu("doctor")
    told = [line for line in out.splitlines() if line.startswith("✗")]
    assert (code, len(told)) == (1, 2)
    assert "row_down" in told[0]
    assert "mine.toml" in told[1]


def test_repairs_are_made_when_they_are_wanted(
    pizhu: Callable[..., tuple[int, str, str]], store: Path
) -> None:
    (file,) = (f for f in store.glob("*.json") if f.stem != "codebook")
    file.chmod(0o644)
    code, out, _ = pizhu("doctor")
    assert (code, "pizhu doctor --repair" in out) == (1, True)
    assert file.stat().st_mode & 0o777 == 0o644
    assert pizhu("doctor", "--repair")[0] == 2
    code, out, _ = pizhu("doctor", "--repair", "--yes")
    assert (code, "✓ repaired" in out) == (0, True)
    assert pizhu("doctor")[0] == 0


def test_documents_that_are_gone_are_named(
    pizhu: Callable[..., tuple[int, str, str]], store: Path, source: Path
) -> None:
    assert store.is_dir()
    source.unlink()
    code, out, _ = pizhu("doctor", "--repair", "--yes")
    assert (code, str(source) in out) == (1, True)


def test_any_command_merges_a_conflict_copy(
    pizhu: Callable[..., tuple[int, str, str]], store: Path, source: Path
) -> None:
    (file,) = (f for f in store.glob("*.json") if f.stem != "codebook")
    copy = file.with_name(f"{file.stem} (conflicted copy 2031-05-01).json")
    shutil.copy(file, copy)
    pizhu("annotate", source, "--paragraph", 3, "--tag", "乙")
    assert not copy.exists()
    rows = [json.loads(line) for line in pizhu("tags", "--json")[1].splitlines()]
    assert [row["tag"] for row in rows] == ["乙", "河道"]


def test_summaries_that_are_wrong_are_made_anew(
    pizhu: Callable[..., tuple[int, str, str]], store: Path
) -> None:
    assert store.is_dir()
    pizhu("tags")
    kept = locations.summaries_file()
    kept.write_bytes(kept.read_bytes().replace('河道":[1'.encode(), '河道":[7'.encode()))
    assert pizhu("tags", "--json")[1].count("7") == 1
    assert pizhu("doctor")[0] == 1
    assert pizhu("doctor", "--repair", "--yes")[0] == 0
    assert json.loads(pizhu("tags", "--json")[1])["annotations"] == 1


@pytest.fixture
def shelf(pizhu: Callable[..., tuple[int, str, str]], tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "a.txt").write_text("渡口管理办法\n第一条 渡船每日开行。\n", encoding="utf-8")
    assert pizhu("library", "add", folder)[0] == 0
    assert pizhu("doctor")[0] == 0
    return folder


def damage(file: Path) -> None:
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    file.write_bytes(b"damaged" * 1000)


@pytest.mark.usefixtures("shelf")
def test_an_index_that_lacks_documents_or_is_damaged_is_made_anew(
    pizhu: Callable[..., tuple[int, str, str]],
) -> None:
    for spoil in (Path.unlink, damage):
        spoil(locations.index_file())
        code, out, _ = pizhu("doctor")
        assert (code, out.count("✗")) == (1, 1)
        assert pizhu("doctor", "--repair", "--yes")[0] == 0
        assert "渡船" in pizhu("library", "search", "渡船")[1]


def test_a_damaged_catalogue_is_set_aside_when_that_is_wanted(
    pizhu: Callable[..., tuple[int, str, str]], shelf: Path
) -> None:
    file = locations.catalogue_file()
    damage(file)
    assert pizhu("doctor")[0] == 1
    assert file.read_bytes().startswith(b"damaged")
    assert pizhu("doctor", "--repair", "--yes")[0] == 0
    assert file.with_name(f"{file.name}.damaged").exists()
    assert pizhu("library", "add", shelf)[0] == 0
