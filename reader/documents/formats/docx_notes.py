"""The notes of a Word document, which stand in parts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.documents.formats.docx_text import read_inline
from reader.documents.formats.notes import Notes
from reader.documents.formats.ooxml import attribute
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.documents.formats.notes import NoteKind

_NO_NOTES = ("eparator", "Notice")
"""How the types of the lines that part notes from the text end."""


class DocxNotes:
    """Finds the note that a paragraph refers to."""

    def __init__(self, footnotes: _Element | None, endnotes: _Element | None) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        for root in (footnotes, endnotes):
            for element in [] if root is None else root:
                if not attribute(element, "type").endswith(_NO_NOTES):
                    self._elements.setdefault((local(element), attribute(element, "id")), element)
        self._notes = Notes()
        self._signs: dict[tuple[str, str], str] = {}
        self.due = self._notes.due

    def sign(self, kind: str, key: str) -> str:
        """Return the sign of a note, '' where there is no such note."""
        element = self._elements.get((kind, key))
        if element is None:
            return ""
        if (kind, key) not in self._signs:
            self._signs[kind, key] = self._notes.add(cast("NoteKind", kind), _text(element))
        return self._signs[kind, key]


def _text(note: _Element) -> str:
    texts = (read_inline(p, lambda *_: "").text.strip() for p in note.iter("{*}p"))
    return " ".join(text for text in texts if text)
