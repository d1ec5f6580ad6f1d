"""Short sentences on lines of their own that head the paragraphs behind them.

码头规模扩大。 and then, on the next line, what that means: lead sentences that a page set in bold
and its text put on lines of their own.
"""

from __future__ import annotations

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.headings import Heading
from reader.documents.structure.leads import groups_of, reads_as_heading
from reader.documents.structure.narrative import is_narrative
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.leads import Group

_LONGEST = 28  # code points, as the next two
_SHORTEST = 4
_SHORTEST_BODY = 30
_FEWEST = 2  # lines of a group that make sure
_FEWEST_IN_ALL = 4  # lines of a document


def find_leading_lines(
    blocks: Blocks, headings: Sequence[Heading], items: AbstractSet[int]
) -> list[Heading]:
    """Return the leading lines of a document, where they are its manner.

    Args:
        blocks: the document.
        headings: all other headings, in order.
        items: indices of blocks that are entries of a list.
    """
    if is_narrative(blocks):
        return []
    short = [i for i in blocks.ending("。") if _may_lead(blocks, i)]
    if len(short) < _FEWEST_IN_ALL:
        return []
    by_group = [
        (group, _leading(blocks, group))
        for group in groups_of(blocks, headings, items)
        if not group.clause and not group.boxed
    ]
    certain = sum(len(lines) for _, lines in by_group if len(lines) >= _FEWEST)
    if certain < _FEWEST_IN_ALL:
        return []
    return [
        Heading(index, group.level, SectionKind.LEAD)
        for group, lines in by_group
        for index in lines
    ]


def _leading(blocks: Blocks, group: Group) -> list[int]:
    """Return the leading lines of a group, if it begins with one and has no other short lines."""
    plain = [i for i in range(group.start, group.end) if blocks.roles[i] == Role.TEXT]
    if not plain or not _may_lead(blocks, plain[0]):
        return []
    lines = [i for i in plain if _may_lead(blocks, i)]
    heads = [i for i in lines if i + 1 < group.end and blocks.lengths[i + 1] >= _SHORTEST_BODY]
    return heads if heads == lines else []


def _may_lead(blocks: Blocks, index: int) -> bool:
    length = blocks.lengths[index]
    return (
        _SHORTEST <= length <= _LONGEST
        and blocks.is_plain(index)
        and blocks.lasts[index] == "。"
        and reads_as_heading(blocks[index], 0, length - 1)
    )
