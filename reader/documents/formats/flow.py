"""Paragraphs and tables that come as one flow of text with marks: RTF and the old Word format."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.notes import Notes
from reader.documents.formats.writing import heading_hint
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint

if TYPE_CHECKING:
    from reader.documents.formats.notes import NoteKind
    from reader.documents.formats.style_names import NamedStyle
    from reader.documents.formats.writing import LineWriter

_GLUED = "、．：。，；）】〕》］"
_BULLETS = "•·●○■□◆◇➢✓"
_MOST_CELLS = 200
_NEARBY = 30
"""Edges of cells that are less apart (twips, 1/1440 inch) are one."""


class _Line(NamedTuple):
    text: str
    hint: Hint | None


@dataclass(slots=True)
class _Row:
    cells: list[list[_Line]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    header: bool = False


class Flow:
    """Takes text in and writes lines; the rows of a table wait until it ends."""

    def __init__(self, writer: LineWriter) -> None:
        self.notes = Notes()
        self._writer = writer
        self._text: list[str] = []
        self._label = ""
        self._boxes: list[str] = []
        self._cell: list[_Line] = []
        self._row = _Row()
        self._rows: list[_Row] = []

    def add(self, text: str) -> None:
        """Append to the paragraph."""
        self._text.append(text)

    def set_label(self, label: str) -> None:
        """Set the automatic number that the source holds for the paragraph."""
        bare = label.strip()
        glued = not bare or bare[-1] in _GLUED or label == bare
        self._label = bare if glued else bare + " "
        if len(bare) == 1 and bare in _BULLETS:
            self._label = "• "

    def add_box(self, text: str) -> None:
        """Take in a text box that is anchored in the paragraph."""
        self._boxes += [line for line in text.split("\n") if line.strip()]

    def end_paragraph(self, style: NamedStyle, *, in_table: bool) -> None:
        """End the paragraph."""
        lines = self._take_lines(style)
        if in_table:
            self._cell += lines
            return
        self._end_table()
        for line in lines:
            self._writer.write(*line)
        self._write_notes("footnote")

    def end_cell(self, style: NamedStyle) -> None:
        """End the paragraph and the cell of a table."""
        self._cell += self._take_lines(style)
        if len(self._row.cells) < _MOST_CELLS:
            self._row.cells.append(self._cell)
        self._cell = []

    def end_row(self, edges: list[int], *, header: bool) -> None:
        """End a row of a table, given the right edge of each of its cells."""
        self._row.header = header
        self._row.edges = edges[: len(self._row.cells)]
        if self._row.cells:
            self._rows.append(self._row)
        self._row = _Row()

    def finish(self, style: NamedStyle) -> None:
        """Write what is left, and the endnotes."""
        if self._text or self._cell:
            self.end_cell(style)
        self.end_row([], header=False)
        self._end_table()
        self._write_notes("endnote")

    def _take_lines(self, style: NamedStyle) -> list[_Line]:
        text = "".join(self._text).strip("\n")
        level = style.level if style.level is not None and style.level >= 0 else None
        texts = [" ".join(text.split("\n"))] if level is not None else text.split("\n")
        if self._label:
            texts[0] = self._label + texts[0].strip()
        kind = ParagraphKind.ITEM if self._label.startswith("•") else style.kind
        other = Hint(kind=kind) if kind else None
        lines = [
            _Line(text, other if level is None else heading_hint(level, text)) for text in texts
        ]
        lines += [_Line(text, None) for text in self._boxes]
        self._text, self._label, self._boxes = [], "", []
        return lines

    def _end_table(self) -> None:
        """Write the rows; a table with one column is a frame around paragraphs."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        is_frame = all(len(row.cells) < 2 for row in rows)
        edges = _columns(rows)
        self._writer.write("")
        for row in rows:
            if is_frame:
                for line in row.cells[0]:
                    self._writer.write(*line)
            else:
                self._writer.write_row(_texts(row, edges), header=row.header)
        self._writer.write("")
        self._write_notes("footnote")

    def _write_notes(self, kind: NoteKind) -> None:
        for note in self.notes.due(kind):
            self._writer.write(note, Hint(kind=ParagraphKind.BODY))


def _columns(rows: list[_Row]) -> list[int]:
    """Return the right edges of the columns of a table."""
    columns: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not columns or edge - columns[-1] >= _NEARBY:
            columns.append(edge)
    return columns[:_MOST_CELLS]


def _texts(row: _Row, columns: list[int]) -> list[str]:
    """Return the texts of a row, one for each column: a cell that spans two leaves one empty."""
    texts: list[str] = []
    for index, cell in enumerate(row.cells):
        texts.append(" ".join(line.text for line in cell))
        if index < len(row.edges):
            spanned = bisect_left(columns, row.edges[index] + _NEARBY)
            texts += [""] * (spanned - len(texts))
    return texts
