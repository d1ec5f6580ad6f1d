"""Puts the text of a PDF together, every piece with its place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.pdf_layout import Placed
from reader.documents.formats.pdf_tables import is_marker
from reader.documents.model import ParagraphKind, Segment
from reader.documents.structure import Hint, Line
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.pdf_layout import TextLine
    from reader.documents.formats.pdf_process import Page
    from reader.documents.formats.pdf_rows import Cell

_HAN = "\u2e80"
_NARROW = 4
"""A gap of fewer letters in a Chinese line is an ideographic space or two (目　录)."""
_TAIL = 12
_BULLETS = tuple("•●■◆○□➢")
_ITEM = Hint(kind=ParagraphKind.ITEM)


def place_fragments(pages: Sequence[Page]) -> tuple[str, list[list[Placed]]]:
    """Return the source text, and the fragments of each page with their places in it.

    A line of the source is a fragment, in the order of the file; a form feed parts two pages.
    """
    pieces: list[str] = []
    placed: list[list[Placed]] = []
    start = 0
    for page in pages:
        here = []
        for fragment in page.fragments:
            here.append(Placed(*fragment, start))
            pieces += (fragment.text, "\n")
            start += len(fragment.text) + 1
        pieces.append("\f")
        start += 1
        placed.append(here)
    return "".join(pieces), placed


class TextBuilder:
    """The text of one paragraph while it grows."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def add(self, part: Placed, separator: str = "") -> None:
        """Append a fragment; the separator is none of the source's text."""
        if self._pieces:
            self._pieces.append(separator)
            self._length += len(separator)
        self._segments.append(Segment(self._length, part.start, len(part.text)))
        self._pieces.append(part.text)
        self._length += len(part.text)

    def continue_with(self, part: Placed) -> None:
        """Append the first fragment of the next line."""
        tail = self._pieces[-1][-_TAIL:] if self._pieces else ""
        if tail[-1:] == "-" and tail[-2:-1].isalpha() and part.text[:1].islower():
            self._pieces[-1] = self._pieces[-1][:-1]
            last = self._segments[-1]
            self._segments[-1] = last._replace(length=last.length - 1)
            self._length -= 1
            self.add(part)
        else:
            self.add(part, " " if _are_words(tail, part.text) else "")

    def skip(self, separator: str) -> int:
        """Append text that is none of the source's; return where it ends."""
        self._pieces.append(separator)
        self._length += len(separator)
        return self._length

    def line(self, hint: Hint | None) -> Line:
        """Return the line."""
        start = self._segments[0].source if self._segments else 0
        return Line(sanitise("".join(self._pieces)), start, hint, tuple(self._segments))


def write_paragraph(lines: Sequence[TextLine], hint: Hint | None) -> Line:
    """Return the lines of a paragraph as one."""
    builder = TextBuilder()
    if hint is None and lines[0].text[:1] in _BULLETS:
        hint = _ITEM
    for line in lines:
        builder.continue_with(line.parts[0])
        for before, part in zip(line.parts, line.parts[1:], strict=False):
            builder.add(part, _space(before, part))
    return builder.line(hint)


def write_row(cells: Sequence[Cell]) -> Line:
    """Return a row of a table, its cells parted by tabs."""
    builder = TextBuilder()
    spans = []
    end = 0
    for index, cell in enumerate(cells):
        start = end = builder.skip("\t" if index else "")
        for place, part in enumerate(cell):
            if place:
                builder.continue_with(part)
            else:
                builder.add(part)
        end = builder.skip("")
        spans.append((start, end))
    return builder.line(Hint(None, ParagraphKind.ROW, tuple(spans)))


def _space(before: Placed, after: Placed) -> str:
    if is_marker(before.text):
        return " "
    gap = (after.left - before.right) / max(before.size, 1.0)
    in_han = before.text[-1:] > _HAN and after.text[:1] > _HAN
    return "\t" if gap > _NARROW or not in_han else "\u3000"


def _are_words(tail: str, text: str) -> bool:
    """Whether a line break between the two stood for a space."""
    last, first = tail[-1:], text[:1]
    if not last or not (last.isascii() and first.isascii()):
        return False
    return (last.isalpha() and first.isalpha()) or not any(char > _HAN for char in tail + text[:4])
