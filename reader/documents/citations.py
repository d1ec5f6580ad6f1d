"""How texts cite their own places: 第二十一条第二款第（三）项, 本章第二节, 专栏4, 附件2.

A citation is a chain of steps, each inside the one before. Numbers may be Chinese or Arabic, of
half or full width; Traditional forms are read as well. What a citation leads to is found by
`reader.documents.passages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import SectionKind
from reader.documents.structure.folding import fold, fold_head
from reader.documents.structure.markers import read_marker
from reader.documents.structure.patterns import Pattern
from reader.documents.structure.units import UNIT_ALTERNATIVES, is_word
from reader.text.numerals import CHINESE_DIGITS as CN
from reader.text.numerals import parse_numeral

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reader.documents.model import Section
    from reader.documents.structure.markers import Marker

ARTICLE, CLAUSE, ITEM, SUBITEM = "条", "款", "项", "目"
PARTS = (CLAUSE, ITEM, SUBITEM)
"""The parts of an article, in their order."""

_NUMBER = rf"(?P<number>[{CN}\d]{{1,9}})"
_UNIT = Pattern(
    rf"第\s{{0,2}}[(〔【]?{_NUMBER}[)〕】]?(?:-(?P<dashed>\d{{1,2}}))?\s{{0,2}}(?P<unit>{UNIT_ALTERNATIVES}|款|项|目)"
    rf"(?:之(?P<suffix>[{CN}\d]{{1,3}}))?"
)
_LABELLED = Pattern(
    rf"(?P<unit>专栏|附件|附录|附表|附图|图|表)\s{{0,2}}"
    rf"(?P<number>\d{{1,3}}(?:[-—.]\d{{1,3}})?|[{CN}]{{1,3}}|[A-Z](?![A-Za-z]))"
)
_BRACKETED = Pattern(
    rf"[(〔【]\s{{0,2}}(?P<number>[{CN}]{{1,4}}|\d{{1,3}})\s{{0,2}}[)〕】]\s{{0,2}}(?P<unit>[款项目])?"
)
_RELATIVE = Pattern(r"(?P<word>本|前|上一?|下一?|该(?!项))(?P<unit>分?编|章|节|条|款|项(?!目))")
_SELF = Pattern(
    "本(?:法典?|条例|办法|规定|细则|规则|章程|通知|意见|规划|纲要|报告|解释|决定|准则|规程"
    "|标准|方案|公约)(?=第|专栏|附)"
)
_STARTS = Pattern(  # what a citation may begin with, and what may follow that
    r"(?:附[件录表图]|[第专图表本前上下该(〔【])"
    rf"(?=[{CN}\dA-Z\s(〔【一分编章节条款项法办规细通意纲报解决准标方公栏])"
)
_AND = Pattern("[、,]|和|或者?|及|以及|与|至|到")
_BEFORE_LABEL = "见如在和与及的据详按照由下附"
_SPACE = Pattern(r"\s{0,4}")
_SHIFTS = {"本": 0, "该": 0, "前": -1, "上": -1, "上一": -1, "下": 1, "下一": 1}


class Name(NamedTuple):
    """What tells one place from others.

    Attributes:
        unit: 条, 款, 章, 专栏 … in Simplified Chinese; a family of `structure.markers`, such as
            ``（一）``, where only a number is written.
        number: what it counts, as text (``3``, ``3-1``, ``A``); empty where it has no number.
        suffix: the 2 of 第十条之二.
    """

    unit: str
    number: str
    suffix: int = 0


class Step(NamedTuple):
    """One step of a citation.

    Attributes:
        name: what it names; without a number where ``shift`` is set.
        text: the step as written.
        shift: 0, -1, 1 for 本, 前 and 下, counted from where the reader is; None for a number.
    """

    name: Name
    text: str
    shift: int | None = None


class Citation(NamedTuple):
    """A chain of steps, and the span of the text that they were read from."""

    steps: tuple[Step, ...]
    start: int
    end: int


def citation_at(text: str, start: int = 0) -> Citation | None:
    """Return the citation that begins at ``start`` of a running text, None if none does.

    A citation in running text needs a unit: a bare （三） is none. What is cited may be a place in
    another document, 《…法》第三条: whether it is must be told from what stands before.
    """
    return _chain(fold(text[start : start + 80]), text[start : start + 80], start, bare=False)


def citations_in(text: str) -> Iterator[Citation]:
    """Yield the citations in a running text, in order; they do not overlap.

    One that goes on with a part, as 第七项 in 第十五条第一项、第七项, has the steps before that
    part from the one before it.
    """
    folded = fold(text)
    before: Citation | None = None
    for match in _STARTS.finditer(folded):
        start = match.start()
        if (before is not None and start < before.end) or _is_inside_word(folded, start):
            continue
        found = citation_at(text, start)
        if found is not None:
            if before is not None and _AND.fullmatch(folded, before.end, start):
                found = _continued(before, found)
            before = found
            yield found


def _is_inside_word(folded: str, start: int) -> bool:
    """Tell the 表 of 代表一名 and the 图 of 地图 from a table and a figure."""
    if not start or folded[start] not in "图表":
        return False
    return "\u4e00" <= folded[start - 1] <= "\u9fff" and folded[start - 1] not in _BEFORE_LABEL


def _continued(before: Citation, found: Citation) -> Citation:
    unit = found.steps[0].name.unit
    if unit not in PARTS or found.steps[0].shift is not None:
        return found
    units = [step.name.unit for step in before.steps]
    if unit not in units:
        return found
    return found._replace(steps=before.steps[: units.index(unit)] + found.steps)


def parse_citation(text: str) -> Citation | None:
    """Return the citation that a whole text is, None where it is none.

    Here a number without a unit does: （三）, 一、, 一、（二）.
    """
    text = text.strip()
    found = _chain(fold(text), text, 0, bare=True)
    return found if found is not None and found.end == len(text) else None


def _chain(folded: str, text: str, shift: int, *, bare: bool) -> Citation | None:
    steps: list[Step] = []
    whole = _SELF.match(folded)
    position = whole.end() if whole else 0
    end = 0
    while (found := _step(folded, text, position, steps, bare=bare)) is not None:
        step, end = found
        steps.append(step)
        space = _SPACE.match(folded, end)
        position = space.end() if space else end
    if not steps:
        return None
    return Citation(_ordered(steps), shift, shift + end)


def _step(
    folded: str, text: str, position: int, before: list[Step], *, bare: bool
) -> tuple[Step, int] | None:
    for pattern in (_UNIT, _LABELLED, _RELATIVE):
        match = pattern.match(folded, position)
        if match is not None and not (
            (before and pattern is _RELATIVE) or is_word(match["unit"], folded, match.end())
        ):
            return _made(match, text), match.end()
    match = _BRACKETED.match(folded, position)
    if match is not None and (
        match["unit"] or (before and before[-1].name.unit in {ARTICLE, *PARTS})
    ):
        return _made(match, text, match["unit"] or _part_below(before)), match.end()
    return _marked(folded, text, position) if bare else None


def _part_below(before: list[Step]) -> str:
    return SUBITEM if before[-1].name.unit in {ITEM, SUBITEM} else ITEM


def _made(match: re.Match[str], text: str, unit: str = "") -> Step:
    groups = match.groupdict()
    written = text[match.start() : match.end()].strip()
    if "word" in groups:
        return Step(Name(match["unit"], ""), written, _SHIFTS[match["word"]])
    after = groups.get("suffix") or groups.get("dashed")
    suffix = parse_numeral(after) or 0 if after else 0
    number = parse_numeral(match["number"])
    named = match["number"].replace("—", "-") if number is None else str(number)
    return Step(Name(unit or match["unit"], named, suffix), written)


def _marked(folded: str, text: str, position: int) -> tuple[Step, int] | None:
    """Read a number without a unit, as it stands in front of a heading or an item."""
    marker = read_marker(folded[position:] + (" 。" if len(folded) > position else ""))
    if marker is None or marker.is_unit or marker.start:
        return None
    end = min(position + marker.end, len(text))
    return Step(_name_of_marker(marker), text[position:end].strip()), end


def _ordered(steps: list[Step]) -> tuple[Step, ...]:
    """Name the parts of an article as on the mainland: 條第二項第三款 of Taiwan is 款 and 项."""
    units = [step.name.unit for step in steps]
    if ITEM in units and CLAUSE in units[units.index(ITEM) :]:
        return tuple(_swapped(step) for step in steps)
    return tuple(steps)


def _swapped(step: Step) -> Step:
    unit = {ITEM: CLAUSE, CLAUSE: ITEM}.get(step.name.unit, step.name.unit)
    return step._replace(name=step.name._replace(unit=unit))


def name_of(section: Section) -> Name | None:
    """Return by what a section is cited, None where it has no number."""
    if section.kind in {SectionKind.BOX, SectionKind.APPENDIX}:
        return label_of(section.marker) or Name(fold(section.marker[:2]), "", 0)
    if not section.marker:
        return None
    marker = read_marker(fold_head(section.title))
    return None if marker is None else _name_of_marker(marker)


def label_of(text: str) -> Name | None:
    """Return by what a box, an appendix, a table or a figure is cited, from how it begins."""
    match = _LABELLED.match(fold_head(text))
    return None if match is None else _made(match, text).name


def item_of(text: str) -> Name | None:
    """Return by what an item is cited, from how it begins."""
    marker = read_marker(fold_head(text))
    return None if marker is None else _name_of_marker(marker)


def _name_of_marker(marker: Marker) -> Name:
    unit = marker.family[1:] if marker.is_unit else marker.family
    number = ".".join(str(part) for part in (*marker.outer, marker.number))
    return Name(unit, number, marker.suffix)
