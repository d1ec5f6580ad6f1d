from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.comparison.test_terms import FERRY, TEA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Result


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "ferry.txt", tmp_path / "tea.txt"
    for path, texts in zip(paths, (FERRY, TEA), strict=True):
        path.write_text("\n".join(texts), encoding="utf-8")
    return paths


def told(result: Result) -> list[dict[str, object]]:
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def test_terms_are_listed_by_frequency(
    files: tuple[Path, Path], pizhu: Callable[..., Result]
) -> None:
    lines = pizhu("terms", files[0], "--limit", "2").out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("Term")
    first = told(pizhu("terms", files[0], "--json"))[0]
    assert set(first) == {"term", "times", "rate"}


def test_terms_are_compared_with_other_documents(
    files: tuple[Path, Path], pizhu: Callable[..., Result]
) -> None:
    found = told(pizhu("terms", files[0], "--against", files[1], "--json"))
    assert set(found[0]) == {
        "term", "times", "rate", "elsewhere", "elsewhere_rate", "keyness",
    }  # fmt: skip
    editions = told(pizhu("terms", files[1], "--since", files[0], "--json"))
    assert {"茶園", "夜航灯具"} <= {str(line["term"]) for line in editions}
    assert {line["status"] for line in editions} == {"new", "gone"}
    assert pizhu("terms", files[0], "--since", files[1], "--library").code == 2
    assert pizhu("terms", files[0], "--library").code == 1  # there is none
    assert pizhu("library", "add", *files).code == 0
    library = told(pizhu("terms", files[0], "--library", "--json"))
    assert library == found


def test_collocates_are_listed(files: tuple[Path, Path], pizhu: Callable[..., Result]) -> None:
    found = told(pizhu("collocates", "夜航", files[0], "--json", "--by", "dice"))
    assert found[0]["term"] == "渡口管理所"
    missing = pizhu("collocates", "不在其中", files[0])
    assert (missing.code, missing.out) == (1, "")
    assert "不在其中" in missing.err


def test_tables_are_written(
    files: tuple[Path, Path], tmp_path: Path, pizhu: Callable[..., Result]
) -> None:
    table = tmp_path / "terms.csv"
    assert pizhu("terms", files[0], "--csv", "-o", table).code == 0
    assert table.read_text(encoding="utf-8").startswith("term,times,rate\n")
    assert pizhu("terms", files[0], "--csv", "--json").code == 2
