"""The paragraphs and tables of a Word document, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.docx_styles import ParagraphFormat, read_format
from reader.documents.formats.docx_tables import read_rows
from reader.documents.formats.docx_text import Inline, is_joined, read_inline
from reader.documents.formats.ooxml import child
from reader.documents.formats.writing import heading_hint
from reader.documents.formats.xml import local
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from reader.documents.formats.docx_notes import DocxNotes
    from reader.documents.formats.docx_numbering import Numbering
    from reader.documents.formats.docx_styles import Styles
    from reader.documents.formats.docx_tables import TableRow
    from reader.documents.formats.notes import NoteKind
    from reader.documents.formats.writing import LineWriter

_DEEPEST = 12
"""How deep tables and text boxes may stand inside each other."""
_LEFT_OUT = ("del", "moveFrom", "sdtPr", "tblPr", "tblGrid", "sectPr", "Fallback")


class Story:
    """Writes blocks (``w:p``, ``w:tbl`` and what wraps them) in the order in which they come."""

    def __init__(
        self, writer: LineWriter, styles: Styles, numbering: Numbering, notes: DocxNotes
    ) -> None:
        self._writer = writer
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._begun: list[Inline] = []

    def add(self, block: _Element) -> None:
        """Write one block of the text, and the footnotes that it refers to."""
        self._add(block, 0)
        self._write_notes("footnote")

    def finish(self) -> None:
        """Write what is left, and the endnotes."""
        for part in self._begun:
            self._writer.write(part.text)
        self._write_notes("endnote")

    def _write_notes(self, kind: NoteKind) -> None:
        for note in self._notes.due(kind):
            self._writer.write(note, Hint(kind=ParagraphKind.BODY))

    def _add(self, block: _Element, depth: int) -> None:
        name = local(block)
        if name == "p":
            self._add_paragraph(block, depth)
        elif name == "tbl" and depth < _DEEPEST:
            self._add_table(block, depth + 1)
        elif depth < _DEEPEST and name not in _LEFT_OUT:
            for inner in block:
                self._add(inner, depth + 1)

    def _add_paragraph(self, paragraph: _Element, depth: int) -> None:
        properties = child(paragraph, "pPr")
        self._begun.append(read_inline(paragraph, self._notes.sign))
        if is_joined(properties):
            return
        begun, self._begun = self._begun, []
        text = "".join(part.text for part in begun)
        label, form = self._label(properties)
        if form.level is not None and form.level >= 0:
            text = " ".join(text.split("\n"))
        lines = text.strip("\n").split("\n")
        if label:
            lines[0] = label + lines[0].strip()
        for line in lines:
            self._writer.write(line, self._hint(form, line))
        if depth < _DEEPEST:
            for box in (box for part in begun for box in part.boxes):
                for inner in box:
                    self._add(inner, depth + 1)

    def _label(self, properties: _Element | None) -> tuple[str, ParagraphFormat]:
        """Return the automatic number of a paragraph, and its whole format."""
        style = self._styles.style_of(properties)
        own = read_format(properties)
        form = own.over(self._styles.format_of(style))
        instance = form.instance
        if not instance:
            return "", form
        depth = own.depth
        if depth is None and own.instance is None:
            depth = self._numbering.depth_of_style(instance, style)
        if depth is None:
            depth = form.depth or 0
        if self._numbering.is_bullet(instance, depth) and form.kind is None:
            form = form._replace(kind=ParagraphKind.ITEM)
        return self._numbering.label(instance, depth), form

    def _hint(self, form: ParagraphFormat, text: str) -> Hint | None:
        if form.level is not None and form.level >= 0:
            return heading_hint(form.level, text)
        return Hint(kind=form.kind) if form.kind else None

    def _add_table(self, table: _Element, depth: int) -> None:
        rows = list(read_rows(table))
        if all(len(row.cells) < 2 for row in rows):
            self._add_frame(rows, depth)
            return
        self._writer.write("")
        for row in rows:
            cells: list[str] = []
            for cell in row.cells:
                text = "" if cell.is_continued else self._cell_text(cell.element, depth)
                cells += [text, *[""] * (cell.columns - 1)]
            self._writer.write_row([*[""] * row.before, *cells], header=row.header)
        self._writer.write("")

    def _add_frame(self, rows: Sequence[TableRow], depth: int) -> None:
        """Write the paragraphs of a table with one column, which is a frame around them."""
        self._writer.write("")
        for row in rows:
            for cell in row.cells:
                for block in cell.element:
                    self._add(block, depth)
        self._writer.write("")

    def _cell_text(self, cell: _Element, depth: int) -> str:
        texts: list[str] = []
        for block in cell:
            name = local(block)
            if name == "p":
                label, _ = self._label(child(block, "pPr"))
                text, boxes = read_inline(block, self._notes.sign)
                texts.append(label + text)
                inner = boxes
            else:
                inner = [] if name in _LEFT_OUT or name == "tcPr" else [block]
            if depth < _DEEPEST:
                texts += [self._cell_text(element, depth + 1) for element in inner]
        return " ".join(text for text in texts if text.strip())
