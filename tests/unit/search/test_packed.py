from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.packed import is_apart, pack


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=4))
def test_a_packed_text_is_the_text(parts: list[str]) -> None:
    text, packed = "".join(parts), pack(parts)
    assert packed.text == text
    assert len(packed.data) == len(text) * packed.width
    for start in range(len(text) + 1):
        assert packed.part(start, start + 3) == text[start : start + 3]


@pytest.mark.parametrize("text", ["plain", "汉字", "汉字𠀀"])
def test_it_takes_no_more_memory_than_a_string(text: str) -> None:
    assert sys.getsizeof(pack([text * 100]).data) <= sys.getsizeof(text * 100)


@pytest.mark.parametrize(
    ("needle", "width", "apart"),
    [
        ("甲乙", 2, True),
        ("天天", 2, True),
        ("乎", 2, False),
        ("一\u4e00", 2, True),
        ("aa", 1, True),
    ],
)
def test_bytes_that_may_overlap_in_the_midst_of_a_character(
    needle: str, width: int, *, apart: bool
) -> None:
    assert is_apart(needle.encode("utf-16-le" if width > 1 else "ascii"), width) is apart
