from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layout.justification import justified
from reader.layout.layout import Layout
from reader.layout.manner import Manner
from reader.layout.rendition import Rendition
from reader.layout.rows import Row, column_of, offset_at
from reader.text.linebreak import break_lines
from reader.text.width import cell_width
from tests.handmade import document


def spaced(text: str, measure: int) -> str:
    row = justified(Row(0, 0, len(text), 0, "body"), text, measure)
    line = ""
    for piece in row.fragments:
        line += " " * (piece.column - cell_width(line)) + text[piece.start : piece.end]
    return line


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("雾天撞钟渡江", 12, "雾天撞钟渡江"),
        # between Han and Latin first, never between a number and its unit
        ("雾天用GPS，渡江", 16, "雾天用 GPS，渡江"),
        ("雾天撞26年，渡江", 17, "雾天撞 26年，渡江"),
        # then between words, then beside marks
        ("雾天，the bell渡", 18, "雾天，the  bell 渡"),
        ("雾天撞钟，渡江", 15, "雾天撞钟， 渡江"),
        ("他说「撞钟」渡江", 18, "他说 「撞钟」 渡江"),
        # where there is no such place, or too much is lacking, all stays as it is
        ("雾天撞钟渡江", 13, "雾天撞钟渡江"),
        ("雾，天，撞，钟，渡，江，去", 40, "雾，天，撞，钟，渡，江，去"),
        ("雾天「撞钟", 11, "雾天 「撞钟"),
        ("雾天撞钟，”渡江", 16, "雾天撞钟，” 渡江"),
    ],
)
def test_air_goes_where_it_looks_well(text: str, measure: int, expected: str) -> None:
    assert spaced(text, measure) == expected


LINES = st.text(st.sampled_from("山水之间，。（）“”12ab ,"), min_size=1, max_size=40)


@given(LINES, st.integers(0, 8))
def test_rows_keep_their_text_and_every_place_its_cell(text: str, lack: int) -> None:
    measure = cell_width(text.rstrip()) + lack
    row = justified(Row(0, 0, len(text), 0, "body"), text, measure)
    pieces = row.fragments
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    shown = len(text.rstrip())
    assert not row.pieces or column_of(row, text, shown - 1) < measure
    for offset in range(shown):
        assert offset_at(row, text, column_of(row, text, offset)) == offset


def test_running_text_is_even_when_that_is_wanted() -> None:
    made = Rendition(document("雾天撞钟GPS渡江，" * 12))
    ends = {
        even: {
            column_of(row, made.text(0), row.end - 1) + cell_width(made.text(0)[row.end - 1])
            for row in Layout(made, 31, Manner(even=even)).rows(0)[:-1]
        }
        for even in (False, True)
    }
    assert len(ends[False]) > 1
    assert ends[True] == {31}
    rows = [Layout(made, 31, Manner(even=even)).rows(0) for even in (False, True)]
    assert [row.start for row in rows[0]] == [row.start for row in rows[1]]
    assert [row.start for row in rows[0]] == break_lines(made.text(0), 31, 4)
