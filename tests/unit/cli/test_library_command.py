from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from reader.text.bars import bar
from tests.shelved import STATUTE, shelve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Result


@pytest.fixture
def shelf(tmp_path: Path, pizhu: Callable[..., Result]) -> Path:
    folder = shelve(tmp_path / "shelf")
    assert pizhu("library", "add", folder).code == 0
    return folder


def lines(result: Result) -> list[dict[str, object]]:
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def test_what_was_added_is_listed(shelf: Path, pizhu: Callable[..., Result]) -> None:
    (statute,) = lines(pizhu("library", "list", "办法", "kind:statute", "--json"))
    assert statute["path"] == str(shelf / "a.txt")
    assert (statute["genre"], statute["read"], statute["annotations"]) == ("statute", None, 0)
    listed = pizhu("library", "list", "--sort", "length").out.splitlines()
    assert [line.split()[0] for line in listed] == ["临江区渡口管理办法", "臨江區渡口工作報告"]


def test_the_status_tells_what_is_indexed_and_what_failed(
    shelf: Path, pizhu: Callable[..., Result]
) -> None:
    (shelf / "empty.txt").write_bytes(b"")
    refreshed = pizhu("library", "refresh")
    assert refreshed.code == 1
    assert "empty.txt" in refreshed.err
    (status,) = lines(pizhu("library", "--json"))
    assert (status["added"], status["documents"], status["indexed"]) == ([str(shelf)], 2, 2)
    assert "empty.txt" in pizhu("library").out


def test_hits_are_printed_in_every_form(shelf: Path, pizhu: Callable[..., Result]) -> None:
    plain = pizhu("library", "search", "渡口")
    assert "2 documents" in plain.err
    assert "¶1  臨江區渡口工作報告" in plain.out
    hits = lines(pizhu("library", "search", "碼頭", "--json"))
    assert {hit["path"] for hit in hits} == {str(shelf / "b.txt")}
    assert hits[0]["section"]
    rows = list(csv.DictReader(pizhu("library", "search", "碼頭", "--csv").out.splitlines()))
    assert len(rows) == len(hits)
    assert {row["hit"] for row in rows} == {"碼頭"}
    assert "**码头**" in pizhu("library", "search", "码头 kind:report", "--markdown").out.replace(
        "碼頭", "码头"
    )


def test_passages_are_counted_in_bars(shelf: Path, pizhu: Callable[..., Result]) -> None:
    assert "█" in pizhu("library", "search", "渡口", "--by", "kind").out
    counts = lines(pizhu("library", "search", "渡口", "--by", "kind", "--json"))
    assert counts == [{"kind": "report", "passages": 3}, {"kind": "statute", "passages": 3}]
    assert shelf.is_dir()


def test_what_was_removed_is_found_no_more(shelf: Path, pizhu: Callable[..., Result]) -> None:
    assert pizhu("library", "remove", shelf / "b.txt").code == 0
    assert "1 document" in pizhu("library", "search", "渡口").err
    assert pizhu("library", "remove", shelf).code == 0
    assert pizhu("library", "search", "渡口").out == ""
    assert (shelf / "a.txt").exists()


def test_copies_are_told(shelf: Path, pizhu: Callable[..., Result]) -> None:
    (shelf / "copy.txt").write_text(STATUTE, encoding="utf-8")
    pizhu("library", "refresh")
    assert "the same text" in pizhu("library", "alike").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["fly"], 2),
        (["search"], 2),
        (["add"], 2),
        (["status", "words"], 2),
        (["add", "/nowhere"], 1),
        (["remove", "/nowhere"], 1),
        (["search", "date:x"], 1),
        (["search", "("], 0),
        (["search", "“"], 1),
        (["search", "渡", "--sort", "length"], 2),
        (["search", "渡", "--json", "--csv"], 2),
    ],
)
def test_mistakes_are_told_in_one_line(
    shelf: Path, pizhu: Callable[..., Result], arguments: list[str], code: int
) -> None:
    result = pizhu("library", *arguments)
    assert result.code == code
    assert len(result.err.splitlines()) == 1
    assert shelf.is_dir()


@pytest.mark.parametrize("action", [["refresh"], ["list"], ["status"], ["search", "x"], ["alike"]])
def test_an_empty_library_says_how_to_fill_it(
    action: list[str], pizhu: Callable[..., Result]
) -> None:
    result = pizhu("library", *action)
    assert result.code == 1
    assert "pizhu library add" in result.err


def test_bars_are_as_long_as_their_share() -> None:
    assert bar(0, 8, 32) == ""
    assert bar(8, 8, 32) == "█" * 32
    assert bar(1, 64, 32) == "▌"
    assert bar(1, 10**6, 32) == "▏"


def test_documents_tell_where_the_passages_are_and_years_stand_in_a_line(
    shelf: Path, pizhu: Callable[..., Result]
) -> None:
    counts = lines(pizhu("library", "search", "渡口", "--by", "document", "--json"))
    assert [count["passages"] for count in counts] == [3, 3]
    assert counts[0]["dispersion"] != counts[1]["dispersion"]
    assert {count["path"] for count in counts} == {str(shelf / "a.txt"), str(shelf / "b.txt")}
    assert "▁█" in pizhu("library", "search", "渡口", "--by", "document").out
    for name, year in (("c", 2028), ("d", 2030)):
        dated = f"守则\n\n成文日期：{year}年3月2日\n渡口。\n"
        (shelf / f"{name}.txt").write_text(dated, encoding="utf-8")
    pizhu("library", "refresh")
    years = lines(pizhu("library", "search", "渡口", "--by", "year", "--json"))
    assert years[:3] == [
        {"year": "2028", "passages": 1},
        {"year": "2029", "passages": 0},
        {"year": "2030", "passages": 1},
    ]


def test_an_index_that_lacks_documents_is_told(shelf: Path, pizhu: Callable[..., Result]) -> None:
    from reader import locations
    from reader.library.sqlite import remove

    remove(locations.index_file())
    for form in ((), ("--json",), ("--csv",), ("--markdown",)):
        found = pizhu("library", "search", "渡口", *form)
        assert (found.code, "2 documents are not in the index" in found.err) == (0, True)
    assert pizhu("library", "refresh").code == 0
    assert "not in the index" not in pizhu("library", "search", "渡口").err
    assert shelf


def test_a_line_break_in_a_name_breaks_no_line(shelf: Path, pizhu: Callable[..., Result]) -> None:
    (shelf / "new\nline.txt").write_text(STATUTE + "另有规定。\n", encoding="utf-8")
    assert pizhu("library", "refresh").code == 0
    assert len(pizhu("library", "list").out.splitlines()) == 3
    assert len(pizhu("library", "search", "另有规定").out.splitlines()) == 2
