"""Headings that the format of the source gives, and how deep all others stand among them."""

from __future__ import annotations

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import box_or_appendix
from reader.documents.structure.candidates import Form
from reader.documents.structure.folding import fold
from reader.documents.structure.headings import Heading
from reader.documents.structure.markers import NO_NUMBER, read_marker
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.structure.blocks import Block, Blocks
    from reader.documents.structure.candidates import Candidate


_SAID = " 甲"  # a marker alone is none
_NUMBERED = (SectionKind.NUMBERED, SectionKind.RUN_IN)


def raise_given(candidates: Sequence[Candidate]) -> None:
    """Let the coarsest of the given headings have the first level, the title aside.

    A page whose title is its only h1 has chapters of h2, beside which others may be inferred.
    """
    given = [c for c in candidates if c.form is Form.GIVEN and c.level]
    surplus = min((c.level for c in given), default=1) - 1
    for candidate in given:
        candidate.level -= surplus


def given_headings(blocks: Blocks, candidates: Iterable[Candidate]) -> list[Heading]:
    """Return the headings among the candidates whose levels the format gives."""
    return [_given(blocks[c.block], c) for c in candidates if c.form is Form.GIVEN]


def _given(block: Block, candidate: Candidate) -> Heading:
    kind, marker = box_or_appendix(block)
    if kind is None and candidate.marker.family != NO_NUMBER:
        kind = SectionKind.NUMBERED
        marker = block.text[candidate.marker.start : candidate.marker.end].strip()
    return Heading(candidate.block, candidate.level, kind or SectionKind.NAMED, marker, given=True)


def find_set_apart(blocks: Blocks) -> list[Heading]:
    """Return what the format makes headings of without a level; it is not known yet."""
    return [
        Heading(index, 0, SectionKind.NAMED, open=True)
        for index in sorted(blocks.hints)
        if blocks[index].role is Role.TEXT and blocks[index].stands_apart
    ]


def set_open_levels(headings: Sequence[Heading]) -> None:
    """Give the headings without a number their levels, the numbered and given ones having theirs.

    A box, and a heading of unknown level, is a child of the heading that is open, and the items of
    a box are its children. A named one is
    a child of the last given one, a label (关键词：…) its sibling. An appendix stands beside the
    chapters; one that holds a document of its own, with chapters that count from one again, beside
    the title.
    """
    depth = ground = inside = 0
    chapter: Heading | None = None  # the last one
    for index, heading in enumerate(headings):
        if index < inside:
            continue
        if heading.level == 1 and heading.kind in _NUMBERED:
            chapter = heading
        if heading.given:
            depth = ground = heading.level
        elif heading.kind is SectionKind.BOX or heading.open:
            heading.level = depth + 1
            inside = _deepened(headings, index) if heading.kind is SectionKind.BOX else 0
        elif heading.kind is SectionKind.APPENDIX:
            heading.level = depth = 1 - _holds_document(headings, index, chapter)
        elif heading.kind is SectionKind.NAMED:
            is_label = heading.body is not None
            heading.level = depth = max(ground, 1) if is_label else ground + 1
        elif heading.kind is not SectionKind.TITLE:
            depth = heading.level


def _deepened(headings: Sequence[Heading], index: int) -> int:
    """Put the numbered items right below a box inside it; return the index behind the last one.

    They count from one; with what is below them they end where counting does.
    """
    box, count, end = headings[index], 0, index + 1
    while end < len(headings):
        item = headings[end]
        if item.kind not in _NUMBERED or item.given or item.level < box.level:
            break
        if item.level == box.level:
            if _number(item) != count + 1 or (not count and item.block != box.block + 1):
                break
            count += 1
        elif not count:
            break
        item.level += 1
        end += 1
    return end


def _holds_document(headings: Sequence[Heading], index: int, last: Heading | None) -> bool:
    """Tell whether chapters that count from one, or do not count on, stand behind an appendix."""
    rest = (headings[place] for place in range(index + 1, len(headings)))
    following = next((h for h in rest if h.kind is not SectionKind.TITLE), None)
    if following is None or following.level != 1 or following.kind not in _NUMBERED:
        return False
    return last is None or _number(following) <= _number(last)


def _number(heading: Heading) -> int:
    marker = read_marker(fold(heading.marker) + _SAID)
    return marker.number if marker else 0


def close_gaps(headings: Sequence[Heading]) -> None:
    """Renumber the levels without gaps where the format left some: h2 and h4 become 1 and 2."""
    if any(heading.given for heading in headings):
        used = sorted({heading.level for heading in headings if heading.level})
        dense = {level: depth for depth, level in enumerate(used, 1)} | {0: 0}
        for heading in headings:
            heading.level = dense[heading.level]
