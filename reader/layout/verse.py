"""Verse: lines that end where their maker wanted, set as they are.

What sets verse apart from prose in short paragraphs, headings without numbers, lists and cells of
tables is taken together: several lines of Han characters alone follow one another, and they go on
over the line's end (a comma, or no mark at all), or their clauses are equally long. Stanzas and
the indents of the source are kept, and the titles of poems that follow one another.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import ParagraphKind
from reader.text.pattern_cache import compiled
from reader.text.width import cell_width

if TYPE_CHECKING:
    import re

    from reader.documents.model import Document, Paragraph

_LONGEST_LINE = 24  # code points
_LONGEST_RUN = 200  # lines looked at on each side
_DEEPEST = 16  # cells of indent kept
_FEW, _SEVERAL, _MANY = 2, 3, 4  # lines
_CLAUSES = range(3, 8)  # Han characters of a regular one
_CLOSING_QUOTES = "”’』」》"
_FINAL = "。！？"
_ENDS = "，。！？；"
_LYRIC = 5  # code points of a clause on the average, at most
_LIST_ENDS = frozenset(
    "局委办辦司院站所处處部室厅廳校村镇鎮街乡鄉队隊组組会會厂廠店行区區县縣市长長员員"
)
_TELLS_A_LIST = ("如下：", "如下:", "名单：", "名單：", "包括：", "分别是：", "分別是：", "有：")


class VerseLine(NamedTuple):
    """A line of verse: its indent beyond that of the verse, in cells, and what it opens.

    A poem's ``title`` stands among the lines, blank ones above and below it.
    """

    indent: int = 0
    opens_stanza: bool = False
    title: bool = False


class Verse:
    """Finds the verse in a document, around the paragraphs that are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paragraphs = document.paragraphs
        self._lines: dict[int, VerseLine | None] = {}
        self._near: dict[int, Paragraph] = {}  # those looked at now, each of them several times

    def line(self, ordinal: int) -> VerseLine | None:
        """Return how a paragraph stands in a piece of verse, None if it is prose."""
        if ordinal not in self._lines:
            self._look_around(ordinal)
        return self._lines[ordinal]

    def _look_around(self, ordinal: int) -> None:
        first = last = ordinal
        if self._may_be_line(ordinal):
            least = max(ordinal - _LONGEST_RUN, 0)
            most = min(ordinal + _LONGEST_RUN, len(self._paragraphs) - 1)
            while first > least and self._may_be_line(first - 1):
                first -= 1
            while last < most and self._may_be_line(last + 1):
                last += 1
        self._lines.update(dict.fromkeys(range(first, last + 1)))
        first, end = self._without_prose(first, last + 1)
        if self._is_verse(first, end):
            self._lines.update(self._as_verse(first, end))
        elif titles := self._titles(first, end):
            self._lines.update(self._as_verse(first, end))
            self._lines.update(dict.fromkeys(titles, VerseLine(title=True)))
        self._near.clear()

    def _paragraph(self, ordinal: int) -> Paragraph:
        found = self._near.get(ordinal)
        if found is None:
            found = self._near[ordinal] = self._paragraphs[ordinal]
        return found

    def _may_be_line(self, ordinal: int) -> bool:
        paragraph = self._paragraph(ordinal)
        text = paragraph.text
        return (
            len(text) <= _LONGEST_LINE
            and paragraph.kind is ParagraphKind.BODY
            and _line().fullmatch(text) is not None
        )

    def _without_prose(self, first: int, end: int) -> tuple[int, int]:
        """Leave out a sentence at either end of a run that stands apart from open lines."""
        gaps = self._gaps(first, end)
        if len(gaps) >= _FEW:
            least, texts = min(gaps), [self._paragraph(at).text for at in range(first, end)]
            if gaps[-1] > least and texts[-1][-1] in _FINAL and _is_bare(texts[-2]):
                end -= 1
            if gaps[0] > least and texts[0][-1] in _FINAL and _is_bare(texts[1]):
                first += 1
        return first, end

    def _is_verse(self, first: int, end: int) -> bool:
        texts = [self._paragraph(ordinal).text for ordinal in range(first, end)]
        if len(texts) < _FEW or all(_counted().match(text) for text in texts):
            return False
        before = self._paragraph(first - 1).text if first else ""
        lists = before.endswith(_TELLS_A_LIST) or _looks_like_list(texts)
        introduced = before.endswith(("：", ":", "——"))
        prose = before.endswith(("。", "！", "？", "…", "”", "」"))
        if introduced and not lists and len(texts) >= _SEVERAL and _is_metrical(texts):
            return True
        return _is_regular(texts) or (
            not lists
            and len(texts) >= (_SEVERAL if introduced else _MANY)
            and (_runs_on(texts) or ((introduced or prose) and _is_open(texts)))
        )

    def _titles(self, first: int, end: int) -> list[int]:
        """Return the lines that stand alone between stanzas, if those are poems."""
        gaps = self._gaps(first, end)
        apart = [True, *(gap > min(gaps) for gap in gaps), True]
        titles = {
            ordinal
            for ordinal, (above, below) in enumerate(pairwise(apart), first)
            if above and below and _is_bare(self._paragraph(ordinal).text)
        }
        poems: list[list[str]] = [[]]
        for ordinal in range(first, end):
            if ordinal not in titles:
                poems[-1].append(self._paragraph(ordinal).text)
            elif poems[-1]:
                poems.append([])
        return sorted(titles) if _are_poems(poems) else []

    def _as_verse(self, first: int, end: int) -> dict[int, VerseLine]:
        source = self._document.source
        gaps = self._gaps(first, end)
        least_gap = min(gaps)
        indents = [_indent(source, self._start(ordinal)) for ordinal in range(first, end)]
        least = min(indents)
        opens = [False, *(gap > least_gap for gap in gaps)]
        return {
            first + number: VerseLine(min(indent - least, _DEEPEST), opens[number])
            for number, indent in enumerate(indents)
        }

    def _gaps(self, first: int, end: int) -> list[int]:
        """Return how many lines of the source further down each paragraph is than the last one."""
        source = self._document.source
        return [
            source.count("\n", self._start(at) + len(self._paragraph(at).text), self._start(at + 1))
            for at in range(first, end - 1)
        ]

    def _start(self, ordinal: int) -> int:
        return self._paragraph(ordinal).source_offset(0)


def _is_regular(texts: list[str]) -> bool:
    """Tell whether all clauses are equally long, as in most old verse."""
    clauses = [clause for text in texts for clause in _clause().findall(text)]
    return (
        len(clauses) >= _MANY
        and len(clauses[0]) in _CLAUSES
        and len(set(map(len, clauses))) == 1
        and any(mark in "".join(texts) for mark in "，。")
    )


def _are_poems(groups: list[list[str]]) -> bool:
    """Tell whether all lines are regular, or those of each poem, among them some of free metre."""
    if _is_regular([text for texts in groups for text in texts]):
        return True
    regular = [_is_regular(texts) for texts in groups]
    return any(regular) and all(
        known or (len(texts) >= _FEW and _is_metrical(texts))
        for known, texts in zip(regular, groups, strict=True)
    )


def _is_metrical(texts: list[str]) -> bool:
    """Tell whether every line is of several clauses, most of them of one length or very short.

    So are old songs that change their metre, and the lyrics of the Song.
    """
    lines = [[len(clause) for clause in _clause().findall(text)] for text in texts]
    if any(len(line) < _FEW for line in lines) or any(text[-1] not in _ENDS for text in texts):
        return False
    clauses = [length for line in lines for length in line]
    usual = max(set(clauses), key=clauses.count)
    alike = usual in _CLAUSES and clauses.count(usual) * 3 >= 2 * len(clauses)
    return alike or (max(clauses) <= _CLAUSES[-1] and sum(clauses) <= _LYRIC * len(clauses))


def _runs_on(texts: list[str]) -> bool:
    """Tell whether many lines end with a comma, which no paragraph of prose does."""
    commas = sum(text[-1] in "，、；" for text in texts)
    return commas * 3 >= len(texts)


def _is_open(texts: list[str]) -> bool:
    """Tell whether most lines end without a mark, and are too long for names and headings."""
    bare = [len(text) for text in texts if _is_bare(text)]
    if len(bare) * 3 < 2 * len(texts):
        return False
    return _SHORTEST <= sum(bare) / len(bare) <= _LONGEST


def _is_bare(text: str) -> bool:
    return text.rstrip(_CLOSING_QUOTES)[-1:].isalnum()


_SHORTEST, _LONGEST = 4.2, 15.0  # code points of a line on the average


def _looks_like_list(texts: list[str]) -> bool:
    """Tell whether many lines end like the names of offices, places and people's posts."""
    return sum(text[-1] in _LIST_ENDS for text in texts) * 3 >= len(texts)


def _indent(source: str, start: int) -> int:
    """Return the cells of white space in front of a line of the source."""
    begin = source.rfind("\n", 0, start) + 1
    blank = source[begin:start]
    return cell_width(blank.expandtabs(4)) if blank.isspace() else 0


@cache
def _counted() -> re.Pattern[str]:
    return compiled("(?:[一二三四五六七八九十]|第[一二三四五六七八九十])[要是，、]")


@cache
def _line() -> re.Pattern[str]:
    return compiled("[“‘「『《]?[㐀-鿿〇][㐀-鿿〇，、；。！？…—·～“”‘’「」『』《》 \u3000]*")


@cache
def _clause() -> re.Pattern[str]:
    return compiled("[㐀-鿿〇]+")
