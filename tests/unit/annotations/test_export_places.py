from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.exporters.places import Mark, by_cell, marks, pieces
from annotations.placement import ORPHAN, as_stored
from tests.exports import export, mark

PLACEMENT = as_stored([mark(3)])[0]
SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)
FULL = SPANS.filter(lambda span: span[0] < span[1])


@given(st.lists(FULL, max_size=6), st.lists(st.integers(0, 12), max_size=3))
def test_pieces_fill_the_stretch_and_carry_what_lies_on_them(
    spans: list[list[int]], cuts: list[int]
) -> None:
    found = [Mark(span[0], span[1], number, PLACEMENT) for number, span in enumerate(spans, 1)]
    cut = list(pieces(0, 12, found, cuts))
    assert (cut[0].start, cut[-1].end) == (0, 12)
    assert all(one.end == other.start for one, other in pairwise(cut))
    for place in range(12):
        (piece,) = (p for p in cut if p.start <= place < p.end)
        assert set(piece.marks) == {m for m in found if m.start <= place < m.end}
    for one in found:
        assert [p.start for p in cut if one in p.opened] == [one.start]
        assert [p.end for p in cut if one in p.closed] == [one.end]


@given(FULL, st.lists(SPANS, min_size=1, max_size=4))
def test_what_is_on_a_row_begins_and_ends_once_in_its_cells(
    span: list[int], lengths: list[list[int]]
) -> None:
    cells: list[tuple[int, int]] = []
    for gap, length in lengths:
        start = (cells[-1][1] if cells else 0) + gap
        cells.append((start, start + length - gap))
    given = by_cell([Mark(span[0], span[1], 1, PLACEMENT)], cells)
    cut = [
        piece
        for cell, found in zip(cells, given, strict=True)
        if found
        for piece in pieces(*cell, found)
    ]
    assert sum(len(piece.opened) for piece in cut) == 1
    assert sum(len(piece.closed) for piece in cut) == 1


@given(st.integers(0, 9), SPANS)
def test_spans_are_cut_to_their_paragraph(paragraph: int, span: list[int]) -> None:
    lengths = [0, 1, 5, 12]
    found, lost = marks(export([mark(paragraph, *span, note="x")]), lengths)
    assert len(lost) + sum(map(len, found.values())) == 1
    assert bool(lost) == (paragraph >= len(lengths))
    for ordinal, on in found.items():
        assert all(0 <= m.start <= m.end <= lengths[ordinal] for m in on)
        assert all(m.start < m.end for m in on) or not lengths[ordinal]


def test_numbers_count_what_says_something() -> None:
    placements = as_stored([mark(3, 0, 2, colour="pink"), mark(3, 2, 4, note="x"), mark(8)])
    orphan = as_stored([mark(0, tags=("甲",))])[0]._replace(status=ORPHAN)
    given = export()
    given = type(given)(given.document, [orphan, *placements])
    found, lost = marks(given, [20] * 9)
    assert [m.number for n in (3, 8) for m in found[n]] == [0, 1, 0]
    assert [m.number for m in lost] == [2]
