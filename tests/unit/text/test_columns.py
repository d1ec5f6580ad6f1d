from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.columns import fit_left, fit_right, fit_truncated, truncate, truncate_start
from reader.text.width import cell_width


@pytest.mark.parametrize(
    ("text", "cells", "left", "right"),
    [
        ("甲乙丙", 6, "甲乙丙", "甲乙丙"),
        ("甲乙丙", 5, "甲乙 ", " 乙丙"),
        ("甲乙丙", 8, "甲乙丙  ", "  甲乙丙"),
        ("a甲", 2, "a ", "甲"),
        ("", 2, "  ", "  "),
        ("甲", 0, "", ""),
    ],
)
def test_text_is_cut_and_padded(text: str, cells: int, left: str, right: str) -> None:
    assert fit_left(text, cells) == left
    assert fit_right(text, cells) == right


@settings(deadline=None)
@given(st.text("甲a\u0301\U00020000", max_size=12), st.integers(min_value=0, max_value=12))
def test_a_column_has_its_width(text: str, cells: int) -> None:
    assert cell_width(fit_left(text, cells)) == cells
    assert cell_width(fit_right(text, cells)) == cells
    assert text.startswith(fit_left(text, cells).rstrip(" "))
    assert text.endswith(fit_right(text, cells).lstrip(" "))


@pytest.mark.parametrize(
    ("text", "cells", "beginning", "end"),
    [
        ("甲乙丙", 6, "甲乙丙", "甲乙丙"),
        ("甲乙丙", 5, "甲乙…", "…乙丙"),
        ("甲乙丙", 4, "甲…", "…丙"),
        ("甲乙丙", 1, "…", "…"),
        ("甲乙丙", 0, "", ""),
        ("", 0, "", ""),
        ("a\u0301bc", 2, "a\u0301…", "…c"),
    ],
)
def test_what_is_left_out_is_marked(text: str, cells: int, beginning: str, end: str) -> None:
    assert truncate(text, cells) == beginning
    assert truncate_start(text, cells) == end


@given(st.text("甲a\u0301\U00020000", max_size=12), st.integers(min_value=0, max_value=12))
def test_as_much_stays_as_fits(text: str, cells: int) -> None:
    assert fit_truncated(text, cells).rstrip(" ") == truncate(text, cells)
    assert cell_width(fit_truncated(text, cells)) == cells
    for cut in (truncate(text, cells), truncate_start(text, cells)):
        assert cell_width(cut) <= cells
        assert cut == text or cell_width(cut) >= min(cells, 1) * (cells - 1)
