"""The annotated document as Markdown, what is said of its passages in footnotes.

Footnotes are those of GitHub, Pandoc and Obsidian (``[^1]``); marked passages stand in ``<mark>``.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from annotations.exporters import manuscript_of
from annotations.exporters.commonmark import blocks, inline
from annotations.exporters.facts import front_matter
from annotations.exporters.notes import note_lines
from annotations.exporters.places import by_cell, marks, pieces
from annotations.exporters.remarks import remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotations.exporters import Export, Labels
    from annotations.exporters.manuscript import Block
    from annotations.exporters.places import Mark, Piece

_DEEPEST = 6


def render(export: Export) -> str:
    """Return the document.

    Raises:
        AnnotationError: the document's text is not at hand.
    """
    text = manuscript_of(export).blocks
    found, lost = marks(export, [len(block.text) for block in text])
    parts = ["\n".join(front_matter(export)), *_body(text, found)]
    if lost:
        parts.append(f"## {inline(export.labels.orphans)}")
        parts += (blocks(m.placement.annotation.quote.exact, "> ") + _reference(m) for m in lost)
    noted = [m for at in sorted(found) for m in found[at] if m.opens and m.number]
    parts += (_note(mark, export.labels) for mark in (*noted, *(m for m in lost if m.number)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _body(text: Sequence[Block], found: Mapping[int, Sequence[Mark]]) -> Iterator[str]:
    for table, group in groupby(enumerate(text), key=lambda pair: pair[1].table):
        rows = list(group)
        if table is not None:
            yield "\n".join(_table(rows, found))
            continue
        for ordinal, block in rows:
            line = _inline(block, 0, len(block.text), found.get(ordinal, ()))
            yield f"{_signs(block)}{line}" if line.strip() else line


def _table(rows: Sequence[tuple[int, Block]], found: Mapping[int, Sequence[Mark]]) -> Iterator[str]:
    columns = max(len(block.cells) for _, block in rows)
    for number, (ordinal, block) in enumerate(rows):
        on = by_cell(found.get(ordinal, ()), block.cells)
        cells = [_inline(block, *cell, at) for cell, at in zip(block.cells, on, strict=True)]
        yield f"| {' | '.join([*cells, *[''] * (columns - len(cells))])} |"
        if number == 0:
            yield f"|{' --- |' * columns}"


def _inline(block: Block, start: int, end: int, found: Sequence[Mark]) -> str:
    """Return a stretch of a paragraph with its marks and the signs of the notes on it."""
    return "".join(_piece(block, piece) for piece in pieces(start, end, found))


def _piece(block: Block, piece: Piece) -> str:
    text = inline(block.text[piece.start : piece.end])
    if text and any(mark.placement.spot.start is not None for mark in piece.marks):
        text = f"<mark>{text}</mark>"
    return text + "".join(_reference(mark) for mark in piece.closed)


def _reference(mark: Mark) -> str:
    return f"[^{mark.number}]" if mark.number else ""


def _note(mark: Mark, labels: Labels) -> str:
    said = inline(" ".join(remark(mark.placement, labels)))
    note = mark.placement.annotation.note
    first, *lines = [said, *(["", *note_lines(note).split("\n")] if note.strip() else [])]
    indented = [f"    {line}".rstrip() for line in lines]
    return "\n".join([f"[^{mark.number}]: {first}".rstrip(), *indented])


def _signs(block: Block) -> str:
    titles = block.titles
    if not titles or titles[0].start > 0 or titles[-1].end < len(block.text):
        return ""
    return "#" * min(titles[0].level + 1, _DEEPEST) + " "
