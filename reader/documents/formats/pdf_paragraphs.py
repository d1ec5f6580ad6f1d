"""From the lines of a PDF to its paragraphs: hard line breaks, columns and pages joined."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.pdf_edges import CLOSING, find_edges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.formats.pdf_layout import TextLine

_PITCH_STEP = 0.05
_USUAL_STEPS = 30
_COMMON = 0.12
_SLACK = 0.9
_TIGHT = 0.45
"""How much room more than the next word needs a line may leave, in letters, and yet be full."""
_INDENT = (1.2, 4.3)
"""An indented line begins so many letters behind the edge."""
_INDENT_SHARE = 0.04
_NEAR = 0.7
_SHORT = 3.0
_SAME_SIZE = 1.12
_WIDE = 1.3
"""Lines of one paragraph are not farther apart than that many times what is usual."""
_LARGE = 1.15
_CENTRED = 1.2
_LATIN_WIDTH = 0.5
_WORD = re.compile(r"[!-~]+")
_OPENING = "“‘（(《〈【〔「『［["
_END = re.compile(r"[。！？；：….!?;:][”’）」』》\])\"]{0,3}$")
_STOPS = ("。", "！", "？")
_CLAUSE_ENDS = "，,；"
_OPENER = re.compile(
    r"第[一二三四五六七八九十百千零〇两\d]{1,8}[编編篇章节節条條款回卷部]"
    r"|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十]{1,4}[）)]|附件|[图圖表] ?\d"
    r"|\d{1,2}[.．、](?!\d)|\d{1,2}(?:[.．]\d{1,2}){1,3}(?!\d|[%％])|[•·●■◆○□]|[\[［]\d{1,3}[\]］]"
    r"|(?:[\u4e00-\u9fff]|记者|記者|主持人)[：:](?![“「])"
)
_WEAK_OPENER = re.compile(r"[①-⑳]|[（(]\d{1,2}[）)]")
"""Often begins a paragraph, as often an item inside one."""


class Measures(NamedTuple):
    """What is usual in a document.

    Attributes:
        size: the size of most letters.
        pitch: from one baseline to the next, in sizes.
        indented: paragraphs begin with an indent.
        edges: where the text of each column begins and ends.
    """

    size: float
    pitch: float
    indented: bool
    edges: dict[int, tuple[float, float]]


def measure(lines: Sequence[TextLine]) -> Measures:
    """Return what is usual in the lines of a document."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes.most_common(1)[0][0] if sizes else 10.0, 1.0)
    edges = find_edges(lines, size)
    indents = sum(
        _INDENT[0] < (line.left - edges[line.column][0]) / size < _INDENT[1] for line in lines
    )
    return Measures(size, _pitch(lines, size), indents > _INDENT_SHARE * len(lines), edges)


def _pitch(lines: Sequence[TextLine], size: float) -> float:
    """Return the smallest distance of two lines that is common."""
    pitches = Counter(
        round((line.baseline - below.baseline) / size / _PITCH_STEP)
        for line, below in pairwise(lines)
        if line.column == below.column and _is_near(line.size, size) and _is_near(below.size, size)
    )
    fewest = _COMMON * pitches.total()
    common = [steps for steps, count in pitches.items() if count >= fewest and steps > 0]
    return min(common, default=_USUAL_STEPS) * _PITCH_STEP


def _is_near(size: float, other: float) -> bool:
    return max(size, other) <= _SAME_SIZE * min(size, other)


def group_lines(lines: Sequence[TextLine], usual: Measures) -> Iterator[list[TextLine]]:
    """Yield the lines of each paragraph; what is usual was measured in the whole document."""
    group: list[TextLine] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: TextLine, below: TextLine, usual: Measures) -> bool:
    """Whether a line continues in the next one."""
    if not _is_near(line.size, below.size) or _is_far(line, below, usual):
        return False
    if _is_large_and_centred(line, usual) and _is_large_and_centred(below, usual):
        return line.column == below.column and not _OPENER.match(below.text)
    ended = _END.search(line.text) is not None
    room = _room(line, usual) - _first_word(below.text)
    if room > (_TIGHT if ended and not usual.indented else _SLACK):
        return False
    return not _opens(line, below, usual, ended=ended) and _is_set_on(line, below, usual)


def _room(line: TextLine, usual: Measures) -> float:
    """Return how much room is left on a line, in letters."""
    return (usual.edges[line.column][1] - line.right) / max(line.size, 1.0)


def _opens(line: TextLine, below: TextLine, usual: Measures, *, ended: bool) -> bool:
    """Whether a line's words, behind a full one, are those of a new paragraph."""
    if (ended or line.text[-1:] in CLOSING) and _OPENER.match(below.text):
        return True
    if not ended:
        return False
    is_heading = (
        line.text.endswith(_STOPS)
        and not below.text.endswith(tuple(CLOSING))
        and not any(mark in below.text for mark in _CLAUSE_ENDS)
        and _room(below, usual) > _SHORT
    )
    return is_heading or (not usual.indented and _WEAK_OPENER.match(below.text) is not None)


def _is_set_on(line: TextLine, below: TextLine, usual: Measures) -> bool:
    """Whether a line stands where a paragraph goes on: at the edge, or below a hanging number."""
    size = max(line.size, 1.0)
    if (below.left - usual.edges[below.column][0]) / size < _NEAR:
        return True
    if usual.indented or _END.search(line.text):
        return False
    return abs(below.left - line.left) < _NEAR * size or line.column != below.column


def _first_word(text: str) -> float:
    """Return how much room a line needs, in letters, for what must stand on it together."""
    latin = _WORD.match(text)
    if latin and latin[0][0] not in _OPENING:
        return len(latin[0]) * _LATIN_WIDTH
    start = len(text) - len(text.lstrip(_OPENING))
    rest = text[start + 1 :]
    return start + 1 + len(rest) - len(rest.lstrip(CLOSING))


def _is_far(line: TextLine, below: TextLine, usual: Measures) -> bool:
    """Whether more space than usual parts two lines of a column."""
    if line.column != below.column:
        return False
    pitch = (line.baseline - below.baseline) / max(line.size, below.size, 1.0)
    return pitch > _WIDE * usual.pitch or pitch <= 0


def _is_large_and_centred(line: TextLine, usual: Measures) -> bool:
    left, right = usual.edges[line.column]
    off_centre = abs((line.left - left) - (right - line.right)) / 2
    return line.size > _LARGE * usual.size and off_centre < _CENTRED * line.size
