from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layout import Layout, Rendition
from reader.layout.shares import is_cramped, longest_word, share_out
from tests.handmade import ROW, document


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("渡口", 2),
        ("131～1460", 9),
        ("head-based sampling", 8),
        ("0.8%", 4),
        ("", 0),
        ("应潮。", 4),
    ],
)
def test_the_longest_word(text: str, cells: int) -> None:
    assert longest_word(text) == cells


def test_what_no_column_could_hold_is_no_word() -> None:
    assert longest_word("https://example.org/reports/2024/tides.html 见此") == 2


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 24)), min_size=1, max_size=9),
    st.integers(1, 160),
)
def test_shares_fit_and_leave_words_whole(columns: list[tuple[int, int]], room: int) -> None:
    wanted = [max(pair) for pair in columns]
    least = [word for _, word in columns]
    widths = share_out(wanted, room, least)
    assert sum(widths) <= max(room, len(columns))
    assert all(1 <= width <= want for width, want in zip(widths, wanted, strict=True))
    if sum(least) <= room:
        assert all(width >= word for width, word in zip(widths, least, strict=True))


def test_a_number_in_a_cell_is_not_broken_while_another_column_can_give_way() -> None:
    made = document(
        (ROW, "声源|质量/kg|衰减时间/s|主要频带/Hz"), (ROW, "标准航标钟|140|5.1|131～1460")
    )
    layout = Layout(Rendition(made), 42)
    text = layout.rendition.text(1)
    shown = [text[p.start : p.end] for row in layout.rows(1) for p in row.fragments if row.pieces]
    assert "131～1460" in shown


@pytest.mark.parametrize(
    ("width", "wanted", "cramped"),
    [(8, 90, False), (7, 10, False), (7, 15, True), (4, 4, False), (3, 6, False), (3, 7, True)],
)
def test_a_column_is_cramped_by_many_short_lines(width: int, wanted: int, cramped: bool) -> None:
    assert is_cramped(width, wanted) == cramped
