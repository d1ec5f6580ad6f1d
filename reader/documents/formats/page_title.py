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


def find_title(page: Page, main: Sequence[bool]) -> range:
    """Return the indices of the blocks that hold the title, none where there is none.

    They say what the head of the page states, be it on several lines; else it is the only heading
    of the highest rank, where it stands before all others.
    """
    stated = [_squeezed(title) for title in stated_titles(page)]
    window = _squeezed(page.title)
    said = [
        (page.blocks[index].tag not in HEADINGS, not main[index], index)
        for index, block in enumerate(page.blocks)
        if _may_be_title(block) and _says(_squeezed(block.text), stated, window)
    ]
    if said:
        return _lines(page.blocks, min(said)[-1], stated, window)
    highest = _highest(page.blocks, main)
    return range(0) if highest is None else range(highest, highest + 1)


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


def _lines(blocks: Sequence[Block], index: int, stated: Sequence[str], window: str) -> range:
    """Return the lines of a title, given one of them."""
    text = _squeezed(blocks[index].text)
    start, end = index, index + 1
    if text in stated:
        return range(start, end)
    while start and (line := _line(blocks[start - 1])) and line + text in window:
        start, text = start - 1, line + text
    while end < len(blocks) and (line := _line(blocks[end])) and text + line in window:
        end, text = end + 1, text + line
    return range(start, end)


def _line(block: Block) -> str:
    """Return the text of a block, empty if it cannot be a line of a title."""
    text = _squeezed(block.text)
    return text if not block.cells and len(text) >= _SHORTEST else ""


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
