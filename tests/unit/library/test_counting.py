from __future__ import annotations

from pathlib import Path

from reader.library.entries import Card, Entry
from reader.library.querying.counting import dispersion, time_line
from reader.library.querying.searching import Result


def result(date: str, *passages: int) -> Result:
    card = Card("0f", "渡口", "", "", date, "", "statute", 900, 10, "simplified", "zh")
    return Result(Entry(1, Path("a.txt"), card), passages, 1.0)


def test_a_time_line_has_every_year_and_what_has_none_last() -> None:
    results = [result("2031-05-01", 1, 2), result("2028"), result("", 4), result("2029-01", 3)]
    assert list(time_line(results).items()) == [
        ("2028", 0), ("2029", 1), ("2030", 0), ("2031", 2), ("", 1),
    ]  # fmt: skip
    assert time_line([]) == {}
    assert time_line([result("", 4)]) == {"": 1}


def test_passages_are_counted_by_parts_of_a_document() -> None:
    assert dispersion(result("", 0, 1, 5, 9), 5) == [2, 0, 1, 0, 1]
    assert dispersion(result(""), 3) == [0, 0, 0]
    assert sum(dispersion(result("", 12), 4)) == 1
