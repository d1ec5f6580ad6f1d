"""Foot- and endnotes of word processors.

A note's sign stands in the text as ［1］ (footnotes) or ［i］ (endnotes), as word processors number
them unless told otherwise. The text of a footnote follows, behind the same sign, as a paragraph of
its own after the paragraph or the table that refers to it; endnotes follow the whole text.
"""

from __future__ import annotations

from typing import Literal

from reader.documents.formats.number_formats import write_number

NoteKind = Literal["footnote", "endnote"]

_FORMATS: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """Numbers notes in the order in which they come, and keeps them until they are due."""

    def __init__(self) -> None:
        self._numbers: dict[NoteKind, int] = dict.fromkeys(_FORMATS, 0)
        self._pending: dict[NoteKind, list[str]] = {kind: [] for kind in _FORMATS}

    def add(self, kind: NoteKind, text: str) -> str:
        """Take in a note and return its sign."""
        self._numbers[kind] += 1
        sign = f"［{write_number(self._numbers[kind], _FORMATS[kind])}］"
        self._pending[kind].append(sign + text)
        return sign

    def due(self, kind: NoteKind) -> list[str]:
        """Return the notes, with their signs, that came since they were last asked for."""
        notes, self._pending[kind] = self._pending[kind], []
        return notes
