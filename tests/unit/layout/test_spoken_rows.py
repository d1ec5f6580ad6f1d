"""Paragraphs with their reading above each row."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.layout import Layout, Manner, Point, Rendition, Viewport
from reader.layout.rows import ABOVE, Row, column_of, offset_at
from reader.layout.spoken import set_spoken
from reader.layout.styles import Style
from reader.text.linebreak import NO_START
from reader.text.width import cell_width
from tests.handmade import document

TEXT = "二〇二三年，长寿区GDP增长5.6%，重点行业发展得好。"


def layout(text: str = TEXT, measure: int = 40) -> Layout:
    return Layout(Rendition(document(text)), measure, Manner(spoken=frozenset({0})))


def drawn(row: Row, text: str = TEXT) -> str:
    line = ""
    for piece in row.pieces:
        line += " " * (piece.column - cell_width(line)) + (
            piece.label or text[piece.start : piece.end]
        )
    return line


def test_syllables_stand_above_their_characters() -> None:
    assert [drawn(row) for row in layout().rows(0)] == [
        "    èr líng èr sān nián   cháng shòu qū",
        "    二  〇  二 三   年  ， 长    寿  区",
        "   zēng zhǎng       zhòng diǎn háng yè",
        "GDP 增   长   5.6%， 重    点   行  业",
        "fā zhǎn de hǎo",
        "发  展  得 好  。",
    ]


def test_what_stands_in_the_middle_stays_there() -> None:
    title = Style("title", centred=True, balanced=True)
    rows = set_spoken(0, "长寿区重点行业发展规划纲要", title, 41)
    assert len(rows) == 4
    for above, below in zip(rows[::2], rows[1::2], strict=True):
        first, last = above.pieces[0], above.pieces[-1]
        assert above.indent == below.indent == first.column
        free = 41 - last.column - cell_width(last.label)
        assert free - first.column in {0, 1}


WORDS = st.lists(
    st.sampled_from(
        ["长江", "重新", "GDP", "5.6%", "，", "。", "（", "）", " ", "爽", "装", "e\u0301"]
    ),
    min_size=1,
    max_size=60,
).map("".join)


@settings(max_examples=100, deadline=None)
@example("长江重新重新GDP重新 ", 16)
@given(WORDS, st.integers(16, 80))
def test_rows_join_and_fit(text: str, measure: int) -> None:
    made = layout(text, measure)
    rows = [row for row in made.rows(0) if row.holds_text]
    assert "".join(text[row.start : row.end] for row in rows) == text
    for row in rows:
        shown = [(p.column, text[p.start : p.end].rstrip()) for p in row.pieces]
        assert all(column + cell_width(words) <= measure for column, words in shown if words)
        columns = [(p.column, p.column + cell_width(text[p.start : p.end])) for p in row.pieces]
        assert all(a[1] <= b[0] for a, b in pairwise(columns))
        for piece in row.pieces:
            assert offset_at(row, text, piece.column) == piece.start
            assert column_of(row, text, piece.start) == piece.column
    for row in made.rows(0):
        if row.role == ABOVE:
            assert all(a.column + cell_width(a.label) < b.column for a, b in pairwise(row.pieces))
            assert row.pieces[-1].column + cell_width(row.pieces[-1].label) <= measure


@settings(max_examples=50, deadline=None)
@given(WORDS.map(lambda text: "长江" * 3 + text), st.integers(30, 60))
def test_no_forbidden_start(text: str, measure: int) -> None:
    for row in layout(text, measure).rows(0):
        if row.holds_text and row.start and text[row.start] in NO_START:
            before = text[: row.start].rstrip("".join(NO_START) + " ")
            assert cell_width(text[len(before) : row.start]) + 10 > measure - 7


def test_the_place_stays_while_readings_come_and_go() -> None:
    chance = random.Random(3)  # noqa: S311  (steps, not a secret)
    made = Layout(Rendition(document(*[TEXT * 3] * 12)), 40)
    view = Viewport(made, 12)
    for _ in range(100):
        view.go_to(Point(chance.randrange(12), chance.randrange(60)))
        point, y = view.point, view.y
        spoken = made.manner.spoken ^ {point.paragraph, chance.randrange(12)}
        made.adapt(Manner(spoken=spoken))
        view.put(point, y)
        assert view.point == point
        assert any(place == view.place for place, _ in view.rows)
        count = sum(len(made.rows(ordinal)) for ordinal in range(12))
        assert made.total == count
