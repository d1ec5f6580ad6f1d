from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.finding.correspondence import Correspondence


def pairs(before: str, after: str) -> dict[int, int]:
    return Correspondence(before, after).new


def test_unchanged_paragraphs_are_paired_wherever_they_went() -> None:
    assert pairs("abcd", "abcd") == {0: 0, 1: 1, 2: 2, 3: 3}
    assert pairs("abcd", "xabd") == {0: 1, 1: 2, 3: 3}
    assert pairs("abcd", "dabc") == {0: 1, 1: 2, 2: 3, 3: 0}


def test_repeated_paragraphs_are_known_by_their_neighbours() -> None:
    assert pairs("a-b-c", "a-xb-c") == {0: 0, 1: 1, 2: 3, 3: 4, 4: 5}
    assert pairs("--", "---") == {}


def test_the_gap_of_a_changed_paragraph_lies_between_its_neighbours() -> None:
    edited = Correspondence("abcd", "aXYd")
    assert edited.gap(1) == (0, 3)
    assert Correspondence("abc", "xyz").gap(1) == (-1, 3)
    assert Correspondence("abc", "xbyz").gap(2) == (1, 4)


@given(st.text("abcdef-", max_size=20), st.text("abcdefg-", max_size=20))
def test_pairs_are_one_to_one_and_equal(before: str, after: str) -> None:
    edited = Correspondence(before, after)
    assert {new: old for old, new in edited.new.items()} == edited.old
    assert all(before[old] == after[new] for old, new in edited.new.items())
    for old in range(len(before)):
        first, last = edited.gap(old)
        assert -1 <= first <= last <= len(after)


@given(st.text("abc-", max_size=30))
def test_a_text_corresponds_to_itself(text: str) -> None:
    edited = Correspondence(text, text)
    assert all(old == new for old, new in edited.new.items())
