"""Documents changed as copies are changed on their way, and how much of their outline survives.

A heading is known by the line of the unchanged document where it begins, its level, and whether
its body shares that line. So what should be found in a changed document follows from the change:
a heading that was dropped is no longer expected, all others are.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse
from reader.documents.structure.folding import fold
from reader.text.numerals import CHINESE_DIGITS, parse_numeral
from reader.text.script import converter, detect_script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.documents.structure import Analysis

WIDTH = 38
_SWAPPED = str.maketrans("（）()．.", "()（）.．")
_UNIT = re.compile(rf"(\s*第)([{CHINESE_DIGITS}]{{1,9}})(?=[编編分篇章节節条條回卷部])")
_NUMBER = re.compile(rf"(\s*[(（]?)([{CHINESE_DIGITS}]{{1,4}})(?=[、)）])")
_DIGIT_MARKER = re.compile(r"\s*[(（]?[0-9０-９]{1,3}[.．、)）]")
_NOISE = (
    "— {page} —",
    "第{page}页 共40页",
    "【打印本页】",
    "扫一扫在手机打开当前页",
    "[bookmark: _GoBack]",
)


class Line(NamedTuple):
    """A line and the number of the line that it was before the change; None for an added one."""

    text: str
    origin: int | None


class Heading(NamedTuple):
    """Where a heading begins (None: in no line of the unchanged document) and what it is."""

    line: int | None
    level: int
    runs_in: bool


class Original(NamedTuple):
    """What a change is made of.

    Attributes:
        lines: the lines of the document.
        apart: the numbers of the lines that a heading fills.
        random: the source of chance, the same for each document.
    """

    lines: list[Line]
    apart: set[int]
    random: Random


class Score(NamedTuple):
    """How many headings were found, missed and made up."""

    right: int
    missed: int
    wrong: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing and none is found."""
        total = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / total if total else 1.0


def lines_of(text: str) -> list[Line]:
    return [Line(line, index) for index, line in enumerate(text.split("\n"))]


def headings_of(lines: Sequence[Line]) -> list[Heading]:
    """Return the headings that the program finds."""
    text = "\n".join(line.text for line in lines)
    return [heading for heading, _ in _found(lines, analyse(split_lines(text)))]


def _found(lines: Sequence[Line], analysis: Analysis) -> list[tuple[Heading, str]]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    found = []
    for section in (s for root in analysis.sections for s in root.walk()):
        paragraph = analysis.paragraphs[section.paragraph]
        start = paragraph.source_offset(section.offset)
        index = next(i for i in range(len(lines)) if starts[i + 1] > start)
        heading = Heading(lines[index].origin, section.level, section.body is not None)
        found.append((heading, section.title))
    return found


def titled(text: str) -> list[tuple[Heading, str]]:
    """Return the headings of a document with their titles."""
    return _found(lines_of(text), analyse(split_lines(text)))


def score(text: str, change: str) -> Score:
    """Change a document and compare what is found with what should still be."""
    lines = lines_of(text)
    whole = headings_of(lines)
    apart = {h.line for h in whole if h.line is not None and not h.runs_in and h.level}
    changed = CHANGES[change](Original(lines, apart, Random(text)))  # noqa: S311  (no secret)
    left = {line.origin for line in changed}
    expected = _without_empty_levels([heading for heading in whole if heading.line in left])
    found = headings_of(changed)
    right = len(set(expected) & set(found))
    return Score(right, len(expected) - right, len(found) - right)


def _without_empty_levels(headings: Sequence[Heading]) -> list[Heading]:
    """Move up what has lost its parent, unless it stands before all headings of the first level.

    There the program is to see that a parent is lost; elsewhere nothing shows it.
    """
    left: list[Heading] = []
    depths: list[tuple[int, int]] = []  # of the headings that are open: level once, level now
    first = min((h.level for h in headings if h.level), default=0)
    opened = False
    for heading in headings:
        opened = opened or heading.level == first
        while depths and depths[-1][0] >= heading.level:
            depths.pop()
        above = depths[-1][1] if depths else 0
        level = min(heading.level, above + 1) if opened else heading.level - first + 1
        level = level if heading.level else 0
        if heading.level:
            depths.append((heading.level, level))
        left.append(heading._replace(level=level))
    return left


def without_blank_lines(original: Original) -> list[Line]:
    return [line for line in original.lines if line.text.strip()]


def brackets_swapped(original: Original) -> list[Line]:
    return [line._replace(text=line.text.translate(_SWAPPED)) for line in original.lines]


def other_script(original: Original) -> list[Line]:
    text = "\n".join(line.text for line in original.lines)
    config = "t2s" if detect_script(text) == "traditional" else "s2t"
    converted = converter(config).convert(text).split("\n")
    return [Line(new, line.origin) for new, line in zip(converted, original.lines, strict=True)]


def arabic_digits(original: Original) -> list[Line]:
    """Write 第3章 for 第三章, and (3) for （三） where the document has no (3) of its own."""
    both = any(_DIGIT_MARKER.match(line.text) for line in original.lines)
    return [line._replace(text=_in_digits(line.text, units_only=both)) for line in original.lines]


def _in_digits(text: str, *, units_only: bool) -> str:
    def written(match: re.Match[str]) -> str:
        return f"{match[1]}{parse_numeral(match[2]) or match[2]}"

    text = _UNIT.sub(written, text, count=1) if _UNIT.match(text) else text
    if not units_only and _NUMBER.match(text):
        text = _NUMBER.sub(written, text, count=1)
    return text


def hard_wrapped(original: Original) -> list[Line]:
    wrapped = []
    for line in original.lines:
        pieces = [line.text[i : i + WIDTH] for i in range(0, len(line.text), WIDTH)] or [""]
        wrapped += [Line(pieces[0], line.origin), *(Line(piece, None) for piece in pieces[1:])]
    return wrapped


def headings_dropped(original: Original) -> list[Line]:
    """Drop one in five of the headings that fill their lines."""
    dropped = {line for line in sorted(original.apart) if original.random.random() < 0.2}
    return [line for line in original.lines if line.origin not in dropped]


def noise_lines(original: Original) -> list[Line]:
    """Put a page number, a button or a converter's mark behind one paragraph in eight."""
    noisy = []
    for index, line in enumerate(original.lines):
        noisy.append(line)
        if index > 2 and line.text.endswith("。") and original.random.random() < 1 / 8:
            noisy.append(Line(original.random.choice(_NOISE).format(page=index), None))
    return noisy


def contents_added(original: Original) -> list[Line]:
    """Put a table of contents before the first heading, with page numbers in half of them."""
    entries = [original.lines[i].text.strip() for i in sorted(original.apart)]
    if len(entries) < 3 or any("目" in fold(line.text)[:2] for line in original.lines[:12]):
        return original.lines
    leader = " …………… {}" if original.random.random() < 0.5 else ""
    added = [Line("目　录", None)]
    added += [Line(entry + leader.format(page), None) for page, entry in enumerate(entries, 1)]
    first = min(original.apart)
    return [*original.lines[:first], *added, *original.lines[first:]]


CHANGES: dict[str, Callable[[Original], list[Line]]] = {
    "blank lines removed": without_blank_lines,
    "brackets swapped": brackets_swapped,
    "other script": other_script,
    "Arabic digits": arabic_digits,
    "hard-wrapped at 38": hard_wrapped,
    "headings dropped": headings_dropped,
    "noise lines": noise_lines,
    "contents added": contents_added,
}
