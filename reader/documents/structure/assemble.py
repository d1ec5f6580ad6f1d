"""From blocks and headings to the paragraphs and the section tree of the document."""

from __future__ import annotations

from array import array

from reader.documents.model import Cell, ParagraphKind, Segment, Table
from reader.documents.paragraphs import KINDS, Paragraphs, Stretches
from reader.documents.structure import Analysis
from reader.documents.structure.blocks import ROLES, Role
from reader.documents.structure.boxes import CAPTION_OPENERS, is_caption
from reader.documents.structure.origins import Rewritten
from reader.documents.structure.sections import make_sections
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Finding, MetadataField
    from reader.documents.paragraphs import Text
    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.headings import Heading
    from reader.documents.structure.tables import Cells, Grid

_BY_ROLE = {
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
_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_BY_NUMBER = bytes(_NUMBERS[_BY_ROLE.get(role, ParagraphKind.BODY)] for role in ROLES).ljust(256)
_UNTOLD = (Role.TEXT, Role.CELL, Role.ROW)


class Draft(NamedTuple):
    """What is known of a document while it is analysed; all indices are places in ``blocks``."""

    blocks: Blocks
    fields: list[MetadataField]
    findings: list[Finding]
    grids: list[Grid]
    headings: list[Heading]
    items: set[int]


def assemble(draft: Draft) -> Analysis:
    """Make the immutable result of what was found."""
    paragraphs, tables, ordinals = _paragraphs(draft)
    draft.blocks.forget()
    fields = [f._replace(paragraph=ordinals[f.paragraph or 0]) for f in draft.fields]
    findings = [found.moved(ordinals.__getitem__) for found in draft.findings]
    return Analysis(
        paragraphs,
        make_sections(draft.headings, paragraphs, ordinals),
        tuple(tables),
        tuple(sorted(fields, key=lambda field: field.paragraph or 0)),
        tuple(sorted(findings, key=lambda finding: finding.paragraph)),
    )


def _paragraphs(draft: Draft) -> tuple[Paragraphs, list[Table], Sequence[int]]:
    """Return the paragraphs, the tables, and for each block the ordinal where it went."""
    blocks, kinds = draft.blocks, _kinds(draft)
    if not draft.grids:
        sources = blocks.sources
        stretches = Stretches(blocks.kept, blocks.starts, blocks.lengths, sources)
        return Paragraphs(stretches, kinds, blocks.rewritten), [], range(len(blocks))
    maker = _Maker(blocks, kinds)
    tables = []
    for grid in draft.grids:
        maker.take(grid.start)
        tables.append(maker.add_table(grid))
    maker.take(len(blocks))
    return maker.paragraphs(), tables, maker.ordinals


def _kinds(draft: Draft) -> bytearray:
    """Return for each block the number of the kind of paragraph that it is."""
    blocks = draft.blocks
    kinds = blocks.roles.translate(_BY_NUMBER)
    told: dict[int, ParagraphKind] = {
        index: ParagraphKind.CAPTION
        for index in blocks.opening(CAPTION_OPENERS)
        if is_caption(blocks[index])
    }
    told |= dict.fromkeys(draft.items, ParagraphKind.ITEM)
    told |= {h.block: ParagraphKind.HEADING for h in draft.headings if h.body is None}
    for index, kind in told.items():
        if blocks.roles[index] in _UNTOLD:
            kinds[index] = _NUMBERS[kind]
    return kinds


class _Maker:
    """Makes paragraphs of blocks among which there are tables.

    Attributes:
        ordinals: for each block so far the ordinal where it went.
    """

    def __init__(self, blocks: Blocks, kinds: bytearray) -> None:
        self.ordinals = array("I")
        self._blocks = blocks
        self._block_kinds = kinds
        self._starts = array("I")
        self._lengths = array("I")
        self._sources = array("I")
        self._kinds = bytearray()
        self._others: dict[int, Text] = {}

    def take(self, end: int) -> None:
        """Make a paragraph of each block from the first that is not dealt with to ``end``."""
        blocks, start, first = self._blocks, len(self.ordinals), len(self._kinds)
        sources = blocks.starts if blocks.sources is None else blocks.sources
        self.ordinals.extend(range(first, first + end - start))
        self._starts.extend(blocks.starts[start:end])
        self._lengths.extend(blocks.lengths[start:end])
        self._sources.extend(sources[start:end])
        self._kinds += self._block_kinds[start:end]
        for index in range(start, end) if blocks.rewritten else ():
            if index in blocks.rewritten:
                self._others[self.ordinals[index]] = blocks.rewritten[index]

    def add_table(self, grid: Grid) -> Table:
        """Make a paragraph of each row of a table."""
        first = len(self._kinds)
        self.ordinals.extend([first] * (grid.end - grid.start))
        rows = []
        for cells in grid.rows:
            spans, segments = _laid_out(cells)
            text = Rewritten("\t".join(cell.text for cell in cells), segments)
            self._others[len(self._kinds)] = text
            self._starts.append(0)
            self._lengths.append(len(text.text))
            self._sources.append(0)
            self._kinds.append(_NUMBERS[ParagraphKind.ROW])
            rows.append(spans)
        return Table(first, tuple(rows), grid.header)

    def paragraphs(self) -> Paragraphs:
        """Return what was made."""
        stretches = Stretches(self._blocks.kept, self._starts, self._lengths, self._sources)
        return Paragraphs(stretches, self._kinds, self._others)


def _laid_out(cells: Sequence[Cells]) -> tuple[tuple[Cell, ...], tuple[Segment, ...]]:
    spans = []
    segments: list[Segment] = []
    start = 0
    for cell in cells:
        spans.append(Cell(start, start + len(cell.text), cell.uncertain))
        segments += [Segment(s.start + start, s.source, s.length) for s in cell.segments]
        start += len(cell.text) + 1
    return tuple(spans), tuple(segments)
