from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.alignment import Aligned, Edit, compose

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def edited(draw: st.DrawFn, source: str) -> tuple[str, list[Edit]]:
    """A text made of another by replacing pieces, with the record of it."""
    edits: list[Edit] = []
    text = ""
    at = 0
    while at < len(source):
        kept = draw(st.integers(0, 3))
        text += source[at : at + kept]
        at = min(len(source), at + kept)
        taken = min(draw(st.integers(1, 3)), len(source) - at)
        if taken:
            new = "X" * draw(st.integers(1, 4))
            edits.append(Edit(at, at + taken, len(text), len(text) + len(new)))
            text += new
            at += taken
    return text, edits


def owners(size: int, other: int, edits: list[Edit]) -> list[set[int]]:
    """For each code point of the source those of the text that it became, by brute force."""
    became: list[set[int]] = []
    at = place = 0
    for edit in [*edits, Edit(size, size, other, other)]:
        became += [{place + i} for i in range(edit.source_start - at)]
        became += [set(range(edit.start, edit.end))] * (edit.source_end - edit.source_start)
        at, place = edit.source_end, edit.end
    return became


def test_without_edits_spans_stay() -> None:
    aligned = Aligned("漢字", "汉字")
    assert aligned.to_text(0, 1) == (0, 1)
    assert aligned.to_source(1, 2) == (1, 2)


def test_an_edit_is_mapped_as_a_whole() -> None:
    aligned = Aligned("abcde", "aXYZde", (Edit(1, 3, 1, 4),))
    assert aligned.to_text(2, 3) == (1, 4)
    assert aligned.to_text(0, 2) == (0, 4)
    assert aligned.to_text(3, 5) == (4, 6)
    assert aligned.to_source(2, 3) == (1, 3)
    assert aligned.to_source(4, 5) == (3, 4)
    assert aligned.to_text(2, 2) == (1, 1)
    assert aligned.to_text(3, 3) == (4, 4)


@given(st.data(), st.integers(0, 12))
def test_spans_are_those_of_the_pieces(data: st.DataObject, size: int) -> None:
    source = LETTERS[:size]
    text, edits = data.draw(edited(source))
    aligned = Aligned(source, text, tuple(edits))
    became = owners(size, len(text), edits)
    for start in range(size):
        for end in range(start + 1, size + 1):
            reached = set().union(*became[start:end])
            assert aligned.to_text(start, end) == (min(reached), max(reached) + 1)


@given(st.data(), st.integers(0, 12))
def test_two_conversions_in_a_row_are_one(data: st.DataObject, size: int) -> None:
    source = LETTERS[:size]
    between, first = data.draw(edited(source))
    text, second = data.draw(edited(between))
    composed = compose(first, second)
    both = Aligned(source, text, tuple(composed))
    assert list(composed) == sorted(composed)
    for start in range(size):
        for end in range(start + 1, size + 1):
            step = Aligned(source, between, tuple(first)).to_text(start, end)
            begin, stop = Aligned(between, text, tuple(second)).to_text(*step)
            mapped = both.to_text(start, end)
            assert mapped[0] <= begin
            assert stop <= mapped[1]
    assert both.to_text(0, size)[1] == len(text)
