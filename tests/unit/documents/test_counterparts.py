from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.counterparts import Counterparts
from tests.handmade import HEADING, document

HERE = document(
    (HEADING, "渡口章程"),
    (HEADING, "一、总则"),
    "本章程适用于临江各渡口。",
    "船工应当按时开船。",
    (HEADING, "二、船只"),
    "每年修船一次，修好后验收。",
)
THERE = document(
    (HEADING, "渡口章程"),
    "新修订的说明写在前面。",
    (HEADING, "一、總則"),
    "本章程適用於臨江各渡口。",
    "這一段是後來添上的，原來沒有。",
    "船工應當準時開船，不得早走。",
    (HEADING, "二、船隻"),
    "每年修船兩次。",
)


def test_what_is_the_same_in_any_script_stands_for_one_another() -> None:
    ties = [tuple(tie) for tie in Counterparts(HERE, THERE).ties]
    assert ties == [(-1, -1), (0, 0), (1, 2), (2, 3), (4, 6), (6, 8)]


def test_between_ties_places_are_proportional() -> None:
    there = Counterparts(HERE, THERE)
    assert there.of(3, 0) == (5, 0)  # half way from 2 to 4, so half way from 3 to 6
    assert there.of(5, 0) == (7, 0)
    assert there.of(5, 12) == (7, 6)  # of 13 code points the last, of 7 the last


def test_what_stands_in_another_order_ties_nothing() -> None:
    one = document("甲乙丙丁戊己。", "子丑寅卯辰巳。", "天地玄黄宇宙。")
    other = document("子丑寅卯辰巳。", "甲乙丙丁戊己。", "天地玄黄宇宙。")
    ties = Counterparts(one, other).ties
    assert [tie.here for tie in ties] == sorted({tie.here for tie in ties})
    assert [tie.there for tie in ties] == sorted({tie.there for tie in ties})
    assert (2, 2) in ties


def test_what_occurs_twice_ties_nothing() -> None:
    one = document("重复的一段文字。", "重复的一段文字。", "独此一段文字啊。")
    other = document("重复的一段文字。", "独此一段文字啊。")
    assert (2, 1) in Counterparts(one, other).ties
    assert len(Counterparts(one, other).ties) == 3


def test_an_empty_document_has_one_place() -> None:
    assert Counterparts(HERE, document()).of(3, 2) == (0, 0)
    assert Counterparts(document(), HERE).of(0, 0) == (0, 0)


TEXTS = st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_counterparts_exist_and_keep_the_order(one: list[str], other: list[str]) -> None:
    here, there = (document(*(letter * 8 for letter in texts)) for texts in (one, other))
    counterparts = Counterparts(here, there)
    found = [counterparts.of(at, at % 8) for at in range(len(one))]
    assert [at for at, _ in found] == sorted(at for at, _ in found)
    assert all(0 <= at < len(other) and 0 <= offset < 8 for at, offset in found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12, unique=True))
def test_a_document_is_its_own_counterpart(numbers: list[int]) -> None:
    same = document(*(f"第{number}段的文字" for number in numbers))
    counterparts = Counterparts(same, same)
    assert [counterparts.of(at, 2) for at in range(len(numbers))] == [
        (at, 2) for at in range(len(numbers))
    ]
