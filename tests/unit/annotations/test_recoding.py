"""What becomes of the codebook's entries."""

from __future__ import annotations

from annotations import recoding


def test_entries_are_joined_and_those_below_follow() -> None:
    records: dict[str, dict[str, object]] = {
        "甲": {"name": "甲", "colour": "", "memo": "一"},
        "乙": {"name": "乙", "colour": "pink", "memo": "二", "later": 1},
        "乙/一": {"name": "乙/一", "colour": "blue"},
        "丙": {"name": "丙", "colour": "green", "memo": "三"},
        "丁": {"name": "丁"},
    }
    assert recoding.merging([" #乙", "丙"], "甲")(records) == {
        "甲": {"name": "甲", "colour": "pink", "memo": "一\n\n二\n\n三", "later": 1},
        "乙": None,
        "甲/一": {"name": "甲/一", "colour": "blue"},
        "乙/一": None,
        "丙": None,
    }


def test_a_tag_can_go_below_itself_and_above() -> None:
    records: dict[str, dict[str, object]] = {
        "甲": {"name": "甲", "memo": "一"},
        "甲/乙": {"name": "甲/乙", "memo": "二"},
    }
    assert recoding.merging(["甲"], "甲/乙")(records) == {
        "甲/乙": {"name": "甲/乙", "memo": "二\n\n一"},
        "甲": None,
        "甲/乙/乙": {"name": "甲/乙/乙", "memo": "二"},
    }
    assert recoding.merging(["甲"], "甲")(records) == {}


def test_a_tag_is_forgotten_with_those_below() -> None:
    records: dict[str, dict[str, object]] = {"甲": {}, "甲/一": {}, "甲乙": {}}
    assert recoding.deleting("＃甲")(records) == {"甲": None, "甲/一": None}


def test_what_an_entry_says_stays() -> None:
    there = {"name": "甲", "colour": "blue", "description": "", "memo": ""}
    other = {"name": "乙", "colour": "pink", "description": "水", "memo": "二"}
    joined = {"name": "甲", "colour": "blue", "description": "水", "memo": "二"}
    assert recoding.joined(there, other) == joined
    assert recoding.joined(other, there) == {**other, "memo": "二"}
    assert recoding.joined({}, {"name": "丙"}) == {"name": "丙"}
    assert recoding.joined({"memo": "一"}, {"memo": "一"}) == {"memo": "一"}
