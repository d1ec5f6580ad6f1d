"""From blocks and headings to the paragraphs and the section tree of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import (
    Cell,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Segment,
    Table,
)
from reader.documents.structure import Analysis
from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import is_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.analysis import Draft
    from reader.documents.structure.blocks import Block
    from reader.documents.structure.headings import Heading
    from reader.documents.structure.tables import Cells, Grid

_KINDS = {
    Role.METADATA: ParagraphKind.METADATA,
    Role.ADDRESSEE: ParagraphKind.METADATA,
    Role.FURNITURE: ParagraphKind.FURNITURE,
    Role.CONTENTS: ParagraphKind.FURNITURE,
    Role.TITLE: ParagraphKind.HEADING,
    Role.ATTACHMENT: ParagraphKind.ITEM,
    Role.HEADING: ParagraphKind.HEADING,
    Role.BODY: ParagraphKind.BODY,
    Role.ITEM: ParagraphKind.ITEM,
    Role.CAPTION: ParagraphKind.CAPTION,
}


def assemble(draft: Draft) -> Analysis:
    """Make the immutable result of what was found."""
    paragraphs, tables, ordinals = _paragraphs(draft)
    fields = [f._replace(paragraph=ordinals[f.paragraph or 0]) for f in draft.fields]
    findings = [f._replace(paragraph=ordinals[f.paragraph]) for f in draft.findings]
    return Analysis(
        tuple(paragraphs),
        _sections(draft.headings, paragraphs, ordinals),
        tuple(tables),
        tuple(sorted(fields, key=lambda field: field.paragraph or 0)),
        tuple(sorted(findings, key=lambda finding: finding.paragraph)),
    )


def _paragraphs(draft: Draft) -> tuple[list[Paragraph], list[Table], list[int]]:
    """Return the paragraphs, the tables, and for each block the ordinal where it went."""
    filled = {heading.block for heading in draft.headings if heading.body is None}
    grids = {grid.start: grid for grid in draft.grids}
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    ordinals: list[int] = []
    index = 0
    while index < len(draft.blocks):
        grid = grids.get(index)
        if grid is None:
            block = draft.blocks[index]
            kind = _kind(block, index in filled, index in draft.items)
            ordinals.append(len(paragraphs))
            paragraphs.append(Paragraph(len(paragraphs), block.text, kind, tuple(block.segments)))
            index += 1
        else:
            ordinals += [len(paragraphs)] * (grid.end - grid.start)
            tables.append(_table(grid, paragraphs))
            index = grid.end
    return paragraphs, tables, ordinals


def _kind(block: Block, is_heading: bool, is_item: bool) -> ParagraphKind:
    if block.role in _KINDS:
        return _KINDS[block.role]
    if is_heading:
        return ParagraphKind.HEADING
    if is_item:
        return ParagraphKind.ITEM
    return ParagraphKind.CAPTION if is_caption(block) else ParagraphKind.BODY


def _table(grid: Grid, paragraphs: list[Paragraph]) -> Table:
    """Append a paragraph for each row of a table."""
    first = len(paragraphs)
    rows = []
    for cells in grid.rows:
        spans, segments = _laid_out(cells)
        text = "\t".join(cell.text for cell in cells)
        paragraphs.append(Paragraph(len(paragraphs), text, ParagraphKind.ROW, segments))
        rows.append(spans)
    return Table(first, tuple(rows), grid.header)


def _laid_out(cells: Sequence[Cells]) -> tuple[tuple[Cell, ...], tuple[Segment, ...]]:
    spans = []
    segments: list[Segment] = []
    start = 0
    for cell in cells:
        spans.append(Cell(start, start + len(cell.text), cell.uncertain))
        segments += [Segment(s.start + start, s.source, s.length) for s in cell.segments]
        start += len(cell.text) + 1
    return tuple(spans), tuple(segments)


class _Node:
    """A section while the tree is built."""

    __slots__ = ("children", "end", "heading", "paragraph")

    def __init__(self, heading: Heading, paragraph: int) -> None:
        self.heading = heading
        self.paragraph = paragraph
        self.end = 0
        self.children: list[_Node] = []


def _sections(
    headings: Sequence[Heading], paragraphs: Sequence[Paragraph], ordinals: Sequence[int]
) -> tuple[Section, ...]:
    """Nest the headings by their levels.

    A displaced title interrupts nothing: it becomes a section of one paragraph inside the
    numbered one that it interrupts, so that ranges nest.
    """
    roots: list[_Node] = []
    stack: list[_Node] = []
    for heading in headings:
        node = _Node(heading, ordinals[heading.block])
        while stack and _closes(heading, stack[-1].heading):
            stack.pop().end = node.paragraph
        (stack[-1].children if stack else roots).append(node)
        if heading.displaced:
            node.end = node.paragraph + 1
        else:
            stack.append(node)
    for node in stack:
        node.end = len(paragraphs)
    return _frozen(roots, paragraphs)


def _closes(heading: Heading, section: Heading) -> bool:
    """Tell whether an open section ends where a heading stands."""
    if heading.displaced:
        return section.kind is SectionKind.LEAD
    return section.level >= heading.level


def _frozen(roots: Sequence[_Node], paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Make sections of nodes, children first, without recursion."""
    order: list[_Node] = []
    pending = list(reversed(roots))
    while pending:
        node = pending.pop()
        order.append(node)
        pending.extend(reversed(node.children))
    made: dict[int, Section] = {}
    for index in range(len(order) - 1, -1, -1):
        node = order[index]
        children = tuple(made.pop(id(child)) for child in node.children)
        made[id(node)] = _section(index, node, paragraphs, children)
    return tuple(made[id(root)] for root in roots)


def _section(
    index: int, node: _Node, paragraphs: Sequence[Paragraph], children: tuple[Section, ...]
) -> Section:
    heading = node.heading
    return Section(
        index,
        heading.level,
        heading.marker,
        paragraphs[node.paragraph].text[: heading.end].rstrip(),
        heading.kind,
        node.paragraph,
        0,
        heading.body,
        max(node.end, node.paragraph + 1),
        children,
    )
