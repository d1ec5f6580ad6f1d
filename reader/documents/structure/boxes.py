"""Boxes (专栏3 …) and appendices (附件1, 附录), captions of figures and tables."""

from __future__ import annotations

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.headings import Heading
from reader.documents.structure.patterns import Guarded, Pattern
from reader.documents.structure.sentences import is_finished
from reader.text.numerals import CHINESE_DIGITS as CN
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.documents.structure.blocks import Block, Blocks

_LONGEST = 60
_NUMBER = rf"(?:\d{{1,3}}(?:[-—.]\d{{1,3}})?|[{CN}]{{1,3}}|[A-Z])"
_BOX = Guarded(
    rf"((?:专栏|专题|案例|框)\s{{0,2}}{_NUMBER})(?![\d{CN}])\s{{0,4}}[:.]?\s{{0,4}}", opens="专案框"
)
_APPENDIX = Guarded(
    rf"((?:附件|附录|附表|附图)\s{{0,2}}{_NUMBER}?)(?![\d{CN}])\s{{0,4}}[:.]?\s{{0,4}}", opens="附"
)
_ATTACHMENTS = Guarded(r"附件\s{0,2}:\s{0,4}(?:[1一]\s{0,2}[.、]|$)", opens="附")
_NAMED_ATTACHMENT = Guarded(r"附件\s{0,2}:\s{0,4}\S", opens="附")
_SIGNATURE_LINES = 4
_LONGEST_DATE = 16
_ENTRY = Pattern(r"\d{1,2}\s{0,2}[.、]")
_SENTENCE = Pattern("[,、的所列中和及)]|规定")
_CAPTION = Pattern(r"(?:图|表)\s?\d{1,3}(?:[-—.]\d{1,3})?[\s::.、]|(?:备?注|资料来源|来源|说明):")
CAPTION_OPENERS = frozenset("图表备注资来说")


def opens_box(block: Block) -> bool:
    """Tell whether a block is the heading of a box."""
    return _box_marker(block) is not None


def is_caption(block: Block) -> bool:
    """Tell whether a block names a figure or a table, or is a note below one."""
    return block.head[0] in CAPTION_OPENERS and _CAPTION.match(block.head) is not None


def find_boxes(blocks: Blocks) -> list[Heading]:
    """Return the headings of boxes and appendices; their levels are not known yet."""
    found = []
    for index in blocks.opening(_BOX.opens | _APPENDIX.opens):
        block = blocks[index]
        if block.length > _LONGEST or block.role is not Role.TEXT:
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
    spaced = match[1] != match[1].rstrip()
    if not numbered and len(block.text) > match.end() == match.end(1) and not spaced:
        return None
    return block.text[: match.end(1)].strip()


def _may_be_heading(block: Block, end: int) -> bool:
    text = block.text
    return (
        len(text) <= _LONGEST
        and (not is_finished(text) or text[-1] in ":：")
        and _SENTENCE.match(block.head, end) is None
    )


def mark_attachments(blocks: Blocks) -> None:
    """Give the list of attachments under a notice (附件：1.… 2.…) the role for it."""
    for first in blocks.opening(_ATTACHMENTS.opens):
        if _is_only_attachment(blocks, first):
            blocks[first].role = Role.ATTACHMENT
        if not _ATTACHMENTS.match(blocks.head(first)):
            continue
        for index in range(first, len(blocks)):
            block = blocks[index]
            if block.role is not Role.TEXT:
                continue
            if index > first and not _is_entry(block):
                break
            block.role = Role.ATTACHMENT


def _is_only_attachment(blocks: Blocks, index: int) -> bool:
    """Tell what names the one attachment of a letter (附件：名单) by the date right below."""
    below = blocks[index + 1 : index + 1 + _SIGNATURE_LINES]
    return _NAMED_ATTACHMENT.match(blocks.head(index)) is not None and any(
        block.length <= _LONGEST_DATE and block.text[-1] == "日" for block in below
    )


def _is_entry(block: Block) -> bool:
    return block.length <= _LONGEST and _ENTRY.match(block.head) is not None
