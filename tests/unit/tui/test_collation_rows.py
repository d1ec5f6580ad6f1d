from __future__ import annotations

import pytest

from reader.comparison.collation import Collation
from reader.text.width import cell_width
from reader.tui.lists.collation_painter import heading
from reader.tui.lists.collation_rows import rows, stops
from tests.revised import chance, document, paragraph

TEXTS = [paragraph(chance(seed), 3, 5) for seed in range(9)]
CHANGED = [
    *TEXTS[:3],
    TEXTS[3][:30] + "新灯" + TEXTS[3][32:],
    TEXTS[4],
    *TEXTS[6:],
    "夜航的灯具一律换新。",
]


@pytest.fixture(scope="module")
def collation() -> Collation:
    return Collation(document(*TEXTS), document(*CHANGED))


@pytest.mark.parametrize("measure", [2, 11, 40])
def test_all_text_stands_on_its_side_once(collation: Collation, measure: int) -> None:
    shown = rows(collation, measure)
    for side, texts in enumerate((TEXTS, CHANGED)):
        parts = [row.sides[side] for row in shown]
        drawn = [texts[part.paragraph][part.start : part.end] for part in parts if part]
        assert "".join(drawn) == "".join(texts)
        room = max(measure, 2)
        assert all(
            cell_width(texts[part.paragraph][part.start : part.end].rstrip()) + part.indent <= room
            for part in parts
            if part
        )


def test_paragraphs_that_stand_for_one_another_begin_on_one_row(collation: Collation) -> None:
    for row in rows(collation, 30):
        left, right = row.sides
        if left and right and not left.start:
            assert not right.start


def test_each_difference_can_be_gone_to(collation: Collation) -> None:
    shown = rows(collation, 30)
    found = stops(collation, shown)
    assert [stop.change for stop in found] == [0, None, None]
    left = shown[found[0].row].sides[0]
    assert left is not None
    assert left.start <= 30 < left.end
    assert [stop.row for stop in found] == sorted(stop.row for stop in found)


def test_what_is_the_same_is_folded_but_beside_differences(collation: Collation) -> None:
    shown = rows(collation, 30, folded=True)
    assert sum(row.folded for row in shown) == 2 + 1
    assert [stop.pairing for stop in stops(collation, shown)] == [
        stop.pairing for stop in stops(collation, rows(collation, 30))
    ]


def test_sides_do_not_drift_apart_where_one_has_much_more() -> None:
    text = "".join(TEXTS[:3])
    less = text[200:]
    collation = Collation(document(text), document(less))
    shown = rows(collation, 20)
    first = next(row for row in shown if row.sides[1])
    assert first.sides[0] is not None
    assert text[first.sides[0].start :][:5] == less[:5]


def test_titles_stand_above_their_sides() -> None:
    assert heading(["甲", "乙"], 96).split() == ["甲", "乙"]
    assert cell_width(heading(["很长的标题" * 30] * 2, 96)) <= 96


def test_titles_that_begin_in_the_same_way_show_their_ends() -> None:
    years = ["澄江区人民政府工作报告（2030年）", "澄江区人民政府工作报告（2031年）"]
    shown = heading(years, 56)
    assert "2030年）" in shown
    assert "2031年）" in shown
    assert shown.startswith("…")
