"""What the tag picker offers."""

from __future__ import annotations

import pytest

from reader.tui.lists.tag_offers import KnownTag, TagOffers

KNOWN = [
    KnownTag("待办", 3, "1"),
    KnownTag("民营经济", 9, "2", "民营企业和个体户"),
    KnownTag("水利/老井", 1),
    KnownTag("水利", 0),
]


def offered(typed: str) -> list[str]:
    return [("+" if o.is_new else "") + o.tag.name for o in TagOffers(KNOWN).find(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["待办", "民营经济", "水利/老井", "水利"]),
        ("myjj", ["民营经济", "+myjj"]),
        ("水", ["+水", "水利/老井", "水利"]),
        ("#水利", ["水利", "水利/老井"]),
        ("水利/", ["水利/老井"]),
        ("新标签", ["+新标签"]),
        ("new", ["+new"]),
        ("Todo", ["+Todo"]),
        ("  /  ", ["水利/老井"]),
    ],
)
def test_known_tags_and_a_new_one_are_offered(typed: str, expected: list[str]) -> None:
    assert offered(typed) == expected


def test_digits_give_tags() -> None:
    offers = TagOffers(KNOWN)
    assert (offers.by_digit("2"), offers.by_digit("9")) == ("民营经济", None)
