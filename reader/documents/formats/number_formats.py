"""How word processors write the numbers that they count themselves.

The names are those of Office Open XML (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_COMMON = "零一二三四五六七八九十百千"
_LEGAL = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖拾佰仟"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CYCLE = 60
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 3999
_LARGEST_CHINESE = 9999
_MOST_LETTERS = 30
"""A number above 780 is not written in letters: AAA…A would grow with it."""


def write_number(value: int, name: str) -> str:
    """Return a number in the format of that name; an unknown format counts in digits."""
    return _WRITERS.get(name, str)(value)


def _letters(value: int) -> str:
    """Write a to z, aa to zz, aaa and so on."""
    if not 1 <= value <= 26 * _MOST_LETTERS:
        return str(value)
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _LARGEST_ROMAN:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def _counting(characters: str) -> Callable[[int], str]:
    """Write 一百零一, with the zero, the nine digits and the three units that are given."""

    def write(value: int) -> str:
        if not 0 <= value <= _LARGEST_CHINESE:
            return str(value)
        written, zero = "", False
        for place in (3, 2, 1, 0):
            digit = value // 10**place % 10
            if digit:
                written += characters[0] * (zero and bool(written)) + characters[digit]
                written += characters[9 + place] if place else ""
            zero = digit == 0
        if characters is _COMMON and 10 <= value < 20:
            return written[1:]
        return written or characters[0]

    return write


def _below_hundred(value: int) -> str:
    """Write 九十九 in units, then 一○○ by the place."""
    return _counting(_COMMON)(value) if 0 <= value < 100 else _positional(value, "○")


def _japanese(value: int) -> str:
    """Write 百一, without a one in front of a unit and without zeros."""
    if not 1 <= value <= _LARGEST_CHINESE:
        return str(value)
    written = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            unit = _COMMON[9 + place] if place else ""
            written += unit if unit and digit == 1 else _COMMON[digit] + unit
    return written


def _positional(value: int, zero: str = "〇") -> str:
    digits = {str(digit): character for digit, character in enumerate(zero + _COMMON[1:10])}
    return "".join(digits.get(character, character) for character in str(value))


def _series(*runs: tuple[str, int]) -> Callable[[int], str]:
    """Write the characters of runs (the first one, how many), then digits."""
    characters = [chr(ord(first) + offset) for first, count in runs for offset in range(count)]
    return _chosen("".join(characters))


def _chosen(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else str(value)


def _sexagenary(value: int) -> str:
    if not 1 <= value <= _CYCLE:
        return str(value)
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _full_width(value: int) -> str:
    return str(value).translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})


_CIRCLED = _series(("①", 20), ("㉑", 15), ("㊱", 15))
_WRITERS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "ideographEnclosedCircle": _series(("㊀", 10)),
    "decimalEnclosedFullstop": _series(("⒈", 20)),
    "decimalEnclosedParen": _series(("⑴", 20)),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _below_hundred,
    "chineseCountingThousand": _counting(_COMMON),
    "chineseLegalSimplified": _counting(_LEGAL),
    "taiwaneseCounting": _below_hundred,
    "taiwaneseCountingThousand": _counting(_COMMON),
    "taiwaneseDigital": _positional,
    "ideographLegalTraditional": _counting(_LEGAL_TRADITIONAL),
    "ideographDigital": _positional,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _positional,
    "ideographTraditional": _chosen(_STEMS),
    "ideographZodiac": _chosen(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
}
