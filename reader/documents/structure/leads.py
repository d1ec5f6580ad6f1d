"""Sentences that open paragraphs and act as headings without a number.

拓展国际交往。加强… is one when sibling paragraphs open in the same way; so are the entries of a
box (铁路。加快推进…) and of a list with dashes (——坚持系统观念。更加…).
"""

from __future__ import annotations

from bisect import bisect_left

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.headings import Heading
from reader.documents.structure.narrative import is_narrative
from reader.documents.structure.patterns import Guarded, Pattern
from reader.documents.structure.sentences import first_stop, median
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reader.documents.structure.blocks import Block, Blocks

_DASH = Guarded(r"(?:——|—|--|•|●|■|◆|▲|·)\s{0,4}", opens="—-•●■◆▲·")
_BAD = Pattern(
    "第[一二三四五六七八九十]+[,、]|首先|其次|再次|最后|这|其中|同时|为|在|当前|目前|今年|近年|去年|全年"
    r"|一年来|五年来|我们|我区|我市|我县|我省|本|该|由于|因此|但|此外|另外|根据|按照|对此|\d"
    r"|[一二三四五六七八九十][是要]|\(?备注|注:|资料来源|“|问:|答:"
)
_SALUTE = Guarded("(?:各位|同志们|尊敬的|女士们|主席|先生们)[^。]{0,20}[:!,]", opens="各同尊女主先")
_FIGURES = Pattern(r"\d(?:\.\d{1,4})?(?:%|亿|万|个|家|项)")
_DATE = Pattern(r"[正腊冬\d一二三四五六七八九十]{1,3}月[^,，]{1,5}$")
_DATE_OPENERS = frozenset("正腊冬0123456789一二三四五六七八九十")
_LONGEST = 40  # code points of a lead sentence, as the next three
_LONGEST_IN_BOX = 16
_SHORTEST = 3
_LONGEST_TERSE = 14
_SHORTEST_BODY = 30  # code points behind it, as the next two
_SHORTEST_BODY_IN_BOX = 4
_SHORTEST_BODY_AFTER_DASH = 10
_SHARE = 0.6  # of the paragraphs of a group, which open so
_SHARE_UNNUMBERED = 0.8  # where nothing else is a heading
_SINGLES_SHARE = 0.5  # of all paragraphs, where one is believed by itself


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


class Group(NamedTuple):
    """The plain paragraphs between two headings; those of an article have no lead sentences.

    Attributes:
        start: the index of the first block.
        end: the index behind the last one.
        level: that of the lead sentences.
        boxed: whether the heading is that of a box.
        clause: whether the heading is that of an article.
    """

    start: int
    end: int
    level: int
    boxed: bool
    clause: bool


class _Plain:
    """The blocks of plain text: all but salutations."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        salutes = blocks.opening(_SALUTE.opens)
        self._salutes = [index for index in salutes if _SALUTE.match(blocks.head(index))]
        self._are_salutes = frozenset(self._salutes)

    def size(self, group: Group) -> int:
        """Return how many plain paragraphs a group has."""
        roles = self.blocks.roles
        first = bisect_left(self._salutes, group.start)
        salutes = self._salutes[first : bisect_left(self._salutes, group.end, first)]
        plain = roles.count(Role.TEXT, group.start, group.end)
        return plain - sum(roles[index] == Role.TEXT for index in salutes)

    def openings(self, group: Group, *, boxed: bool, narrative: bool) -> list[_Opening]:
        """Return the openings of a group that are dashed or end in a full stop early enough."""
        found = []
        for index in self._candidates(group, narrative=narrative):
            if self.blocks.roles[index] == Role.TEXT and index not in self._are_salutes:
                block = self.blocks[index]
                opening = _opening(block, index, boxed)
                found.append(_dated(block, opening) if narrative else opening)
        return found

    def _candidates(self, group: Group, *, narrative: bool) -> Iterator[int]:
        blocks = self.blocks
        for index in range(group.start, group.end):
            first = blocks.firsts[index]
            if first in _DASH.opens:
                yield index
            elif narrative:
                if first in _DATE_OPENERS:
                    yield index
            elif blocks.lengths[index] > _SHORTEST and blocks.says("。", index, _LONGEST + 1):
                yield index


def find_leads(
    blocks: Blocks, headings: Sequence[Heading], items: AbstractSet[int]
) -> list[Heading]:
    """Return the lead sentences of a document whose other headings are known, in order.

    Args:
        blocks: the document.
        headings: all other headings, in order.
        items: indices of blocks that are entries of a list.
    """
    narrative = is_narrative(blocks)
    numbered = any(h.kind in (SectionKind.NUMBERED, SectionKind.RUN_IN) for h in headings)
    plain = _Plain(blocks)
    groups = [group for group in groups_of(blocks, headings, items) if not group.clause]
    found: list[Heading] = []
    for group in groups:
        openings = plain.openings(group, boxed=group.boxed, narrative=narrative)
        if any(opening.fits for opening in openings):
            leads = _leads_of(openings, plain.size(group), group, numbered)
            found += [_heading(opening, group) for opening in leads]
    if numbered and not narrative:
        found += _singles(plain, groups, found)
    return sorted(found, key=lambda heading: heading.block)


def _dated(block: Block, opening: _Opening) -> _Opening:
    """Let only the dates of a diary pass, in a story."""
    date = opening.stop > 0 and _DATE.match(block.head[: opening.stop]) is not None
    return opening._replace(fits=date and len(block.text) > opening.body)


def groups_of(
    blocks: Blocks, headings: Sequence[Heading], items: AbstractSet[int]
) -> Iterable[Group]:
    """Yield the groups of paragraphs, with the level that lead sentences among them have."""
    by_block = {h.block: h for h in headings if h.kind is not SectionKind.TITLE}
    start, level, boxed, clause = 0, _level_before(headings), False, False
    for index in (*sorted(by_block.keys() | items), len(blocks)):
        if start < index:
            yield Group(start, index, level, boxed, clause)
        start = index + 1
        heading = by_block.get(index)
        boxed = heading is not None and heading.kind is SectionKind.BOX
        clause = heading is not None and _is_clause(heading)
        level = level if heading is None else heading.level + 1


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
        and (boxed or start > 0 or block.text.count("。", body) > 1 or _is_terse(block, stop))
        and reads_as_heading(block, start, stop)
    )
    return _Opening(index, start, stop, body, fits)


def _is_terse(block: Block, stop: int) -> bool:
    """Tell a heading by its brevity, where its body is a single long sentence."""
    return stop <= _LONGEST_TERSE and "," not in block.head[:stop]


def _shortest_body(*, boxed: bool, dashed: bool) -> int:
    if boxed:
        return _SHORTEST_BODY_IN_BOX
    return _SHORTEST_BODY_AFTER_DASH if dashed else _SHORTEST_BODY


def reads_as_heading(block: Block, start: int, stop: int) -> bool:
    """Tell whether a sentence of a block may head what follows: it states, counts and dates not."""
    first = block.head[start:stop]
    return (
        _BAD.match(block.head, start) is None
        and _FIGURES.search(first) is None
        and first.count(",") <= 1
    )


def _leads_of(
    openings: Sequence[_Opening], siblings: int, group: Group, numbered: bool
) -> Iterable[_Opening]:
    """Return the openings of a group that are headings: enough of all siblings must do the same."""
    fitting = [o for o in openings if o.fits]
    if sum(o.dashed for o in openings) > 1 and not group.boxed:
        return [o for o in fitting if o.dashed]
    fewest, share = (2, _SHARE) if numbered or group.boxed else (3, _SHARE_UNNUMBERED)
    if len(fitting) < fewest or len(fitting) < share * siblings:
        return []
    usual = median([o.stop + 1 - o.start for o in fitting])
    return [
        o for o in fitting if o.dashed or group.boxed or o.stop + 1 - o.start <= 2.2 * usual + 6
    ]


def _heading(opening: _Opening, group: Group) -> Heading:
    runs_in = opening.dashed or group.boxed
    return Heading(
        opening.block,
        group.level,
        SectionKind.RUN_IN if runs_in else SectionKind.LEAD,
        "——" if opening.dashed else "",
        end=opening.stop + 1,
        body=opening.body,
    )


def _singles(plain: _Plain, groups: Sequence[Group], found: Sequence[Heading]) -> list[Heading]:
    """Accept paragraphs without siblings too where lead sentences rule the document."""
    groups = [group for group in groups if not group.boxed]
    leads = {h.block: h.end or 0 for h in found if h.kind is SectionKind.LEAD}
    if not leads or len(leads) < _SINGLES_SHARE * sum(map(plain.size, groups)):
        return []
    longest = max(leads.values()) + 4
    accepted = []
    for group in groups:
        for opening in plain.openings(group, boxed=True, narrative=False):
            block = plain.blocks[opening.block]
            if opening.block not in leads and _is_single(block, opening, longest):
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
        and reads_as_heading(block, 0, stop)
    )
