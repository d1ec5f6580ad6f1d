from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.text import script_cache
from reader.text.fold import _packed
from reader.text.script import converter
from reader.text.script_rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUE = ("甲", {"乙": "丙"}, b"\0")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "deep" / "cache"
    script_cache.use_cache(folder)
    yield folder
    script_cache.use_cache(None)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text("甲\t乙\n", encoding="utf-8")
    return path


def only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_without_a_folder_nothing_is_kept(source: Path) -> None:
    script_cache.store("key", [source], VALUE)
    assert script_cache.load("key", [source]) is None


def test_what_is_stored_is_loaded(folder: Path, source: Path) -> None:
    script_cache.store("key", [source], VALUE)
    assert script_cache.load("key", [source]) == VALUE
    assert script_cache.load("other", [source]) is None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert only(folder).stat().st_mode & 0o777 == 0o600


def test_a_changed_source_makes_it_stale(folder: Path, source: Path) -> None:
    script_cache.store("key", [source], VALUE)
    source.write_text("甲\t丙丁\n", encoding="utf-8")
    assert folder.exists()
    assert script_cache.load("key", [source]) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, None])
def test_a_damaged_file_is_ignored_and_replaced(
    folder: Path, source: Path, damage: bytes | None
) -> None:
    script_cache.store("key", [source], VALUE)
    path = only(folder)
    path.write_bytes(path.read_bytes()[:-1] + b"!" if damage is None else damage)
    assert script_cache.load("key", [source]) is None
    script_cache.store("key", [source], VALUE)
    assert script_cache.load("key", [source]) == VALUE


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_others_may_write_is_not_trusted(folder: Path, source: Path, what: str) -> None:
    script_cache.store("key", [source], VALUE)
    (folder if what == "folder" else only(folder)).chmod(0o777)
    assert script_cache.load("key", [source]) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, source: Path) -> None:
    (tmp_path / "file").touch()
    script_cache.use_cache(tmp_path / "file" / "cache")
    try:
        script_cache.store("key", [source], VALUE)
        assert script_cache.load("key", [source]) is None
    finally:
        script_cache.use_cache(None)


def test_tables_from_the_cache_are_the_same(folder: Path) -> None:
    def made() -> tuple[str, list[int]]:
        for cached in (converter, load_rules, _packed):
            cached.cache_clear()
        return converter("s2twp").convert("默认的头发干了，后来"), _packed().tolist()

    first = made()
    assert len(list(folder.iterdir())) >= 3
    assert made() == first


_MEMORY = """
import re, sys
from pathlib import Path
from reader.text.script import converter, use_cache

use_cache(Path(sys.argv[1]))
converter("s2t")
told = Path("/proc/self/smaps_rollup").read_text("ascii")
print(int(re.search(r"^Anonymous:\\s+(\\d+) kB", told, re.MULTILINE)[1]))
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="told by Linux only")
@pytest.mark.alone
def test_making_tables_leaves_hardly_more_behind_than_loading_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _MEMORY, str(tmp_path)]
    made, loaded = (
        int(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)  # noqa: S603  (our own lines)
        for _ in range(2)
    )
    assert made < loaded + 11_000  # 2,000 to 8,000, by the Python; 17,000 where they lie scattered
