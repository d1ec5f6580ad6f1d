from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.shelved import shelve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Result


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return shelve(tmp_path / "shelf")


def test_sentences_of_many_documents_stand_in_one_table(
    shelf: Path, pizhu: Callable[..., Result]
) -> None:
    result = pizhu("figures", "渡口", shelf)
    assert result.code == 0
    assert "  120 万人次" in result.out
    (line,) = pizhu("figures", "旅客", shelf, "--json").out.splitlines()
    figure = json.loads(line)
    assert figure["quantity"]["value"] == 1_200_000
    assert figure["path"] == str(shelf / "b.txt")


def test_a_tag_leads_to_what_was_tagged(shelf: Path, pizhu: Callable[..., Result]) -> None:
    path = shelf / "b.txt"
    assert pizhu("annotate", path, "--paragraph", "2", "--span", "0:8", "--tag", "指标").code == 0
    (line,) = pizhu("figures", "tag:指标", path, "--json").out.splitlines()
    assert json.loads(line)["quantity"]["unit"] == "人次"


def test_only_numbers_are_listed_where_that_is_wanted(
    shelf: Path, pizhu: Callable[..., Result]
) -> None:
    everything = pizhu("figures", "渡口", shelf, "--csv").out.splitlines()
    numbers = pizhu("figures", "渡口", shelf, "--csv", "--numbers", "--sort", "value")
    assert 1 < len(numbers.out.splitlines()) < len(everything)


def test_tables_are_written_to_files(
    shelf: Path, tmp_path: Path, pizhu: Callable[..., Result]
) -> None:
    table = tmp_path / "table.md"
    assert pizhu("figures", "旅客", shelf, "--markdown", "-o", table).out == ""
    assert "**120 萬人次**" in table.read_text(encoding="utf-8")
    assert pizhu("figures", "旅客", shelf, "-o", table).code == 1
    assert pizhu("figures", "旅客", shelf, "-o", table, "--force").code == 0
    assert pizhu("figures", "旅客", shelf, "--csv", "--json").code == 2


def test_without_paths_the_library_is_asked(shelf: Path, pizhu: Callable[..., Result]) -> None:
    assert pizhu("figures", "旅客").code == 1  # nothing is known
    assert pizhu("library", "add", shelf).code == 0
    (line,) = pizhu("figures", "旅客", "--json").out.splitlines()
    assert json.loads(line)["path"] == str(shelf / "b.txt")
