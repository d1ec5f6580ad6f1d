from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.three_way import merge

BASE: dict[str, Any] = {
    "id": "x", "paragraph": 3, "start": 1, "end": 4, "tags": ["a", "b"], "links": [],
    "note": "one\ntwo\nthree", "colour": "yellow", "modified": "2031-01-01",
}  # fmt: skip


def changed(day: int, **fields: object) -> dict[str, Any]:
    return {**BASE, **fields, "modified": f"2031-01-{day:02}"}


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ({"colour": "blue"}, {"note": "new"}, {"colour": "blue", "note": "new"}),
        ({"tags": ["a", "b", "c"]}, {"tags": ["b", "d"]}, {"tags": ["b", "d", "c"]}),
        ({"note": "one\ntwo"}, {"note": "zero\none\ntwo\nthree"}, {"note": "zero\none\ntwo"}),
        ({"note": "one\ntwo\nthree\n4"}, {"note": "one\n2\nthree"}, {"note": "one\n2\nthree\n4"}),
        ({"colour": "blue"}, {"colour": "blue"}, {"colour": "blue"}),
    ],
)
def test_what_both_changed_is_in_the_outcome(
    ours: dict[str, Any], theirs: dict[str, Any], merged: dict[str, Any]
) -> None:
    result = merge(BASE, changed(5, **ours), changed(6, **theirs))
    assert result.record == changed(6, **merged)
    assert not result.conflict


def test_of_a_colour_that_both_changed_the_later_one_stays() -> None:
    one, other = changed(5, colour="blue"), changed(6, colour="green")
    assert merge(BASE, one, other) == (other, True)
    assert merge(BASE, other, one) == (other, True)


def test_a_place_is_taken_from_one_side_wholly() -> None:
    one, other = changed(9, start=0), changed(6, start=2, end=9)
    assert merge(BASE, one, other).record == one


def test_of_a_note_that_both_rewrote_both_versions_stay() -> None:
    result = merge(BASE, changed(5, note="mine"), changed(6, note="theirs"))
    assert set(result.record["note"].split("\n")) == {"mine", "theirs"}


records = st.fixed_dictionaries(
    {
        "tags": st.lists(st.sampled_from("abcd"), unique=True),
        "note": st.lists(st.sampled_from(["one", "two", "three", "four"])).map("\n".join),
        "colour": st.sampled_from([None, "blue", "green"]),
        "modified": st.sampled_from(["2031-01-05", "2031-01-06"]),
    }
).map(lambda fields: {**BASE, **fields})


@given(records, records)
def test_one_side_alone_is_taken_as_it_is(base: dict[str, Any], side: dict[str, Any]) -> None:
    later = max(base["modified"], side["modified"])
    assert merge(base, side, base).record == {**side, "modified": later}
    assert merge(base, base, side).record == {**side, "modified": later}
    assert merge(base, side, side).record == side


@given(records, records, records)
def test_no_word_of_a_note_and_no_new_tag_is_lost(
    base: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    merged = merge(base, one, other).record
    new = {*one["tags"], *other["tags"]} - {*base["tags"]}
    assert new <= set(merged["tags"])
    assert (set(one["note"].split("\n")) - set(base["note"].split("\n"))) <= set(
        merged["note"].split("\n")
    )
