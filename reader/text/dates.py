"""Dates as Chinese documents write them, and as ISO 8601 does."""

from __future__ import annotations

from functools import cache

from reader.text.numerals import CHINESE_DIGITS, parse_numeral
from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_MONTHS = 12
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


class Written(NamedTuple):
    """A date in a text: its span, and the date as ISO 8601, without what the text leaves out."""

    start: int
    end: int
    iso: str


def find_date(text: str) -> Written | None:
    """Return the first date in a text: 2023年2月16日, 二〇二三年二月, 2023-02-16, 2023/2/16."""
    for match in _pattern().finditer(text.translate(_DIGITS)):
        iso = _iso(*(group for group in match.groups() if group is not None))
        if iso is not None:
            return Written(match.start(), match.end(), iso)
    return None


def iso_date(text: str) -> str | None:
    """Return the first date in a text as ISO 8601 (2023-02-16, 2023-02, 2023), if there is one."""
    found = find_date(text)
    return None if found is None else found.iso


@cache
def _pattern() -> re.Pattern[str]:
    year = rf"((?:1[89]|20)\d{{2}}|[{CHINESE_DIGITS}]{{4}})"
    part = rf"([{CHINESE_DIGITS}\d]{{1,3}})"
    space = r"\s{0,2}"
    return compiled(
        rf"{year}{space}年(?:{space}{part}{space}月(?:{space}{part}{space}日)?)?"
        r"|(?<!\d)((?:1[89]|20)\d{2})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)"
    )


def _iso(year: str, month: str = "", day: str = "") -> str | None:
    numbers = [parse_numeral(part) for part in (year, month, day) if part]
    if None in numbers:
        return None
    known = [number or 0 for number in numbers]
    if not _FIRST_YEAR <= known[0] <= _LAST_YEAR or not _is_day(known[1:]):
        return None
    return "-".join([f"{known[0]:04d}", *(f"{number:02d}" for number in known[1:])])


def _is_day(parts: list[int]) -> bool:
    """Tell whether a month, and a day in it, may be meant."""
    if not parts:
        return True
    if not 1 <= parts[0] <= _MONTHS:
        return False
    return len(parts) == 1 or 1 <= parts[1] <= _LONGEST_MONTHS[parts[0] - 1]
