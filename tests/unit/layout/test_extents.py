"""Spans are made longer and shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layout.extents import End, Extent, Unit, move_end
from reader.layout.motions import Point
from tests.handmade import FURNITURE, document

MADE = document("江边有村，村口有井。井水清，常年不涸！", (FURNITURE, "第1页"), "又一段，话。")
WORDS = Extent(Point(0, 5), Point(0, 7))  # 村口


def words(extent: Extent) -> str:
    texts = [p.text for p in MADE.paragraphs[extent.start.paragraph : extent.end.paragraph + 1]]
    texts[-1] = texts[-1][: extent.end.offset]
    texts[0] = texts[0][extent.start.offset :]
    return "｜".join(texts)


@pytest.mark.parametrize(
    ("which", "unit", "steps", "expected"),
    [
        (End.END, Unit.CHARACTER, 1, "村口有"),
        (End.END, Unit.CHARACTER, -1, "村"),
        (End.END, Unit.CHARACTER, -9, "村"),
        (End.START, Unit.CHARACTER, -2, "村，村口"),
        (End.START, Unit.CHARACTER, 9, "口"),
        (End.END, Unit.CLAUSE, 1, "村口有井"),
        (End.END, Unit.CLAUSE, 2, "村口有井。井水清"),
        (End.END, Unit.CLAUSE, -1, "村口"),
        (End.START, Unit.CLAUSE, -1, "江边有村，村口"),
        (End.END, Unit.SENTENCE, 1, "村口有井。"),
        (End.END, Unit.SENTENCE, 2, "村口有井。井水清，常年不涸！"),
        (End.END, Unit.SENTENCE, 3, "村口有井。井水清，常年不涸！｜第1页｜又一段，话。"),
        (End.END, Unit.SENTENCE, 99, "村口有井。井水清，常年不涸！｜第1页｜又一段，话。"),
        (End.START, Unit.SENTENCE, -9, "江边有村，村口"),
    ],
)
def test_an_end_is_moved_by_units(which: End, unit: Unit, steps: int, expected: str) -> None:
    assert words(move_end(MADE, WORDS, which, unit, steps)) == expected


def test_an_end_goes_back_over_paragraphs() -> None:
    long = Extent(Point(0, 10), Point(2, 3))
    assert words(move_end(MADE, long, End.END, Unit.SENTENCE, -1)) == "井水清，常年不涸！"
    last = Extent(Point(2, 0), Point(2, 3))
    assert words(move_end(MADE, last, End.START, Unit.CLAUSE, -1)) == "常年不涸！｜第1页｜又一段"


@given(
    st.lists(
        st.tuples(st.sampled_from(End), st.sampled_from(Unit), st.integers(-3, 3)), max_size=12
    )
)
def test_a_span_never_gets_empty_and_stays_in_the_document(
    moves: list[tuple[End, Unit, int]],
) -> None:
    extent = WORDS
    for which, unit, steps in moves:
        extent = move_end(MADE, extent, which, unit, steps)
        assert words(extent).strip("｜")
        assert extent.start < extent.end
        for point in extent:
            assert 0 <= point.offset <= len(MADE.paragraphs[point.paragraph].text)


@given(st.sampled_from(End), st.integers(1, 30))
def test_what_was_lengthened_by_characters_can_be_shortened_again(which: End, steps: int) -> None:
    outward = steps if which is End.END else -steps
    reached = move_end(MADE, WORDS, which, Unit.CHARACTER, outward)
    gone = sum(len(line) for line in words(reached).replace("第1页", "").split("｜")) - 2
    back = -gone if which is End.END else gone
    assert move_end(MADE, reached, which, Unit.CHARACTER, back) == WORDS
