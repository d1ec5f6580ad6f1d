"""Numbers as Chinese documents write them: 二十三, 廿三, 二〇三五, 貳拾, 23, ２３."""

from __future__ import annotations

_DIGITS = {
    character: value
    for value, characters in enumerate(
        (
            "〇零○◯0０",
            "一壹弌1１",
            "二贰貳弐两兩2２",
            "三叁參叄3３",
            "四肆4４",
            "五伍5５",
            "六陆陸6６",
            "七柒7７",
            "八捌8８",
            "九玖9９",
        )
    )
    for character in characters
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
_VALUES = _DIGITS | _UNITS | _TENS
_POSITIONAL = frozenset(_DIGITS)
_MYRIADS = "万萬"
_ZEROS = "〇零○"
_LONGEST = 32

CHINESE_DIGITS = "".join(
    sorted({character for character in _DIGITS if not character.isdigit()} | {*_UNITS, *_TENS})
)
"""The characters of Chinese numerals below ten thousand, for use in a character class."""


def parse_numeral(text: str) -> int | None:
    """Return the value of a numeral, None where ``text`` is not one.

    Understands Arabic digits of half and full width, positional Chinese digits (二〇三五),
    units up to 万 in common, financial and contracted forms (一百零三, 貳拾, 廿三).
    """
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdecimal():
        return int(text)
    if _POSITIONAL.issuperset(text):
        return int("".join(str(_DIGITS[character]) for character in text))
    high, separator, low = _split_at_myriad(text)
    if not separator:
        return _below_myriad(text)
    upper = _below_myriad(high)
    lower = _below_myriad(low) if low else 0
    return None if upper is None or lower is None else upper * 10_000 + lower


def _split_at_myriad(text: str) -> tuple[str, str, str]:
    for character in _MYRIADS:
        if character in text:
            return text.partition(character)
    return text, "", ""


def _below_myriad(text: str) -> int | None:
    """Return the value of a numeral whose units fall from left to right, below 万."""
    total, limit, digit = 0, 10_000, None
    for character in text:
        value = _VALUES.get(character)
        if value is None:
            return None
        if value < 10:
            if digit is not None:
                return None
            digit = None if total and character in _ZEROS else value
            continue
        unit = 10 if character in _TENS else value
        if unit >= limit or digit == 0 or (digit is not None and unit != value):
            return None
        total, limit, digit = total + value * (digit or 1), unit, None
    return total + (digit or 0) if text else None
