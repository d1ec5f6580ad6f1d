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


def test_each_use_has_its_file() -> None:
    assert [file.stem for file in FILES] == ["dev", "run", "supply"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_package_has_a_version_and_hashes_and_no_address(file: Path) -> None:
    for entry in entries(file).values():
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)
        assert "//" not in entry


def test_what_runs_is_what_is_tested() -> None:
    dev, run = map(entries, FILES[:2])
    assert run.items() <= dev.items()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [g for group in project["dependency-groups"].values() for g in group]
    extras = project["project"]["optional-dependencies"].values()
    wanted = [
        *project["project"]["dependencies"],
        *(requirement for extra in extras for requirement in extra),
        *(g for g in groups if isinstance(g, str)),
    ]
    names = {re.split(r"[\[<>=]", requirement)[0] for requirement in wanted}
    pinned = {name for file in FILES for name in entries(file)}
    assert names - pinned == set()
