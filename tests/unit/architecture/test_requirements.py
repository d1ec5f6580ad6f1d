"""The pinned requirements can be trusted wherever they are installed from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "requirements").glob("*.txt"))


def entries(file: Path) -> dict[str, str]:
    """Return the pins of a file by the package's name."""
    text = file.read_text(encoding="utf-8").replace("\\\n", " ")
    return {line.partition("==")[0]: line for line in text.splitlines() if line}


def test_there_are_both_files() -> None:
    assert [file.name for file in FILES] == ["dev.txt", "run.txt"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_package_has_a_version_and_hashes_and_no_address(file: Path) -> None:
    for entry in entries(file).values():
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)
        assert "//" not in entry


def test_both_files_pin_the_same_versions() -> None:
    dev, run = map(entries, FILES)
    assert run.items() <= dev.items()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [g for group in project["dependency-groups"].values() for g in group]
    wanted = [*project["project"]["dependencies"], *(g for g in groups if isinstance(g, str))]
    names = {re.split(r"[<>=\[]", requirement)[0] for requirement in wanted}
    assert names - entries(FILES[0]).keys() == set()
