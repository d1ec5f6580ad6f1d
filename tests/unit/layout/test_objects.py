from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.layout.motions import Point
from reader.layout.objects import OBJECTS
from tests.handmade import FURNITURE, HEADING, document, with_run_in

if TYPE_CHECKING:
    from reader.documents.model import Document

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
        ("whole_clause", "DP", "GDP增长5.6%。"),
        ("whole_quotation", "岸线", "（含岸线）"),
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
    start, end = OBJECTS[name](MADE, Point(0, TEXT.index(at)), 1)
    assert start.paragraph == end.paragraph == 0
    assert TEXT[start.offset : end.offset] == expected


NESTED = (
    "他说：“我听见她说‘明天（星期三）来’，就走了。”然后离开。问：“为什么？”答：“因为……”没说完。"
)


@pytest.mark.parametrize(
    ("name", "at", "expected"),
    [
        ("word", "听", "听见"),
        ("word", "么", "为什么"),
        ("clause", "听", "我听见她说‘明天（星期三）来’"),
        ("clause", "星期", "我听见她说‘明天（星期三）来’"),
        ("clause", "然后", "然后离开"),
        ("clause", "什么", "为什么"),
        ("clause", "“为", "“为什么"),
        ("clause", "答", "答"),
        ("whole_clause", "走", "就走了。”"),
        ("whole_clause", "没说", "没说完。"),
        ("sentence", "然后", "然后离开。"),
        ("quotation", "期三", "星期三"),
        ("quotation", "明天", "明天（星期三）来"),
        ("whole_quotation", "因", "“因为……”"),
        ("quotation", "没说", ""),
    ],
)
def test_objects_in_quotations_in_quotations(name: str, at: str, expected: str) -> None:
    made = document(NESTED)
    start, end = OBJECTS[name](made, Point(0, NESTED.index(at)), 1)
    assert NESTED[start.offset : end.offset] == expected


@pytest.mark.parametrize(
    ("name", "count", "at", "expected"),
    [
        ("word", 2, "水系", "水系治理（含"),
        ("word", 2, "GDP", "GDP增长"),
        ("clause", 2, "到20", "到2023年，GDP增长5.6%"),
        ("whole_clause", 2, "到20", "到2023年，GDP增长5.6%。"),
        ("sentence", 2, "到20", TEXT),
        ("sentence", 9, "到20", TEXT),
        ("quotation", 2, "快", "水系治理，要‘快’。"),
        ("quotation", 9, "快", "水系治理，要‘快’。"),
        ("whole_quotation", 2, "快", "“水系治理，要‘快’。”"),
    ],
)
def test_counts(name: str, count: int, at: str, expected: str) -> None:
    start, end = OBJECTS[name](MADE, Point(0, TEXT.index(at)), count)
    assert TEXT[start.offset : end.offset] == expected


def test_paragraphs_are_counted_over_furniture() -> None:
    made = document("甲", (FURNITURE, "分享"), "乙丙", "丁")
    assert OBJECTS["paragraph"](made, Point(0, 0), 2) == (Point(0, 0), Point(2, 2))
    assert OBJECTS["paragraph"](made, Point(2, 1), 9) == (Point(2, 0), Point(3, 1))


def test_sections_and_those_around_them() -> None:
    made = document((HEADING, "总则"), "甲", (HEADING, "一、乙"), "丙", (HEADING, "二、丁"), "戊己")
    assert OBJECTS["section"](made, Point(3, 0), 1) == (Point(2, 0), Point(3, 1))
    assert OBJECTS["section"](made, Point(5, 1), 1) == (Point(4, 0), Point(5, 2))
    run_in = with_run_in("（一）甲。乙丙。", 5)
    assert OBJECTS["section"](run_in, Point(0, 6), 3) == (Point(0, 0), Point(0, 8))


def test_no_section() -> None:
    assert OBJECTS["section"](document("甲"), Point(0, 0), 1) == (Point(0, 0), Point(0, 0))


def test_quotation_with_a_mark_missing() -> None:
    made = document("甲（乙“丙）丁”")
    assert OBJECTS["quotation"](made, Point(0, 2), 1) == (Point(0, 2), Point(0, 5))


@pytest.mark.parametrize("name", OBJECTS)
@pytest.mark.parametrize("made", [document(), document("")])
def test_empty(name: str, made: Document) -> None:
    assert OBJECTS[name](made, Point(0, 0), 2) == (Point(0, 0), Point(0, 0))
