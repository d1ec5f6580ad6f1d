"""The number in front of a heading or an item: which family it is of, and what it counts.

All patterns are matched against folded text (see `folding`), so they are written in Simplified
characters and half-width signs only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.documents.structure.patterns import Pattern, words
from reader.documents.structure.units import UNIT_ALTERNATIVES, UNITS, is_reference, is_word
from reader.text.numerals import CHINESE_DIGITS as CN
from reader.text.numerals import parse_numeral
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

NO_NUMBER = "-"
CLAUSE = "第条"
FORMAL = "壹、"
COMMA = "一、"
FORMAL_BRACKETS = "（壹）"
BRACKETS = "（一）"
BARE = "一"
DOT = "1."
DIGIT_COMMA = "1、"
DIGIT = "1"
ROUND = "（1）"
HALF_ROUND = "1）"
CIRCLED = "①"
ROMAN = "Ⅰ."
CLAUSE_RANK = 6.5

RANKS = {
    ROMAN: 5.0,
    FORMAL: 5.5,
    FORMAL_BRACKETS: 5.7,
    COMMA: 6.0,
    BARE: 6.0,
    BRACKETS: 7.0,
    DIGIT: 8.0,
    DOT: 8.0,
    DIGIT_COMMA: 8.0,
    ROUND: 9.0,
    HALF_ROUND: 10.0,
    CIRCLED: 11.0,
}
"""Conventional order of the families that are not units (those are in `units.UNITS`)."""

_UNIT = Pattern(
    rf"第\s{{0,2}}([{CN}\d]{{1,9}})(?:-(\d{{1,2}})(?=\s{{0,2}}条)|([A-Z])(?=\s{{0,2}}分?部))?\s{{0,2}}({UNIT_ALTERNATIVES})"
    rf"(?:之([{CN}\d]{{1,3}}))?"
)
_VOLUME = Pattern(rf"(卷)之?([{CN}]{{1,4}})(?=[\s:·]|$)")
_GLUED_VOLUME = Pattern(rf"(卷)之?([{CN}]{{1,4}})")
_THREE_PARTS = Pattern(r"([上中下])([篇卷部册编])(?=[\s:]|$)")
_CHAPTER = Pattern(r"chapter\s{1,3}(\d{1,4})(?=\W|$)", re.IGNORECASE)
_BRACKETS = Pattern(
    rf"[(\[【〔]\s{{0,2}}([{CN}参]{{1,4}})\s{{0,2}}[)\]】〕]\s{{0,2}}[、.]?\s{{0,4}}"
)
_ROUND = Pattern(r"[(【〔]\s{0,2}(\d{1,3})\s{0,2}[)】〕]\s{0,2}[、.]?\s{0,4}")
_NUMERAL = Pattern(f"[{CN}]{{1,4}}")
_COMMA = Pattern(rf"([{CN}参]{{1,4}})\s{{0,2}}[、.]\s{{0,4}}")
_BARE = Pattern(rf"([{CN}]{{1,3}})$")
_DECIMAL = Pattern(r"(\d{1,2}(?:\.\d{1,2}){1,8})\.?(\s{0,4})")
_DOT = Pattern(r"(\d{1,3})\s?\.(?!\d(?!\d{3}年))\s{0,4}(?=\S)")
_DIGIT_COMMA = Pattern(r"(\d{1,3})\s?、(?!\d(?!\d{3}年))\s{0,4}(?=\S)")
_HALF_ROUND = Pattern(r"(\d{1,3})\)\s{0,4}(?=\S)")
_DIGIT = Pattern(r"(\d{1,2})\s{1,4}")
_YEAR = Pattern(r"\d{4}年")
_DIGIT_PATTERNS = (
    (_DOT, DOT),
    (_DIGIT_COMMA, DIGIT_COMMA),
    (_HALF_ROUND, HALF_ROUND),
    (_DIGIT, DIGIT),
)
_ROMAN = Pattern(r"([Ⅰ-Ⅻ](?=[、.\s])|[IVX]{1,5}(?=[、.]))[、.\s]\s{0,4}(?=[\u4e00-\u9fff])")
_RUNS = (  # first code point, last, number of the first, family
    (0x2460, 0x2473, 1, CIRCLED),
    (0x3251, 0x325F, 21, CIRCLED),
    (0x32B1, 0x32BF, 36, CIRCLED),
    (0x2776, 0x277F, 1, CIRCLED),
    (0x2780, 0x2789, 1, CIRCLED),
    (0x3220, 0x3229, 1, BRACKETS),
    (0x2474, 0x2487, 1, ROUND),
    (0x2488, 0x249B, 1, DOT),
)
_MEASURE = Pattern(
    r"\d|[%:亿吨]|倍(?!增)|万(?=[元人亩吨户个件名平立千头只辆套,。、]|$)|元(?=[,。、;)/]|$)"
    r"|公里|平方|立方|米(?![饭粉线])|个(?![人体性别])|级(?!别)|小时|以上|左右|英寸|GB|MB"
    r"|[年月日时版分折寸](?=[,、。;)\s以之前后左右]|$)"
)
_COUNTED = words("级 类 线 产 季 等 期 年 号 是 至 楼 层 次 把手 手 流 审 月")
_REMEMBERED = 512
_FORMAL_DIGITS = "壹弌贰貳弐叁參叄参肆伍陆陸柒捌玖拾佰"
_OPENERS = "【[〖「"
_PREFIX = "正文"


class Marker(NamedTuple):
    """A number that opens a block.

    Attributes:
        family: which kind of marker, such as ``（一）`` or ``第章``.
        rank: its conventional place in the hierarchy, lower is coarser.
        number: what it counts; the last part of a decimal.
        start: where it begins in the block.
        end: where it ends, the space behind it included.
        suffix: the 2 of 第十条之二.
        outer: the parts before the last of a decimal: (1, 2) of 1.2.3.
    """

    family: str
    rank: float
    number: int
    start: int
    end: int
    suffix: int = 0
    outer: tuple[int, ...] = ()

    @property
    def is_unit(self) -> bool:
        """Whether it is of the form 第…章, whose order law and custom fix."""
        return self.family[0] == "第"


def read_marker(head: str) -> Marker | None:
    """Return the marker that opens a folded text, None if there is none."""
    if not head:
        return None
    start = 0
    if head[0] in _OPENERS and head[1:2] == "第":
        start = 1
    elif head.startswith(_PREFIX):
        start = len(head) - len(head[2:].lstrip())
        if head[start : start + 1] != "第":
            return None
    reader = _READERS.get(head[start])
    return reader(head, start) if reader else None


def read_glued(head: str) -> Marker | None:
    """Return the marker that a folded text opens with even if it makes a word with what follows."""
    volume = _GLUED_VOLUME.match(head)
    if volume:
        return _volume(volume)
    return _read_unit(head, 0, words=True)


def _read_unit(head: str, start: int, *, words: bool = False) -> Marker | None:
    match = _UNIT.match(head, start)
    if match is None:
        return None
    numeral, joined, letter, unit, inserted = match.groups()
    end = match.end()
    number = parse_numeral(numeral)
    if number is None or (not words and is_word(unit, head, end)):
        return None
    rank, name = UNITS[unit]
    inner = _inner_unit(head, end, rank)
    if inner is not None:
        return inner._replace(start=start)
    if is_reference(head, end):
        return None
    return Marker("第" + name, rank, number, start, end, _inserted(joined or inserted, letter))


def _inserted(after: str | None, letter: str | None) -> int:
    """Return the 2 of 第10-2条 and 第十条之二, and of 第10B部."""
    if after:
        return parse_numeral(after) or 0
    return ord(letter) - ord("A") + 1 if letter else 0


def _inner_unit(head: str, position: int, rank: float) -> Marker | None:
    """Read the chapter of 第一卷 第三章: a volume that is named with each of its chapters."""
    while position < len(head) and head[position].isspace():
        position += 1
    if head[position : position + 1] != "第":
        return None
    inner = _read_unit(head, position)
    return inner if inner and rank < inner.rank < CLAUSE_RANK else None


def _read_bracketed(head: str, start: int) -> Marker | None:
    match = _BRACKETS.match(head, start)
    if match:
        return _numbered(_formal(match, FORMAL_BRACKETS, BRACKETS), match)
    match = _ROUND.match(head, start)
    return _numbered(ROUND, match) if match else None


def _read_chinese(head: str, start: int) -> Marker | None:
    match = _BARE.match(head, start)
    if match:
        return _numbered(BARE, match)
    match = _COMMA.match(head, start)
    marker = _numbered(_formal(match, FORMAL, COMMA), match) if match else None
    return None if marker is None or _counts_on(head, marker) else marker


def _formal(match: re.Match[str], formal: str, usual: str) -> str:
    """Return which family a number is of: 壹 and 贰拾 stand above 一 and 二十."""
    return formal if match[1][0] in _FORMAL_DIGITS else usual


def _counts_on(head: str, marker: Marker) -> bool:
    """Tell an enumeration in a sentence (一、二、三产业; 三、四季度) from a marker."""
    run = _NUMERAL.match(head[marker.end : marker.end + 4])
    following = parse_numeral(run[0]) if run else None
    if run is None or following is None:
        return False
    rest = head[marker.end + run.end() :]
    return rest[:1] in "、,." or (following > marker.number and rest.startswith(_COUNTED))


def _read_digits(head: str, start: int) -> Marker | None:
    match = _DECIMAL.match(head, start)
    if match and (match[2] or _is_text(head, match.end(), "“《")):
        return _decimal(head, match)
    for pattern, family in _DIGIT_PATTERNS:
        match = pattern.match(head, start)
        if match and (family != DIGIT or _is_text(head, match.end())):
            measured = _is_measure(head, match.end()) and not _YEAR.match(head, match.end())
            return None if measured else _numbered(family, match)
    return None


def _is_text(head: str, position: int, others: str = "") -> bool:
    """Tell whether a Han character, or one of the others, stands at a position."""
    character = head[position : position + 1]
    return "\u4e00" <= character <= "\u9fff" or (character != "" and character in others)


def _decimal(head: str, match: re.Match[str]) -> Marker | None:
    parts = [int(part) for part in match[1].split(".")]
    if min(parts) < 1 or _is_measure(head, match.end()):
        return None
    family = ".".join("1" * len(parts))
    rank = RANKS[DOT] + 0.1 * (len(parts) - 1)
    return Marker(family, rank, parts[-1], match.start(), match.end(), outer=tuple(parts[:-1]))


def _is_measure(head: str, position: int) -> bool:
    return _MEASURE.match(head, position) is not None


def _read_volume(head: str, start: int) -> Marker | None:
    match = _VOLUME.match(head, start)
    return _volume(match) if match else None


def _volume(match: re.Match[str]) -> Marker | None:
    number = parse_numeral(match[2])
    if number is None:
        return None
    return Marker("第卷", UNITS["卷"][0], number, match.start(), match.end())


def _read_three_parts(head: str, start: int) -> Marker | None:
    match = _THREE_PARTS.match(head, start)
    if match is None:
        return None
    rank, unit = UNITS[match[2]]
    return Marker("第" + unit, rank, "上中下".index(match[1]) + 1, match.start(), match.end())


def _read_latin(head: str, start: int) -> Marker | None:
    match = _CHAPTER.match(head, start)
    if match:
        return Marker("第章", UNITS["章"][0], int(match[1]), match.start(), match.end())
    match = _ROMAN.match(head, start)
    number = _roman(match[1]) if match else 0
    return Marker(ROMAN, RANKS[ROMAN], number, start, match.end()) if match and number else None


def _roman(text: str) -> int:
    from unicodedata import normalize

    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in normalize("NFKC", text)]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _read_sign(head: str, start: int) -> Marker | None:
    code = ord(head[start])
    for first, last, number, family in _RUNS:
        if first <= code <= last:
            end = start + 1
            while head[end : end + 1].isspace():
                end += 1
            return Marker(family, RANKS[family], number + code - first, start, end)
    return None


def _numbered(family: str, match: re.Match[str]) -> Marker | None:
    return _marker(family, match[1], match.start(), match.end())


@lru_cache(maxsize=_REMEMBERED)
def _marker(family: str, numeral: str, start: int, end: int) -> Marker | None:
    """Return the marker of a family that a numeral makes; lists repeat theirs very often."""
    number = parse_numeral(numeral.replace("参", "叁"))
    return None if number is None else Marker(family, RANKS[family], number, start, end)


def _readers() -> dict[str, Callable[[str, int], Marker | None]]:
    readers: dict[str, Callable[[str, int], Marker | None]] = {}
    readers |= dict.fromkeys(CN + "参", _read_chinese)
    readers |= dict.fromkeys("([【〔", _read_bracketed)
    readers |= dict.fromkeys("0123456789", _read_digits)
    readers |= dict.fromkeys("上中下", _read_three_parts)
    readers |= dict.fromkeys("CcIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", _read_latin)
    for first, last, _, _ in _RUNS:
        readers |= dict.fromkeys(map(chr, range(first, last + 1)), _read_sign)
    return readers | {"第": _read_unit, "卷": _read_volume}


_READERS = _readers()
MARKER_OPENERS = frozenset(_READERS) | set(_OPENERS + _PREFIX[0])
"""The characters, folded, that a text with a marker begins with."""
