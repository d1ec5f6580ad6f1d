from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from reader.text.width import cell_width, cell_widths


def test_code_points_are_as_wide_as_for_rich() -> None:
    planes = (*range(0, 0x20000, 0x1000), 0x2F000, 0x3F000, 0xE0000, 0x10F000)
    for first in planes:
        characters = [chr(code) for code in range(first, first + 0x1000)]
        # a letter between them, so that joiners and selectors have nothing to act on
        text = "".join(f"{c}." for c in characters if c not in "\u200d\ufe0f")
        wide = [c for c in characters if c not in "\u200d\ufe0f"]
        assert list(cell_widths(text)[::2]) == [get_character_cell_size(c) for c in wide]


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("", []),
        ("中文", [2, 2]),
        ("“中…—·”", [1, 2, 1, 1, 1, 1]),
        ("，。（）《》", [2] * 6),
        ("5.6%", [1] * 4),
        ("ｶﾅ", [1, 1]),
        ("e\u0301", [1, 0]),
        ("𠮷a", [2, 1]),
        ("\u200b中", [0, 2]),
        ("☀\ufe0f", [2, 0]),
        ("👨\u200d👩", [2, 0, 0]),
    ],
)
def test_widths(text: str, widths: list[int]) -> None:
    assert list(cell_widths(text)) == widths


TRICKY = st.text(
    st.one_of(
        st.sampled_from("中，。“”…—a1 \u0301\u200d\ufe0f☀👨👩🇨#\u3000\x00\x7f\u200b\ud800"),
        st.characters(),
    )
)


@given(TRICKY)
def test_agrees_with_rich(text: str) -> None:
    widths = cell_widths(text)
    assert len(widths) == len(text)
    assert sum(widths) == cell_width(text) == cell_len(text)
