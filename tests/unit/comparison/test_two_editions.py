"""Two years' reports of a made-up district, and what a careful reader finds different in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.comparison.alignment import Kind
from reader.comparison.collation import Collation
from reader.comparison.pieces import words
from reader.documents.opening import open_document

REPORTS = Path(__file__).parents[2] / "data" / "reports"
SAME_PLACE = [*range(8)]  # paragraphs that stand at the same number in both
MOVED = {20: (12,), 21: (13,), 22: (14, 15), 23: (16,), 24: (17,)}
SHIFTED = {8: 9, 9: 10, 10: 11, 11: 18, 12: 19, 13: 20, 14: 22, 15: 23, 17: 24, 25: 26, 27: 28}
DIFFERENCES = {
    0: [("2030", "2031")],
    2: [("", "政协委员和")],
    4: [("5.8%", "6.1%"), ("42.6", "45.3"), ("2.31", "2.26")],
    5: [("3", "2"), ("17", "21"), ("", "全面"), ("26艘", ""), ("96%", "98%")],
    6: [("稳步", "加快"), ("1.2", "1.5"), ("3500", "3800"), ("40", "52"), ("", "国家")],
    7: [("900", "1100"), ("12", "15"), ("8", "11")],
    8: [("部分", "少数"), ("", "财政收支矛盾突出；"), ("提升", "提高")],
    10: [("6%以上", "6.5%左右"), ("7%", "7.5%")],
    11: [("一", "二")],
    12: [
        ("5", "6"), ("完成投资9亿元", "建成投用"), ("1800", "2000"),
        ("支持本地企业参与航道整治。", ""),
    ],
    13: [("2", "3"), ("12", "14")],
    14: [("二", "三")],
    17: [("三", "四")],
    18: [("5000", "3000"), ("2000", "2600"), ("1200", "900"), ("80", "65")],
    20: [("四", "一")],
    21: [("1.1", "1.2"), ("", "创业")],
    22: [("2", "1"), ("1", "2")],
    23: [("", "扩容"), ("创建", "建成"), ("70%", "75%")],
    24: [("200", "260"), ("街道", "社区")],
    27: [("努力", "不懈")],
}  # fmt: skip
"""By the first paragraph of the old report. In ¶16 two sentences changed places, and one of them is
told as removed and put in."""


@pytest.fixture(scope="module")
def collation() -> Collation:
    old, new = (open_document(REPORTS / f"chengjiang-{year}.txt") for year in (2030, 2031))
    return Collation(old, new)


def test_paragraphs_stand_for_one_another_as_a_reader_says(collation: Collation) -> None:
    found = {
        (str(pairing.block.kind), pairing.block.old, pairing.block.new, pairing.block.moved)
        for pairing in collation.pairings
    }
    in_order = [*zip(SAME_PLACE, SAME_PLACE, strict=True), *SHIFTED.items()]
    assert found == {
        *(("pair", (old,), (new,), False) for old, new in in_order),
        *(("pair" if len(new) == 1 else "split", (old,), new, True) for old, new in MOVED.items()),
        ("merged", (18, 19), (25,), False),
        ("rewritten", (26,), (27,), False),
        ("missing", (16,), (), False),
        ("added", (), (8,), False),
        ("added", (), (21,), False),
    }


def test_words_differ_where_a_reader_sees_it(collation: Collation) -> None:
    found = {
        pairing.block.old[0]: [
            (words(collation.old, change.old), words(collation.new, change.new))
            for change in pairing.changes
        ]
        for pairing in collation.pairings
        if pairing.changes and pairing.block.kind is not Kind.REWRITTEN
    }
    assert ("启动", "完成") in found.pop(15)
    assert found == DIFFERENCES


def test_editions_are_not_damaged(collation: Collation) -> None:
    assert collation.repairs == []
