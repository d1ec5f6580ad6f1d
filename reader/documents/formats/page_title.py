"""Which block of a page is the document's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.page import HEADINGS
from reader.documents.formats.page_facts import stated_titles
from reader.documents.formats.page_hints import heading_level
from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.page import Block, Page

_SHORTEST = 4
_SHORTEST_PART = 8
_LONGEST = 160
_SENTENCE = re.compile(r"[。；;，,]$")


def find_title(page: Page, main: Sequence[bool]) -> int | None:
    """Return the index of the block that holds the title, None where there is none.

    That is the one which says what the head of the page states; else the only heading of the
    highest rank, where it stands before all others.
    """
    stated = [_squeezed(title) for title in stated_titles(page)]
    window = _squeezed(page.title)
    said = [
        index
        for index, block in enumerate(page.blocks)
        if _may_be_title(block)
        and _says(_squeezed(block.text), stated, window)
        and not _is_line(page.blocks, index, window)
    ]
    if said:
        return min(said, key=lambda i: (page.blocks[i].tag not in HEADINGS, not main[i], i))
    return _highest(page.blocks, main)


def _may_be_title(block: Block) -> bool:
    return (
        not block.cells
        and _SHORTEST <= block.solid <= _LONGEST
        and block.linked < block.solid
        and _SENTENCE.search(block.text) is None
    )


def _says(text: str, stated: Sequence[str], window: str) -> bool:
    is_quoted = f"《{text}》" in window  # a notice is called after what it hands on
    return text in stated or (len(text) >= _SHORTEST_PART and text in window and not is_quoted)


def _is_line(blocks: Sequence[Block], index: int, window: str) -> bool:
    """Tell whether a block is but a line of a title that goes on in the one before or after it."""
    before, text, after = (
        _squeezed(blocks[i].text) if 0 <= i < len(blocks) else ""
        for i in (index - 1, index, index + 1)
    )
    return any(
        len(beside) >= _SHORTEST and joined in window
        for beside, joined in ((before, before + text), (after, text + after))
    )


def _highest(blocks: Sequence[Block], main: Sequence[bool]) -> int | None:
    first = next((i for i, inside in enumerate(main) if inside), len(blocks))
    last = next((i for i in range(len(main) - 1, -1, -1) if main[i]), -1)
    tops = [i for i, b in enumerate(blocks[: last + 1]) if b.tag == "h1" and _may_be_title(b)]
    if len(tops) == 1 and tops[0] < first and not _is_numbered(blocks[tops[0]]):
        return tops[0]
    headings = [(heading_level(b), i) for i, b in enumerate(blocks) if main[i]]
    ranked = [(level, i) for level, i in headings if level is not None]
    if not ranked:
        return None
    level, index = ranked[0]
    alone = all(other > level for other, _ in ranked[1:]) and not _is_numbered(blocks[index])
    return index if alone else None


def _is_numbered(block: Block) -> bool:
    """Tell whether a heading is one of a sequence: 三、 alone in a fragment is not its title."""
    return read_marker(fold_head(block.text)) is not None


def _squeezed(text: str) -> str:
    return "".join(text.split())
