from __future__ import annotations

import pytest

from reader.layout.motions import Point
from reader.layout.objects import OBJECTS
from tests.handmade import document

TEXT = "推进水系治理（含岸线）的工作，到2023年，GDP增长5.6%。他说：“水系治理，要‘快’。”"
MADE = document(TEXT, "水系治理是大事，岸线也是。", "水系的治理。", "岸线，岸线")


@pytest.mark.parametrize(
    ("name", "at", "expected"),
    [
        ("word", "水系", "水系治理"),
        ("word", "岸", "岸线"),
        ("word", "的工", "的"),
        ("word", "2023", "2023"),
        ("word", "DP", "GDP"),
        ("word", "6%", "5.6%"),
        ("word", "，到", "，"),
        ("clause", "GDP", "GDP增长5.6%"),
        ("clause", "进水", "推进水系治理（含岸线）的工作"),
        ("sentence", "岸线", "推进水系治理（含岸线）的工作，到2023年，GDP增长5.6%。"),
        ("sentence", "他说", "他说：“水系治理，要‘快’。”"),
        ("paragraph", "岸线", TEXT),
        ("quotation", "岸线", "含岸线"),
        ("quotation", "快", "快"),
        ("quotation", "要", "水系治理，要‘快’。"),
        ("quotation", "推进", ""),
    ],
)
def test_objects(name: str, at: str, expected: str) -> None:
    start, end = OBJECTS[name](MADE, Point(0, TEXT.index(at)))
    assert TEXT[start:end] == expected


def test_quotation_with_a_mark_missing() -> None:
    made = document("甲（乙“丙）丁”")
    assert OBJECTS["quotation"](made, Point(0, 2)) == (2, 5)


@pytest.mark.parametrize("name", OBJECTS)
def test_empty(name: str) -> None:
    assert OBJECTS[name](document(), Point(0, 0)) == (0, 0)
    assert OBJECTS[name](document(""), Point(0, 0)) == (0, 0)
