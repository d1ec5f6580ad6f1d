from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.columns import fit_left, fit_right
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
