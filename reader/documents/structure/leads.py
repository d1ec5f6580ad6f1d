"""Sentences that open paragraphs and act as headings without a number.

拓展国际交往。加强… is one when sibling paragraphs open in the same way; so are the entries of a
box (铁路。加快推进…) and of a list with dashes (——坚持系统观念。更加…).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.headings import Heading
from reader.documents.structure.patterns import Guarded, Pattern
from reader.documents.structure.sentences import first_stop, median

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reader.documents.structure.blocks import Block

_DASH = Guarded(r"(?:——|—|--|•|●|■|◆|▲|·)\s{0,4}", opens="—-•●■◆▲·")
_BAD = Pattern(
    "第[一二三四五六七八九十]+[,、]|首先|其次|再次|最后|这|其中|同时|为|在|当前|目前|今年|近年|去年|全年"
    r"|一年来|五年来|我们|我区|我市|我县|我省|本|该|由于|因此|但|此外|另外|根据|按照|对此|\d"
    r"|[一二三四五六七八九十][是要]|\(?备注|注:|资料来源|“|问:|答:"
)
_SALUTE = Guarded("(?:各位|同志们|尊敬的|女士们|主席|先生们)[^。]{0,20}[:!,]", opens="各同尊女主先")
_FIGURES = Pattern(r"\d(?:\.\d{1,4})?(?:%|亿|万|个|家|项)")
_DATE = Pattern(r"[正腊冬\d一二三四五六七八九十]{1,3}月[^,，]{1,5}$")
_NARRATIVE = "了他她你吗呢"
_NARRATIVE_SHARE = 0.003
_LONGEST = 40
_LONGEST_IN_BOX = 16
_SHORTEST = 3
_SHORTEST_BODY = 40
_SHORTEST_BODY_IN_BOX = 4
_SHORTEST_BODY_AFTER_DASH = 10
_SHARE = 0.6
_SHARE_UNNUMBERED = 0.8
_SINGLES_SHARE = 0.5


class _Opening(NamedTuple):
    """How a paragraph opens: its first sentence (``stop`` is its full stop), dash included."""

    block: int
    start: int
    stop: int
    body: int
    fits: bool

    @property
    def dashed(self) -> bool:
        return self.start > 0


class _Group:
    """The plain paragraphs between two headings; those of an article have no lead sentences."""

    __slots__ = ("boxed", "clause", "level", "members")

    def __init__(self, level: int, *, boxed: bool, clause: bool = False) -> None:
        self.level = level
        self.boxed = boxed
        self.clause = clause
        self.members: list[int] = []


def find_leads(
    blocks: Sequence[Block], headings: Sequence[Heading], items: Collection[int]
) -> list[Heading]:
    """Return the lead sentences of a document whose other headings are known, in order.

    Args:
        blocks: the document.
        headings: all other headings, in order.
        items: indices of blocks that are entries of a list.
    """
    narrative = _is_narrative(blocks)
    numbered = any(h.kind in (SectionKind.NUMBERED, SectionKind.RUN_IN) for h in headings)
    groups = list(_groups(blocks, headings, items))
    found: list[Heading] = []
    for group in groups:
        if group.clause:
            continue
        openings = [_opening(blocks[i], i, group.boxed) for i in group.members]
        if narrative:
            openings = [_dated(blocks[o.block], o) for o in openings]
        found += [_heading(o, group) for o in _leads_of(openings, group, numbered)]
    if numbered and not narrative:
        found += _singles(blocks, groups, found)
    return sorted(found, key=lambda heading: heading.block)


def _is_narrative(blocks: Sequence[Block]) -> bool:
    """Tell stories, interviews and letters by their particles and pronouns."""
    text = "".join([block.text for block in blocks])
    return sum(map(text.count, _NARRATIVE)) > _NARRATIVE_SHARE * len(text)


def _dated(block: Block, opening: _Opening) -> _Opening:
    """Let only the dates of a diary pass, in a story."""
    date = opening.stop > 0 and _DATE.match(block.head[: opening.stop]) is not None
    return opening._replace(fits=date and len(block.text) > opening.body)


def _groups(
    blocks: Sequence[Block], headings: Sequence[Heading], items: Collection[int]
) -> Iterable[_Group]:
    """Yield the groups of paragraphs, with the level that lead sentences among them have."""
    by_block = {h.block: h for h in headings if h.kind is not SectionKind.TITLE}
    group = _Group(_level_before(headings), boxed=False)
    for index, block in enumerate(blocks):
        heading = by_block.get(index)
        if heading is not None:
            if group.members:
                yield group
            group = _Group(
                heading.level + 1,
                boxed=heading.kind is SectionKind.BOX,
                clause=_is_clause(heading),
            )
        elif index in items:
            if group.members:
                yield group
            group = _Group(group.level, boxed=False)
        elif block.role is Role.TEXT and _SALUTE.match(block.head) is None:
            group.members.append(index)
    if group.members:
        yield group


def _is_clause(heading: Heading) -> bool:
    return heading.marker[:1] == "第" and any(unit in heading.marker for unit in "条條")


def _level_before(headings: Sequence[Heading]) -> int:
    """Return the level of lead sentences before the first heading.

    Where a fragment begins with them, the first heading's number shows how deep they stand.
    """
    numbered = (h for h in headings if h.kind in (SectionKind.NUMBERED, SectionKind.RUN_IN))
    first = next(numbered, None)
    return 1 if first is None else first.level + 1


def _opening(block: Block, index: int, boxed: bool) -> _Opening:
    dash = _DASH.match(block.head)
    start = dash.end() if dash else 0
    stop = first_stop(block.text, start, _LONGEST + 1)
    if stop < 0 or block.text[stop] != "。":
        return _Opening(index, start, stop, 0, fits=False)
    body = stop + 1
    while body < len(block.text) and block.text[body].isspace():
        body += 1
    fits = (
        _SHORTEST <= stop + 1 - start <= (_LONGEST_IN_BOX if boxed else _LONGEST)
        and len(block.text) - body >= _shortest_body(boxed=boxed, dashed=start > 0)
        and (boxed or start > 0 or block.text.count("。", body) > 1)
        and _reads_as_heading(block, start, stop)
    )
    return _Opening(index, start, stop, body, fits)


def _shortest_body(*, boxed: bool, dashed: bool) -> int:
    if boxed:
        return _SHORTEST_BODY_IN_BOX
    return _SHORTEST_BODY_AFTER_DASH if dashed else _SHORTEST_BODY


def _reads_as_heading(block: Block, start: int, stop: int) -> bool:
    first = block.head[start:stop]
    return (
        _BAD.match(block.head, start) is None
        and _FIGURES.search(first) is None
        and first.count(",") <= 1
    )


def _leads_of(openings: Sequence[_Opening], group: _Group, numbered: bool) -> Iterable[_Opening]:
    """Return the openings of a group that are headings: enough siblings must do the same."""
    fitting = [o for o in openings if o.fits]
    if sum(o.dashed for o in openings) > 1 and not group.boxed:
        return [o for o in fitting if o.dashed]
    fewest, share = (2, _SHARE) if numbered or group.boxed else (3, _SHARE_UNNUMBERED)
    if len(fitting) < fewest or len(fitting) < share * len(openings):
        return []
    usual = median([o.stop + 1 - o.start for o in fitting])
    return [
        o for o in fitting if o.dashed or group.boxed or o.stop + 1 - o.start <= 2.2 * usual + 6
    ]


def _heading(opening: _Opening, group: _Group) -> Heading:
    runs_in = opening.dashed or group.boxed
    return Heading(
        opening.block,
        group.level,
        SectionKind.RUN_IN if runs_in else SectionKind.LEAD,
        "——" if opening.dashed else "",
        end=opening.stop + 1,
        body=opening.body,
    )


def _singles(
    blocks: Sequence[Block], groups: Sequence[_Group], found: Collection[Heading]
) -> list[Heading]:
    """Accept paragraphs without siblings too where lead sentences rule the document."""
    plain = [group for group in groups if not (group.boxed or group.clause)]
    leads = {h.block: h.end or 0 for h in found if h.kind is SectionKind.LEAD}
    if not leads or len(leads) < _SINGLES_SHARE * sum(len(g.members) for g in plain):
        return []
    longest = max(leads.values()) + 4
    accepted = []
    for group in plain:
        for index in group.members:
            opening = _opening(blocks[index], index, boxed=True)
            if index not in leads and _is_single(blocks[index], opening, longest):
                accepted.append(_heading(opening._replace(start=0), group))
    return accepted


def _is_single(block: Block, opening: _Opening, longest: int) -> bool:
    """Tell a lead sentence by itself; of an unfinished paragraph little need be left."""
    stop = opening.stop
    if stop < 0 or opening.dashed or block.text[stop] != "。" or opening.body >= len(block.text):
        return False
    finished = block.text[-1] in "。！？!?"
    return (
        _SHORTEST <= stop + 1 <= longest
        and len(block.text) > stop + 1 + (20 if finished else 0)
        and _reads_as_heading(block, 0, stop)
    )
