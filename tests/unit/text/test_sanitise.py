"""Text loses every character that steers a terminal, and no offset moves."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sanitise import STACK, sanitise, sanitise_block

ANYTHING = st.text(st.characters(exclude_categories=())) | st.text(
    st.sampled_from("\0\a\b\t\n\r\x1b[]\x7f\x85\x9b\u202e\u2066\ud800\udfff\u0301\u200b\ufeff中。")
)
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
VISIBLE_FORMATS = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
) | {chr(code) for code in range(0x13430, 0x13440)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红", "␛[31m红"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b2J", "\ufffd2J"),
        ("一\r\n二", "一␍␊二"),
        ("一\x85二\u2028三\u2029", "一␤二␤三¶"),
        ("甲\u202e乙\u202c", "甲\ufffd乙\ufffd"),
        ("甲\ud83d乙", "甲\ufffd乙"),
        ("\U000e0041\U000e007f", "\ufffd\ufffd"),
        ("列\t表", "列\t表"),
        ("软\u00ad件", "软\u2010件"),
    ],
)
def test_stand_ins(text: str, shown: str) -> None:
    assert sanitise(text) == shown


@pytest.mark.parametrize(
    "text", ["", "第一章　总则", "👩‍👩‍👧‍👦 葛󠄀飾", "e\u0301", "【附】①…—“”", "\ue000𠮷"]
)
def test_ordinary_text_is_returned_as_it_is(text: str) -> None:
    assert sanitise(text) is text


def test_a_block_keeps_its_lines() -> None:
    assert sanitise_block("一\n\t二\r\n\f三") == "一\n\t二␍\n␌三"


def test_a_stack_of_marks_ends() -> None:
    shown = sanitise("é" + "\u0301" * 1_000 + "终")
    assert shown == "é" + "\u0301" * STACK + "\ufffd" * (1_000 - STACK) + "终"


@given(ANYTHING)
def test_nothing_moves_and_nothing_steers(text: str) -> None:
    shown = sanitise(text)
    assert len(shown) == len(text)
    assert {c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}} <= {"\t"}
    assert not set(shown) & set(DIRECTION)
    shown.encode()


@given(ANYTHING)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert sanitise(sanitise(text)) == sanitise(text)


def test_the_format_characters_that_stay_are_spelling() -> None:
    controls = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    every = (chr(code) for code in range(0x110000))
    kept = {c for c in every if unicodedata.category(c) in controls and sanitise(c) == c}
    assert kept - VISIBLE_FORMATS == set("\t\u200b\u200c\u200d\u2060")


@given(ANYTHING)
def test_a_long_text_is_cleaned_like_a_short_one(text: str) -> None:
    long = "渡口\u3000的\n石桥。" * 200
    assert sanitise_block(long + text) == long + sanitise_block(text)


def test_a_stack_ends_wherever_it_stands_in_a_long_text() -> None:
    for length in range(1001, 1001 + STACK + 2):
        text = "渡" * length + "\u0301" * (STACK + 1) + "口"
        assert sanitise_block(text) == text[: length + STACK] + "\ufffd口"
