"""Names found by what is typed of them."""

from __future__ import annotations

import pytest

from reader.search.completion import Completion

TAGS = ["民营经济", "水利/老井", "水利", "经济/民营", "Theory/grounded", "長江經濟帶", "待办"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("myjj", ["民营经济"]),
        ("minying", ["民营经济", "经济/民营"]),
        ("minyjj", ["民营经济"]),
        ("my", ["民营经济", "经济/民营"]),
        ("laojing", ["水利/老井"]),
        ("sl/lj", ["水利/老井"]),
        ("水利", ["水利", "水利/老井"]),
        ("老", ["水利/老井"]),
        ("经济带", ["長江經濟帶"]),
        ("經濟", ["经济/民营", "民营经济", "長江經濟帶"]),
        ("民经", ["民营经济"]),
        ("theory", ["Theory/grounded"]),
        ("thgr", ["Theory/grounded"]),
        ("GROUND", ["Theory/grounded"]),
        ("xyz", []),
        ("", TAGS),
        ("  ", TAGS),
    ],
)
def test_what_is_typed_finds_names_best_first(typed: str, found: list[str]) -> None:
    assert [TAGS[at] for at in Completion(TAGS).find(typed)] == found


def test_names_that_fit_alike_stay_in_their_order() -> None:
    names = ["乙水", "甲水", "丙水"]
    assert Completion(names).find("水") == [0, 1, 2]


def test_no_names_no_finds() -> None:
    assert Completion([]).find("a") == []
