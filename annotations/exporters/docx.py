"""The annotated document as a Word document, notes and tags as comments at their places."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from annotations.exporters import docx_parts, manuscript_of
from annotations.exporters.archive import document, packed
from annotations.exporters.characters import lines, visible
from annotations.exporters.docx_parts import MAIN
from annotations.exporters.manuscript import Title
from annotations.exporters.places import by_cell, marks, pieces
from annotations.exporters.remarks import remark
from annotations.palette import STYLES, rgb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotations.exporters import Export
    from annotations.exporters.manuscript import Block
    from annotations.exporters.places import Mark, Piece

_W = f"{{{MAIN}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLES = {
    "body": "BodyText",
    "item": "BodyText",
    "caption": "Caption",
    "heading": "Caption",
    "metadata": "Metadata",
    "furniture": "Metadata",
    "table row": "Cell",
}
_DEEPEST = 5
_BORDER = {"val": "single", "sz": "4", "space": "0", "color": "A59D90"}


def render(export: Export) -> bytes:
    """Return the Word document.

    Raises:
        AnnotationError: the document's text is not at hand.
    """
    ET.register_namespace("w", MAIN)
    manuscript = manuscript_of(export)
    blocks = manuscript.blocks
    found, lost = marks(export, [len(block.text) for block in blocks])
    writer = _Writer(found)
    writer.write(blocks)
    writer.write_orphans(lost, export.labels.orphans)
    remarked = [*(m for at in sorted(found) for m in found[at] if m.opens), *lost]
    title = visible(export.document.title)
    return packed(
        {
            "[Content_Types].xml": docx_parts.CONTENT_TYPES.encode(),
            "_rels/.rels": docx_parts.PACKAGE_RELATIONS.encode(),
            "docProps/core.xml": docx_parts.core_properties(title),
            "word/document.xml": document(writer.root),
            "word/_rels/document.xml.rels": docx_parts.DOCUMENT_RELATIONS.encode(),
            "word/styles.xml": docx_parts.styles(manuscript.language).encode(),
            "word/comments.xml": document(_comments(remarked, export)),
        }
    )


class _Writer:
    """The main part, written paragraph by paragraph.

    Attributes:
        root: its root element.
    """

    def __init__(self, found: Mapping[int, Sequence[Mark]]) -> None:
        self.root = ET.Element(f"{_W}document")
        self._body = _add(self.root, "body")
        self._found = found

    def write(self, blocks: Sequence[Block]) -> None:
        """Write all paragraphs and tables of the document."""
        for table, group in groupby(enumerate(blocks), key=lambda pair: pair[1].table):
            if table is not None:
                self._table(list(group))
                _add(self._body, "p")  # parts it from a table that follows
                continue
            for ordinal, block in group:
                self._paragraph(ordinal, block)

    def write_orphans(self, lost: Sequence[Mark], heading: str) -> None:
        """Write the passages whose place was not found, and how the pages are made."""
        if lost:
            _runs(_paragraph(self._body, "Heading1"), visible(heading), ())
        for mark in lost:
            quote = " ".join(lines(mark.placement.annotation.quote.exact))
            whole = mark._replace(start=0, end=len(quote))
            _runs(_paragraph(self._body, "Quote"), quote, [whole])
        page = _add(self._body, "sectPr")
        _add(page, "pgSz", w="11906", h="16838")
        sides = dict.fromkeys(("top", "right", "bottom", "left"), "1440")
        _add(page, "pgMar", **sides, header="720", footer="720", gutter="0")

    def _paragraph(self, ordinal: int, block: Block) -> None:
        heading = _heading(block)
        paragraph = _paragraph(self._body, heading or _STYLES.get(block.kind, "BodyText"))
        bold = () if heading else block.titles
        _runs(paragraph, visible(block.text), self._found.get(ordinal, ()), bold)

    def _table(self, rows: Sequence[tuple[int, Block]]) -> None:
        columns = max(len(block.cells) for _, block in rows)
        table = _add(self._body, "tbl")
        properties = _add(table, "tblPr")
        _add(properties, "tblW", w="5000", type="pct")
        borders = _add(properties, "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _add(borders, side, **_BORDER)
        grid = _add(table, "tblGrid")
        for _ in range(columns):
            _add(grid, "gridCol", w=str(9026 // max(columns, 1)))
        for ordinal, block in rows:
            self._row(table, block, self._found.get(ordinal, ()), columns)

    def _row(self, table: ET.Element, block: Block, found: Sequence[Mark], columns: int) -> None:
        row = _add(table, "tr")
        if block.header:
            _add(_add(row, "trPr"), "tblHeader")
        text = visible(block.text)
        for number, (cell, on) in enumerate(
            zip(block.cells, by_cell(found, block.cells), strict=True), 1
        ):
            box = _add(row, "tc")
            rest = columns - number + 1 if number == len(block.cells) else 1
            if rest > 1:
                _add(_add(box, "tcPr"), "gridSpan", val=str(rest))
            bold = (Title(*cell, 1, ""),) if block.header else block.titles
            _runs(_paragraph(box, "Cell"), text, on, bold, cell)


def _runs(
    paragraph: ET.Element,
    text: str,
    found: Sequence[Mark],
    titles: Sequence[Title] = (),
    span: tuple[int, int] | None = None,
) -> None:
    """Write a stretch of a text, with the beginnings and ends of comments in it."""
    start, end = span or (0, len(text))
    cuts = [place for title in titles for place in (title.start, title.end)]
    for piece in pieces(start, end, found, cuts):
        for mark in _commented(piece.opened):
            _add(paragraph, "commentRangeStart", id=str(mark.number))
        if piece.start < piece.end:
            bold = any(title.start <= piece.start < title.end for title in titles)
            _run(paragraph, text[piece.start : piece.end], piece, bold=bold)
        for mark in _commented(piece.closed):
            _add(paragraph, "commentRangeEnd", id=str(mark.number))
            _add(_add(paragraph, "r"), "commentReference", id=str(mark.number))


def _commented(found: Iterable[Mark]) -> Iterable[Mark]:
    return (mark for mark in found if mark.number)


def _run(paragraph: ET.Element, text: str, piece: Piece, *, bold: bool) -> None:
    run = _add(paragraph, "r")
    properties = _add(run, "rPr")
    if bold:
        _add(properties, "b")
    colours = [m.placement.annotation.colour for m in piece.marks if m.placement.annotation.colour]
    if "strike" in colours:
        _add(properties, "strike")
    if "underline" in colours:
        _add(properties, "u", val="single")
    if fills := [colour for colour in colours if colour not in STYLES]:
        fill = rgb(fills[-1]).removeprefix("#")
        _add(properties, "shd", val="clear", color="auto", fill=fill)
    for number, part in enumerate(text.split("\t")):
        if number:
            _add(run, "tab")
        _add(run, "t").text = part
        run[-1].set(_SPACE, "preserve")


def _comments(found: Iterable[Mark], export: Export) -> ET.Element:
    root = ET.Element(f"{_W}comments")
    for mark in _commented(found):
        annotation = mark.placement.annotation
        author = visible(annotation.author or export.labels.author)
        comment = _add(root, "comment", id=str(mark.number), author=author, initials=author[:2])
        if annotation.modified:
            comment.set(f"{_W}date", visible(annotation.modified))
        said = " ".join(remark(mark.placement, export.labels))
        note = annotation.note.strip()
        for line in (*([said] if said else ()), *(lines(note) if note else ())):
            _runs(_paragraph(comment, "CommentText"), visible(line), ())
    return root


def _paragraph(parent: ET.Element, style: str) -> ET.Element:
    paragraph = _add(parent, "p")
    _add(_add(paragraph, "pPr"), "pStyle", val=style)
    return paragraph


def _heading(block: Block) -> str:
    """Return the style of a paragraph that is nothing but a heading, else nothing."""
    if not block.titles or block.titles[0].start > 0 or block.titles[-1].end < len(block.text):
        return ""
    level = min(block.titles[0].level, _DEEPEST)
    return f"Heading{level}" if level else "Title"


def _add(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _W + name, {_W + key: v for key, v in attributes.items()})
