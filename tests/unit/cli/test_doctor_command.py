from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from reader import locations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def store(pizhu: Callable[..., tuple[int, str, str]], source: Path) -> Path:
    pizhu("annotate", source, "--paragraph", 2, "--tag", "河道")
    return locations.annotations_folder()


def test_a_sound_store_is_well(pizhu: Callable[..., tuple[int, str, str]], store: Path) -> None:
    assert store.is_dir()
    code, out, _ = pizhu("doctor")
    assert (code, "✓" in out, "✗" in out) == (0, True, False)


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
