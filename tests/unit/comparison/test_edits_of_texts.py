from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.changes import word_edits
from reader.comparison.edits import Edit, edits
from reader.comparison.vocabulary import Vocabulary

_TEXT = st.text("渡口河道修缮，。12a", max_size=60)
NONE = Vocabulary(())


def applied(old: str, new: str, found: list[Edit]) -> str:
    made = []
    at = 0
    for edit in found:
        made += [old[at : edit.old_start], new[edit.new_start : edit.new_end]]
        at = edit.old_end
    return "".join([*made, old[at:]])


@settings(max_examples=150)
@given(_TEXT, _TEXT)
def test_edits_turn_the_one_into_the_other(old: str, new: str) -> None:
    assert applied(old, new, edits(old, new)) == new
    assert applied(old, new, word_edits(old, new, Vocabulary([old, new]))) == new


@given(_TEXT)
def test_equal_texts_have_no_edits(text: str) -> None:
    assert edits(text, text) == []


@settings(max_examples=60)
@given(_TEXT, _TEXT)
def test_edits_are_in_order_and_apart(old: str, new: str) -> None:
    for one, other in pairwise(word_edits(old, new, Vocabulary([old, new]))):
        assert one.old_end <= other.old_start
        assert one.new_end <= other.new_start


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("增长10%以上", "增长12.5%以上", [("10%", "12.5%")]),
        ("修缮渡口", "修缮新渡口", [("", "新")]),
        ("建成GDP核算", "建成GNP核算", [("GDP", "GNP")]),
        ("二十三处", "二十五处", [("二十三", "二十五")]),
        ("甲乙和丙丁", "戊己和庚辛", [("甲乙和丙丁", "戊己和庚辛")]),
        ("修缮渡口。清点船只。", "修缮渡口。", [("清点船只。", "")]),
        ("修缮渡口,清点渡船,换灯", "修缮渡口,换灯", [("清点渡船,", "")]),
        ("设“灯”“缆”", "设“缆”", [("“灯”", "")]),
        ("11.修缮", "18.修缮", [("11", "18")]),
        ("达到6%", "达到6.5%", [("6%", "6.5%")]),
    ],
)
def test_differences_are_whole_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    found = [(old[e[0] : e[1]], new[e[2] : e[3]]) for e in word_edits(old, new, NONE)]
    assert found == expected


def test_what_the_texts_show_to_be_a_word_is_not_cut() -> None:
    texts = "渡口监管。加强监管。监管到位。渡口监测。加强监测。监测到位。"
    old, new = "落实监管责任", "落实监测责任"
    (edit,) = word_edits(old, new, Vocabulary([texts]))
    assert old[edit.old_start : edit.old_end] == "监管"


def test_a_word_that_was_put_in_stands_between_words() -> None:
    (edit,) = word_edits(
        "落实就业补贴", "落实就业创业补贴", Vocabulary(["就业。扩大就业。促进就业。"])
    )
    assert edit == Edit(4, 4, 4, 6)


def test_where_two_words_meet_is_no_word() -> None:
    texts = "渡口资产。渡口资产。渡口。资产。渡口投资。"
    old, new = "渡口资产收益", "渡口投资收益"
    (edit,) = word_edits(old, new, Vocabulary([texts]))
    assert (old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]) == (
        "资产",
        "投资",
    )


def test_what_both_editions_have_once_is_no_word() -> None:
    old, new = "各级能力有待提升。", "各级能力有待加强。"
    (edit,) = word_edits(old, new, Vocabulary([old], [new]))
    assert old[edit.old_start : edit.old_end] == "提升"


def test_texts_made_to_be_slow_are_compared_all_the_same() -> None:
    assert (
        applied("ab" * 20_000, "ba" * 20_000, edits("ab" * 20_000, "ba" * 20_000)) == "ba" * 20_000
    )
    old, new = (
        "".join(map(chr, range(0x4E00, 0x9000))),
        "".join(map(chr, range(0x8FFF, 0x4DFF, -1))),
    )
    assert applied(old, new, edits(old, new)) == new
