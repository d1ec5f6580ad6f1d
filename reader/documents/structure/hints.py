"""What the format of a source says of its lines, which wins over what can be inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import ParagraphKind, SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import box_or_appendix
from reader.documents.structure.candidates import Form
from reader.documents.structure.headings import Heading
from reader.documents.structure.markers import NO_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.structure.blocks import Block
    from reader.documents.structure.candidates import Candidate

_ROLES = {
    ParagraphKind.METADATA: Role.METADATA,
    ParagraphKind.FURNITURE: Role.FURNITURE,
    ParagraphKind.HEADING: Role.TEXT,  # one without a level, which inference is left to place
}


def apply_hints(blocks: Sequence[Block]) -> None:
    """Give each block of which the format says something the role for it."""
    for block in blocks:
        hint = block.hint
        if hint is None:
            continue
        if hint.level is not None:
            block.role = Role.HEADING if hint.level else Role.TITLE
        elif hint.cells:
            block.role = Role.ROW
        elif hint.kind is not None:
            block.role = _ROLES.get(hint.kind, Role.GIVEN)


def given_headings(blocks: Sequence[Block], candidates: Iterable[Candidate]) -> list[Heading]:
    """Return the headings among the candidates whose levels the format gives."""
    return [_given(blocks[c.block], c) for c in candidates if c.form is Form.GIVEN]


def _given(block: Block, candidate: Candidate) -> Heading:
    kind, marker = box_or_appendix(block)
    if kind is None and candidate.marker.family != NO_NUMBER:
        kind = SectionKind.NUMBERED
        marker = block.text[candidate.marker.start : candidate.marker.end].strip()
    return Heading(candidate.block, candidate.level, kind or SectionKind.NAMED, marker, given=True)


def find_set_apart(blocks: Sequence[Block]) -> list[Heading]:
    """Return what the format makes headings of without a level; it is not known yet."""
    return [
        Heading(index, 0, SectionKind.NAMED, open_level=True)
        for index, block in enumerate(blocks)
        if block.role is Role.TEXT and block.stands_apart
    ]


def close_gaps(headings: Sequence[Heading]) -> None:
    """Renumber the levels without gaps where the format left some: h2 and h4 become 1 and 2."""
    if any(heading.given for heading in headings):
        used = sorted({heading.level for heading in headings if heading.level})
        dense = {level: depth for depth, level in enumerate(used, 1)} | {0: 0}
        for heading in headings:
            heading.level = dense[heading.level]
