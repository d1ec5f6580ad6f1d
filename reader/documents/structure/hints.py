"""What the format of a source says of its lines, which wins over what can be inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import ParagraphKind, SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import opens_box
from reader.documents.structure.headings import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.structure.blocks import Block
    from reader.documents.structure.candidates import Candidate

_ROLES = {
    ParagraphKind.METADATA: Role.METADATA,
    ParagraphKind.FURNITURE: Role.FURNITURE,
    ParagraphKind.HEADING: Role.TITLE,
}


def apply_hints(blocks: Sequence[Block]) -> None:
    """Give each block of which the format says something the role for it."""
    for block in blocks:
        hint = block.hint
        if hint is None:
            continue
        if hint.level is not None:
            block.role = Role.HEADING
        elif hint.cells:
            block.role = Role.ROW
        elif hint.kind is not None:
            block.role = _ROLES.get(hint.kind, Role.GIVEN)


def given_headings(blocks: Sequence[Block]) -> list[Heading]:
    """Return the headings that the format names."""
    return [
        Heading(index, block.hint.level, *_kind(block, block.hint.level))
        for index, block in enumerate(blocks)
        if block.hint is not None and block.hint.level is not None
    ]


def _kind(block: Block, level: int) -> tuple[SectionKind, str]:
    marker = block.text[block.marker.start : block.marker.end].strip() if block.marker else ""
    if level == 0:
        return SectionKind.TITLE, ""
    if opens_box(block):
        return SectionKind.BOX, ""
    return (SectionKind.NUMBERED if marker else SectionKind.NAMED), marker


def nest_below(
    blocks: Sequence[Block], given: Sequence[Heading], accepted: Sequence[Candidate]
) -> None:
    """Put inferred headings below the given one that they follow.

    A family of markers that given headings bear keeps the level that it has there.
    """
    families = {
        marker.family: heading.level
        for heading in given
        if (marker := blocks[heading.block].marker) is not None
    }
    for heading, candidates in _under(given, accepted):
        base = heading.level if heading else 0
        for candidate in candidates:
            known = families.get(candidate.marker.family)
            candidate.level = base + candidate.level if known is None else known


def _under(
    given: Sequence[Heading], accepted: Sequence[Candidate]
) -> Iterator[tuple[Heading | None, list[Candidate]]]:
    """Yield each given heading, None before the first, with the candidates that follow it."""
    position = 0
    for index, heading in enumerate([None, *given]):
        stop = given[index].block if index < len(given) else None
        start = position
        while position < len(accepted) and (stop is None or accepted[position].block < stop):
            position += 1
        yield heading, list(accepted[start:position])
