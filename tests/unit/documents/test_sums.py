from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader.documents.sums import Sums

COUNTS = st.lists(st.integers(0, 9), max_size=200)


@given(COUNTS, st.lists(st.tuples(st.integers(0, 199), st.integers(0, 9)), max_size=10))
def test_sums_and_finds_like_a_list(counts: list[int], changes: list[tuple[int, int]]) -> None:
    tree = Sums(counts)
    for index, change in changes:
        if index < len(counts):
            tree.change(counts, index, change)
    sums = [0, *accumulate(counts)]
    assert tree.total == sums[-1]
    assert [tree.before(index) for index in range(len(sums))] == sums
    units = [(index, sums[index]) for index, count in enumerate(counts) for _ in range(count)]
    assert [tree.find(unit) for unit in range(sums[-1])] == units
    assert tree.find(sums[-1]) == (len(counts), sums[-1])
