"""The paragraphs, lists and tables of an OpenDocument text, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.notes import Notes
from reader.documents.formats.odf_lists import RunningList
from reader.documents.formats.odf_tables import read_rows
from reader.documents.formats.odf_text import read_inline
from reader.documents.formats.ooxml import attribute, integer
from reader.documents.formats.writing import heading_hint
from reader.documents.formats.xml import local
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.documents.formats.notes import NoteKind
    from reader.documents.formats.odf_styles import OdfStyles
    from reader.documents.formats.writing import LineWriter

_DEEPEST = 24
"""How deep sections, lists, tables and text boxes may stand inside each other."""
_LEFT_OUT = frozenset(("tracked-changes", "sequence-decls", "forms", "variable-decls"))
_INDEXES = frozenset(
    (
        *("table-of-content", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index"),
    )
)


class _Place(NamedTuple):
    """Where items stand: their list, and how deep in it (from 0)."""

    running: RunningList
    level: int


class OdfStory:
    """Writes the blocks of a text in the order in which they come."""

    def __init__(self, writer: LineWriter, styles: OdfStyles) -> None:
        self._writer = writer
        self._styles = styles
        self._notes = Notes()
        self._outline = RunningList(styles.outline)
        self._last_list: tuple[str, RunningList] | None = None
        self._named_lists: dict[str, RunningList] = {}

    def add_all(self, text: _Element, part: str) -> None:
        """Write a whole text, which stands in that part of the file."""
        blocks = (element for element in text if local(element) not in _LEFT_OUT)
        for number, element in enumerate(blocks, 1):
            self._writer.enter(part, number)
            self._add(element, 1, None)
        self._write_notes("endnote")

    def _add_inside(self, parent: _Element, depth: int, kind: ParagraphKind | None = None) -> None:
        if depth < _DEEPEST:
            for element in parent:
                self._add(element, depth + 1, kind)

    def _add(self, element: _Element, depth: int, kind: ParagraphKind | None) -> None:
        name = local(element)
        if name in ("p", "h"):
            self._add_paragraph(element, depth, "", kind)
        elif name == "list":
            self._add_list(element, depth, kind)
        elif name == "table":
            self._add_table(element, depth)
        elif name in _INDEXES:
            self._add_inside(element, depth, ParagraphKind.FURNITURE)
        elif name and name not in _LEFT_OUT and not name.endswith("-source"):
            self._add_inside(element, depth, kind)

    def _add_paragraph(
        self, element: _Element, depth: int, label: str, kind: ParagraphKind | None
    ) -> None:
        level = self._level(element) if kind is None else None
        if level and not label and attribute(element, "is-list-header") != "true":
            label = self._outline.label(level - 1)
        text, boxes = self._inline(element)
        text = text.strip("\n")
        lines = [" ".join(text.split("\n"))] if level is not None else text.split("\n")
        if label:
            lines[0] = label + lines[0].strip()
        kind = kind or self._styles.kind_of(attribute(element, "style-name"))
        for line in lines:
            hint = Hint(kind=kind) if kind else None
            self._writer.write(line, hint if level is None else heading_hint(level, line))
        for box in boxes:
            self._add_inside(box, depth)
        self._write_notes("footnote")

    def _level(self, element: _Element) -> int | None:
        if self._styles.is_title(attribute(element, "style-name")):
            return 0
        if local(element) == "h":
            return max(integer(attribute(element, "outline-level"), 1), 1)
        return None

    def _inline(self, element: _Element) -> tuple[str, list[_Element]]:
        return read_inline(element, self._styles.hidden, self._sign)

    def _sign(self, note: _Element) -> str:
        kind: NoteKind = "endnote" if attribute(note, "note-class") == "endnote" else "footnote"
        texts = (
            read_inline(paragraph, self._styles.hidden, lambda _: "").text.strip()
            for paragraph in note.iter("{*}p", "{*}h")
        )
        return self._notes.add(kind, " ".join(text for text in texts if text))

    def _write_notes(self, kind: NoteKind) -> None:
        for note in self._notes.due(kind):
            self._writer.write(note, Hint(kind=ParagraphKind.BODY))

    def _add_list(self, element: _Element, depth: int, kind: ParagraphKind | None) -> None:
        self._add_items(element, _Place(self._open(element), 0), depth, kind)

    def _add_items(
        self, element: _Element, place: _Place, depth: int, kind: ParagraphKind | None
    ) -> None:
        running, level = place
        own = kind or (ParagraphKind.ITEM if running.is_bullet(level) else None)
        for item in element if depth < _DEEPEST else ():
            label = ""
            if local(item) == "list-item":
                start = integer(attribute(item, "start-value"), -1)
                label = running.label(level, start if start >= 0 else None)
            for block in item:
                name = local(block)
                if name in ("p", "h"):
                    self._add_paragraph(block, depth, label, own)
                    label = ""
                elif name == "list":
                    inner = _Place(self._nested(block, running), level + 1)
                    self._add_items(block, inner, depth + 1, kind)
                else:
                    self._add(block, depth + 1, kind)

    def _open(self, element: _Element) -> RunningList:
        """Begin a list, or go on with the counters of the one that it continues."""
        style = attribute(element, "style-name")
        continued = attribute(element, "continue-list")
        base = self._named_lists.get(continued) if continued else None
        if base is None and attribute(element, "continue-numbering") == "true":
            base = self._last_list[1] if self._last_list else None
        levels = self._styles.lists.get(style) or (base.levels if base else [])
        running = RunningList(levels, base.counter if base else None)
        self._last_list = (style, running)
        self._named_lists[attribute(element, "id")] = running
        return running

    def _nested(self, element: _Element, outer: RunningList) -> RunningList:
        levels = self._styles.lists.get(attribute(element, "style-name"))
        return RunningList(levels, outer.counter) if levels else outer

    def _add_table(self, table: _Element, depth: int) -> None:
        rows = list(read_rows(table))
        is_frame = all(len(row.cells) < 2 for row in rows)
        self._writer.write("")
        for row in rows:
            if is_frame:
                for cell in row.cells:
                    self._add_inside(cell, depth)
            else:
                texts = [self._cell_text(cell, depth) for cell in row.cells]
                self._writer.write_row(texts, header=row.header)
        self._writer.write("")
        self._write_notes("footnote")

    def _cell_text(self, cell: _Element, depth: int) -> str:
        texts: list[str] = []
        for element in cell:
            if local(element) in ("p", "h"):
                text, boxes = self._inline(element)
                texts.append(text)
                inner = boxes
            else:
                inner = [element]
            if depth < _DEEPEST:
                texts += [self._cell_text(e, depth + 1) for e in inner]
        return " ".join(text for text in texts if text.strip())
