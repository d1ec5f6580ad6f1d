"""Lines that are far too long for one paragraph: a whole book may stand on one.

Whatever looks at a paragraph takes time and room for all of it, so such a line becomes several
paragraphs, if possible at the ends of sentences.
"""

from __future__ import annotations

from array import array
from itertools import pairwise

from reader.documents.structure.blocks import Role
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.structure.blocks import Blocks

LONGEST = 20_000
"""Code points of the longest paragraph; the longest in print have a few thousand."""
_SENTENCES = "。！？!?；;"
_CLAUSES = "，、,： "
_CLOSING = "”’』」）》】"


def divide(blocks: Blocks) -> None:
    """Divide the blocks of a plain text that are longer than `LONGEST`, rewritten ones apart."""
    if max(blocks.lengths, default=0) <= LONGEST:
        return
    starts, lengths, parts = array("I"), array("I"), array("I")
    for index, (start, length) in enumerate(zip(blocks.starts, blocks.lengths, strict=True)):
        end = start + length
        whole = length <= LONGEST or index in blocks.rewritten
        bounds = [start, end] if whole else [start, *_ends(blocks.lines, start, end)]
        parts.append(len(bounds) - 1)
        starts.extend(bounds[:-1])
        lengths.extend(after - before for before, after in pairwise(bounds))
    _replace(blocks, starts, lengths, parts)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the parts of a stretch of a text end."""
    while end - start > LONGEST:
        least, most = start + LONGEST // 2, start + LONGEST
        start = _end(text, least, most, _SENTENCES) or _end(text, least, most, _CLAUSES) or most
        yield start
    yield end


def _end(text: str, least: int, most: int, marks: str) -> int:
    """Return the place behind the last of some marks, and what it closes; 0 where there is none."""
    place = max(text.rfind(mark, least, most - len(_CLOSING)) for mark in marks) + 1
    while place and text[place] in _CLOSING and place < most:
        place += 1
    return place


def _replace(blocks: Blocks, starts: array[int], lengths: array[int], parts: array[int]) -> None:
    """Put other blocks in the place of those that there are, so many for each."""
    gaps, indents, roles, rewritten = bytearray(), bytearray(), bytearray(), {}
    for index, count in enumerate(parts):
        if index in blocks.rewritten:
            rewritten[len(roles)] = blocks.rewritten[index]
        gaps += bytes([blocks.gaps[index]]).ljust(count, b"\0")
        indents += bytes([blocks.indents[index]]).ljust(count, b"\0")
        roles += bytes([blocks.roles[index]]).ljust(count, bytes([Role.BODY]))
    blocks.starts, blocks.lengths = starts, lengths
    blocks.gaps, blocks.indents, blocks.roles = gaps, indents, roles
    blocks.rewritten = rewritten
