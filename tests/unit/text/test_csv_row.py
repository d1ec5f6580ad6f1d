"""Rows of comma-separated values."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.csv_row import csv_row


def test_values_are_parted_and_quoted() -> None:
    assert csv_row(["河道", 3, "a,b", 'say "hi"', ""]) == '河道,3,"a,b","say ""hi""",'


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "  =1", "\n+1"])
def test_no_text_stands_as_a_formula(value: str) -> None:
    (read,) = next(csv.reader([csv_row([value])]))
    assert read == f"'{value}"


@pytest.mark.parametrize("value", [-1, "一=1", "2-1", ""])
def test_numbers_and_other_texts_stay(value: object) -> None:
    assert next(csv.reader([csv_row([value, 1])])) == [str(value), "1"]


@given(st.lists(st.text("河,\"'\n;x"), min_size=1))
def test_what_is_written_is_read_again(values: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(csv_row(values), newline=""))
    assert read == values


def test_a_terminal_has_nothing_to_obey() -> None:
    assert csv_row(["a\x1b]52;x\x07\u202e"]) == "a␛]52;x␇\ufffd"
