from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layout import motions
from reader.layout.motions import Point, repeat, sentence_starts
from tests.handmade import FURNITURE, HEADING, document

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document

    Motion = Callable[[Document, Point], Point]

MADE = document(
    (HEADING, "临江志"),
    "江水东流。人家临江而居！",
    (FURNITURE, "打印本页"),
    (HEADING, "一、渡口"),
    "“开船了！”他说。船便开了……到了对岸。",
)
FORWARD = [
    motions.next_paragraph,
    motions.next_sentence,
    motions.next_section,
    motions.next_character,
]
BACKWARD = [
    motions.previous_paragraph,
    motions.previous_sentence,
    motions.previous_section,
    motions.previous_character,
]


@pytest.mark.parametrize(
    ("motion", "start", "end"),
    [
        (motions.next_paragraph, (1, 3), (3, 0)),  # not into the furniture
        (motions.next_paragraph, (4, 3), (4, 19)),
        (motions.previous_paragraph, (4, 3), (4, 0)),
        (motions.previous_paragraph, (3, 0), (1, 0)),
        (motions.previous_paragraph, (0, 0), (0, 0)),
        (motions.next_sentence, (1, 0), (1, 5)),
        (motions.next_sentence, (1, 5), (3, 0)),
        (motions.next_sentence, (4, 0), (4, 6)),
        (motions.previous_sentence, (4, 8), (4, 6)),
        (motions.previous_sentence, (3, 0), (1, 5)),
        (motions.next_section, (0, 0), (3, 0)),
        (motions.next_section, (4, 0), (4, 19)),
        (motions.previous_section, (4, 0), (3, 0)),
        (motions.previous_section, (3, 0), (0, 0)),
        (motions.next_character, (1, 11), (3, 0)),
        (motions.previous_character, (3, 0), (1, 11)),
        (motions.first_point, (3, 2), (0, 0)),
        (motions.last_point, (0, 0), (4, 19)),
    ],
)
def test_motions(motion: Motion, start: tuple[int, int], end: tuple[int, int]) -> None:
    assert motion(MADE, Point(*start)) == end


def test_counts() -> None:
    assert repeat(motions.next_paragraph, MADE, Point(0, 0), 2) == (3, 0)
    assert repeat(motions.next_paragraph, MADE, Point(0, 0), 10**9) == (4, 19)


@pytest.mark.parametrize("motion", FORWARD + BACKWARD)
def test_an_empty_document(motion: Motion) -> None:
    assert motion(document(), Point(0, 0)) == (0, 0)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("无标点", [0]),
        ("问？答！完。", [0, 2, 4]),
        ("“走！”他说。去了", [0, 4, 7]),
        ("也许……算了", [0, 4]),
        ("增长5.6%。See p. 3. End.", [0, 7, 14, 17]),
    ],
)
def test_sentences(text: str, starts: list[int]) -> None:
    assert list(sentence_starts(text)) == starts


@given(st.lists(st.text("水。！”“ 船", max_size=8), min_size=1, max_size=5), st.data())
def test_motions_lead_on_and_back_to_the_ends(texts: list[str], data: st.DataObject) -> None:
    made = document(*texts)
    paragraph = data.draw(st.integers(0, len(texts) - 1))
    point = Point(paragraph, data.draw(st.integers(0, max(len(texts[paragraph]) - 1, 0))))
    for motion in FORWARD:
        assert motion(made, point) >= point
        assert repeat(motion, made, point, 1000) == motions.last_point(made)
    for motion in BACKWARD:
        assert motion(made, point) <= point
        assert repeat(motion, made, point, 1000) == (0, 0)
