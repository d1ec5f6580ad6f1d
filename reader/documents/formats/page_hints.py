"""What the elements of HTML say of their blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.page import HEADINGS
from reader.documents.formats.writing import heading_hint
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.page import Block
    from reader.documents.formats.writing import LineWriter

_BODY = Hint(kind=ParagraphKind.BODY)
_ITEM = Hint(kind=ParagraphKind.ITEM)
_CAPTION = Hint(kind=ParagraphKind.CAPTION)
_APART = Hint(kind=ParagraphKind.HEADING)
_LONGEST_BOLD = 60
_MOST_BOLD = 0.4
_FEW = 8
_SENTENCE = re.compile(r"[。；;，,：:!！]$|[。；]")
_NO_HEADING = re.compile(
    r"[（(]?(?:\d{4}|[二〇○零一二三四五六七八九十]{4})年.{1,12}[日月][）)]?$|[\W\d]*$|附件[：:]"
    r"|(?:记者|编辑|责编|责任编辑|来源|作者|摄影?|图|注)[：:丨|／/]"
)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|pptx?|zip|rar|ofd)\W{0,3}$", re.IGNORECASE)
_CAPTIONS = ("caption", "figcaption")


def heading_level(block: Block) -> int | None:
    """Return the number of a heading's element, None where it is none or a whole paragraph."""
    if block.tag not in HEADINGS:
        return None
    hint = heading_hint(int(block.tag[1]), block.text)
    return hint.level if hint else None


def hints(blocks: Sequence[Block]) -> list[Hint | None]:
    """Return what the elements of blocks of running text say of them, levels as in HTML."""
    apart, plain = _set_apart(blocks), _is_plain(blocks)
    return [_hint(block, apart=apart, plain=plain) for block in blocks]


def _hint(block: Block, *, apart: bool, plain: bool) -> Hint | None:
    level = heading_level(block)
    if level is not None:
        return Hint(level)
    if block.note or (block.tag == "pre" and not plain):
        return _BODY
    if block.tag in _CAPTIONS:
        return _CAPTION
    if block.tag == "li" or is_file(block):
        return _ITEM
    return _APART if apart and _stands_apart(block) else None


def _set_apart(blocks: Sequence[Block]) -> bool:
    """Tell whether bold lines are headings: not where most of the text is bold."""
    bold = sum(block.bold >= block.solid for block in blocks)
    return bold <= max(_FEW, _MOST_BOLD * len(blocks))


def _is_plain(blocks: Sequence[Block]) -> bool:
    """Tell whether a page is a plain text in ``pre``, which then says nothing of its lines."""
    preformatted = sum(block.solid for block in blocks if block.tag == "pre")
    return 2 * preformatted > sum(block.solid for block in blocks)


def _stands_apart(block: Block) -> bool:
    """Tell whether a block is one bold line that reads like a heading."""
    return (
        not block.cells
        and 0 < block.solid <= min(block.bold, _LONGEST_BOLD)
        and block.linked < block.solid
        and _SENTENCE.search(block.text) is None
        and _NO_HEADING.match(block.text) is None
    )


def is_file(block: Block) -> bool:
    """Tell whether a block is a link to a file that belongs to the text."""
    return 2 * block.linked > block.solid and _FILE.search(block.text) is not None


def write_block(writer: LineWriter, block: Block, hint: Hint | None) -> None:
    """Write a block as a line; a table is kept apart from the one before it."""
    if block.cells:
        if block.opens_table:
            writer.write("")
        writer.write_row(block.cells, header=block.header)
    else:
        writer.write(block.text, hint)
