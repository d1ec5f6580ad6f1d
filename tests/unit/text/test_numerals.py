from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.numerals import parse_numeral

UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """Write a number below ten thousand as Chinese does."""
    text, pending = "", False
    for unit, name in UNITS:
        digit, number = divmod(number, unit)
        if digit:
            text += (DIGITS[0] if pending and text else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text or DIGITS[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十三", 23),
        ("十", 10),
        ("十二", 12),
        ("廿三", 23),
        ("卅", 30),
        ("一百零三", 103),
        ("一百〇二", 102),
        ("一千二百六十", 1260),
        ("一万二千", 12000),
        ("二〇三五", 2035),
        ("二○二五", 2025),
        ("貳拾", 20),
        ("叁", 3),
        ("兩", 2),
        ("23", 23),
        ("００３", 3),
        ("0", 0),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "甲", "十十", "三廿", "二百三百", "零十", "1.5", "一" * 40])
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.integers(0, 9999))
def test_every_written_number_is_read_back(number: int) -> None:
    assert parse_numeral(written(number)) == number


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0
