"""Characters whose width a terminal may choose: layout and compositor agree either way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size, split_graphemes
from rich.segment import Segment

from reader.text import ambiguous
from reader.text.linebreak import break_lines
from reader.text.width import cell_width, cell_widths

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def wide() -> Iterator[None]:
    ambiguous.use(wide=True)
    yield
    ambiguous.use(wide=False)


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("“甲”", 6),
        ("——……", 8),
        ("①·Ωя│", 10),
        ("GDP 5.6%", 8),
        ("a\u0301", 1),
        ("\u00ad", 1),
        ("☺\ufe0f", 2),
        ("\ue000\U000f0000", 4),
        ("🄰", 2),
    ],
)
def test_they_take_two_cells(text: str, cells: int) -> None:
    assert cell_width(text) == cell_len(text) == split_graphemes(text)[1] == cells


@pytest.mark.usefixtures("wide")
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_all_that_measures_agrees(text: str) -> None:
    assert cell_width(text) == cell_len(text) == sum(cell_widths(text))


@pytest.mark.usefixtures("wide")
def test_segments_are_cut_where_the_terminal_has_them() -> None:
    left, right = Segment("“”…").split_cells(2)
    assert (left.text, right.text) == ("“", "”…")


def test_it_can_be_taken_back() -> None:
    ambiguous.use(wide=True)
    ambiguous.use(wide=False)
    assert cell_width("“甲”──") == cell_len("“甲”──") == 6
    assert get_character_cell_size("…") == 1
    assert ambiguous.one_cell("▎│●") == "▎│●"


@pytest.mark.usefixtures("wide")
def test_signs_and_frames_take_one_cell() -> None:
    shown = ambiguous.one_cell("┌─┬┐│├┼┤└┴┘━▎●○◆▀▄█•·Σ▁▇")
    assert shown.isascii()
    assert cell_width(shown) == len(shown)


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize(
    ("text", "measure", "starts"),
    [
        ("他说“好”了", 8, [0, 2]),
        ("甲乙Москва丙", 12, [0, 2, 8]),
        ("甲乙丙café丁", 10, [0, 3]),
        ("甲乙丙丁——戊", 10, [0, 3]),
    ],
)
def test_lines_break_by_the_same_rules(text: str, measure: int, starts: list[int]) -> None:
    assert break_lines(text, measure) == starts


def test_who_decides_is_asked_once_and_only_when_text_is_measured() -> None:
    asked = []

    def decide() -> bool:
        asked.append(1)
        return True

    ambiguous.let_decide(decide)
    assert not asked
    assert cell_width("“") == 2
    assert cell_width("”") == 2
    assert asked == [1]
    ambiguous.use(wide=False)
