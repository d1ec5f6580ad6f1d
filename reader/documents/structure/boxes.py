"""Boxes (专栏3 …) and appendices (附件1, 附录), captions of figures and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.headings import Heading
from reader.documents.structure.patterns import Guarded, Pattern
from reader.documents.structure.sentences import is_finished
from reader.text.numerals import CHINESE_DIGITS as CN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Block

_LONGEST = 60
_NUMBER = rf"(?:\d{{1,3}}(?:[-—.]\d{{1,3}})?|[{CN}]{{1,3}}|[A-Z])"
_BOX = Guarded(
    rf"((?:专栏|专题|案例|框)\s{{0,2}}{_NUMBER})(?![\d{CN}])\s{{0,4}}[:.]?\s{{0,4}}", opens="专案框"
)
_APPENDIX = Guarded(
    rf"((?:附件|附录|附表|附图)\s{{0,2}}{_NUMBER}?)(?![\d{CN}])\s{{0,4}}[:.]?\s{{0,4}}", opens="附"
)
_ATTACHMENTS = Guarded(r"附件\s{0,2}:\s{0,4}(?:[1一]\s{0,2}[.、]|$)", opens="附")
_ENTRY = Pattern(r"\d{1,2}\s{0,2}[.、]")
_SENTENCE = Pattern("[,、的所列中规和及)]")
_CAPTION = Pattern(r"(?:图|表)\s?\d{1,3}(?:[-—.]\d{1,3})?[\s::.、]|(?:备?注|资料来源|来源|说明):")


def opens_box(block: Block) -> bool:
    """Tell whether a block is the heading of a box."""
    return _box_marker(block) is not None


def is_caption(block: Block) -> bool:
    """Tell whether a block names a figure or a table, or is a note below one."""
    return block.head[0] in "图表备注资来说" and _CAPTION.match(block.head) is not None


def find_boxes(blocks: Sequence[Block]) -> list[Heading]:
    """Return the headings of boxes and appendices; their levels are not known yet."""
    found = []
    for index, block in enumerate(blocks):
        if block.role is not Role.TEXT or len(block.text) > _LONGEST:
            continue
        kind, marker = box_or_appendix(block)
        if kind is not None:
            found.append(Heading(index, 0, kind, marker))
    return found


def box_or_appendix(block: Block) -> tuple[SectionKind | None, str]:
    """Return which of the two a heading opens, if any, and its marker."""
    marker = _box_marker(block)
    if marker is not None:
        return SectionKind.BOX, marker
    marker = _appendix_marker(block)
    return (None, "") if marker is None else (SectionKind.APPENDIX, marker)


def _box_marker(block: Block) -> str | None:
    match = _BOX.match(block.head)
    if match is None or not _may_be_heading(block, match.end()):
        return None
    return block.text[: match.end(1)]


def _appendix_marker(block: Block) -> str | None:
    match = _APPENDIX.match(block.head)
    if match is None or not _may_be_heading(block, match.end()):
        return None
    numbered = match[1][2:].strip()
    if not numbered and len(block.text) > match.end() and match.end() == match.end(1):
        return None
    return block.text[: match.end(1)].strip()


def _may_be_heading(block: Block, end: int) -> bool:
    text = block.text
    return (
        len(text) <= _LONGEST
        and (not is_finished(text) or text[-1] in ":：")
        and _SENTENCE.match(block.head, end) is None
    )


def mark_attachments(blocks: Sequence[Block]) -> None:
    """Give the list of attachments under a notice (附件：1.… 2.…) the role for it."""
    listing = False
    for block in blocks:
        if block.role is not Role.TEXT:
            continue
        opens = _ATTACHMENTS.match(block.head) is not None
        listing = opens or (
            listing and len(block.text) <= _LONGEST and _ENTRY.match(block.head) is not None
        )
        if listing:
            block.role = Role.ATTACHMENT
