"""The paragraphs and tables of a document in the old Word format, in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.doc_lists import INSTANCES, LISTS, DocLists
from reader.documents.formats.doc_properties import (
    IN_TABLE,
    INNER_ROW_END,
    ROW_END,
    TABLE_DEPTH,
    TABLE_HEADER,
    edges_of,
    number_of,
    read_properties,
)
from reader.documents.formats.doc_styles import DocStyles, read_format
from reader.documents.formats.doc_text import ShownText
from reader.documents.formats.style_names import NamedStyle
from reader.documents.model import ParagraphKind

if TYPE_CHECKING:
    from reader.documents.formats.doc_file import DocFile
    from reader.documents.formats.doc_styles import DocFormat
    from reader.documents.formats.flow import Flow

_STYLES = 1
_PARAGRAPH, _CELL = "\r", "\x07"
_MARK = re.compile("[\r\x07\x0c]")
_REFERENCE = "\x02"


class DocStory:
    """Reads a document into a flow."""

    def __init__(self, file: DocFile, flow: Flow) -> None:
        self._file = file
        self._flow = flow
        self._styles = DocStyles(file.table_part(_STYLES))
        self._lists = DocLists(
            file.table_part(LISTS), file.table_after(LISTS), file.table_part(INSTANCES)
        )
        self._notes = file.notes()
        self._shown = ShownText(file)

    def read(self) -> None:
        """Read the main text with its notes, then the text boxes."""
        main, *others = self._file.lengths
        self._read_part(0, main)
        boxes = main + sum(others[:5])
        self._flow.finish(NamedStyle())
        self._read_part(boxes, boxes + others[5])
        self._flow.finish(NamedStyle())

    def _read_part(self, start: int, end: int) -> None:
        text = self._file.text
        end = min(end, len(text))
        while start < end:
            found = _MARK.search(text, start, end)
            mark = found.start() if found else end
            self._read_paragraph(start, mark, text[mark : mark + 1])
            start = mark + 1

    def _read_paragraph(self, start: int, mark: int, sign: str) -> None:
        style, modifiers = self._file.paragraph(mark)
        properties = read_properties(modifiers)
        if number_of(properties, ROW_END) == 1:
            self._flow.end_row(
                edges_of(properties), header=number_of(properties, TABLE_HEADER) == 1
            )
            return
        if number_of(properties, INNER_ROW_END) == 1:
            return
        if sign == _PARAGRAPH and self._shown.is_deleted(mark):
            self._add_text(start, mark)  # the next paragraph goes on from here
            return
        form = read_format(modifiers).over(self._styles.format_of(style))
        self._flow.set_label(self._label(form))
        self._add_text(start, mark)
        in_table = number_of(properties, IN_TABLE) == 1 or (
            (number_of(properties, TABLE_DEPTH) or 0) > 0
        )
        named = self._named(form)
        if sign == _CELL:
            self._flow.end_cell(named)
        else:
            self._flow.end_paragraph(named, in_table=in_table)

    def _add_text(self, start: int, end: int) -> None:
        """Add the text of a paragraph, with the signs of its notes."""
        while True:
            place = self._file.text.find(_REFERENCE, start, end)
            if place < 0:
                break
            self._flow.add(self._shown.read(start, place))
            if place in self._notes:
                self._flow.add(self._sign(place))
            start = place + 1
        self._flow.add(self._shown.read(start, end))

    def _sign(self, place: int) -> str:
        kind, start, end = self._notes[place]
        text = ShownText(self._file).read(start, min(end, len(self._file.text)))
        return self._flow.notes.add(
            "endnote" if kind == "endnote" else "footnote", " ".join(text.split())
        )

    def _label(self, form: DocFormat) -> str:
        return self._lists.label(form.instance or 0, form.depth or 0)

    def _named(self, form: DocFormat) -> NamedStyle:
        named = form.named or NamedStyle()
        if self._lists.is_bullet(form.instance or 0, form.depth or 0) and named == NamedStyle():
            return NamedStyle(-1, ParagraphKind.ITEM)
        return named
