"""The parts of a document in the format of Word 97 to 2003; see [MS-DOC] 2.3 to 2.5."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.documents.formats.compound_file import CompoundFile

_IDENTITY = 0xA5EC
_WORD_97 = 193
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_LENGTHS = 0x4C
_PLACES = 0x9A
_PAGE = 512
_NARROW_PIECE = 0x40000000
_CLX = 33
_CHARACTER_PAGES, _PARAGRAPH_PAGES = 12, 13
_FOOTNOTES, _ENDNOTES = (2, 3), (46, 47)
_MOST_PAGES = 200_000


class OldWordError(ValueError):
    """The document was written by Word 6 or 95, or by an even older one."""


class EncryptedWordError(ValueError):
    """The document has a password."""


class _Piece(NamedTuple):
    """A stretch of text: where it begins among all, and where its bytes are."""

    start: int
    end: int
    offset: int
    width: int


class Properties(NamedTuple):
    """What holds for a stretch of bytes: the style (paragraphs only) and its modifiers."""

    style: int
    modifiers: bytes


class DocFile:
    """Text and properties of a document.

    Attributes:
        text: all of its parts, one after the other; each ends with a paragraph mark.
        lengths: the lengths of the main text, footnotes, headers, macros, comments, endnotes and
            text boxes.

    Raises:
        ValueError: it is damaged (or the errors of this module).
        KeyError: it is no Word document.
    """

    def __init__(self, container: CompoundFile) -> None:
        self._main = container.read("WordDocument")
        identity, version = struct.unpack_from("<HH", _checked(self._main, 0, 4))
        if identity != _IDENTITY or version < _WORD_97:
            raise OldWordError(version)
        flags = struct.unpack_from("<H", _checked(self._main, 10, 2))[0]
        if flags & _ENCRYPTED:
            raise EncryptedWordError(flags)
        self._table = container.read("1Table" if flags & _TABLE_1 else "0Table")
        self.lengths = struct.unpack("<7I", _checked(self._main, _LENGTHS, 28))
        self._pieces = self._read_pieces()
        self.text = "".join(self._text_of(piece) for piece in self._pieces)
        self._starts = [piece.start for piece in self._pieces]
        self._paragraphs = self._read_pages(_PARAGRAPH_PAGES)
        self._characters = self._read_pages(_CHARACTER_PAGES)

    def table_part(self, index: int) -> bytes:
        """Return the part of the table stream that the header lists at that place."""
        place, length = self._place(index)
        return self._table[place : place + length]

    def table_after(self, index: int) -> bytes:
        """Return what follows a part of the table stream."""
        place, length = self._place(index)
        return self._table[place + length :]

    def notes(self) -> dict[int, tuple[str, int, int]]:
        """Return for each place that refers to a note its kind, and where its text begins, ends."""
        found: dict[int, tuple[str, int, int]] = {}
        foot = self.lengths[0]
        end = sum(self.lengths[:5])
        for kind, (references, texts), shift in (
            ("footnote", _FOOTNOTES, foot),
            ("endnote", _ENDNOTES, end),
        ):
            places = _numbers(self.table_part(references), 2)
            bounds = _numbers(self.table_part(texts), 0)
            for place, start, stop in zip(places, bounds, bounds[1:], strict=False):
                found[place] = (kind, start + shift, stop + shift)
        return found

    def paragraph(self, place: int) -> Properties:
        """Return the properties of the paragraph whose mark is at that place of the text."""
        return self._paragraphs.at(self._offset(place))

    def characters(self, start: int, end: int) -> list[tuple[int, int, bytes]]:
        """Return the runs of characters in a stretch: where each begins, ends, its modifiers."""
        runs = []
        while start < end:
            index = bisect_right(self._starts, start) - 1
            piece = self._pieces[index]
            offset = self._offset(start)
            last = self._characters.end_at(offset)
            here = min(end, piece.end, start + max((last - offset) // piece.width, 1))
            runs.append((start, here, self._characters.at(offset).modifiers))
            start = here
        return runs

    def _offset(self, place: int) -> int:
        piece = self._pieces[max(bisect_right(self._starts, place) - 1, 0)]
        return piece.offset + (place - piece.start) * piece.width

    def _place(self, index: int) -> tuple[int, int]:
        place, length = struct.unpack("<II", _checked(self._main, _PLACES + 8 * index, 8))
        return place, length

    def _read_pieces(self) -> list[_Piece]:
        clx = self.table_part(_CLX)
        position = 0
        while clx[position : position + 1] == b"\x01":
            position += 3 + struct.unpack("<H", _checked(clx, position + 1, 2))[0]
        if clx[position : position + 1] != b"\x02":
            raise ValueError(position)
        plc = clx[position + 5 :][: struct.unpack("<I", _checked(clx, position + 1, 4))[0]]
        count = max((len(plc) - 4) // 12, 0)
        places = struct.unpack(f"<{count + 1}I", _checked(plc, 0, 4 * count + 4))
        pieces: list[_Piece] = []
        for index in range(count):
            offset = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
            start, end = places[index : index + 2]
            narrow = offset & _NARROW_PIECE
            place = (offset & ~_NARROW_PIECE) // 2 if narrow else offset
            width = 1 if narrow else 2
            if start != (pieces[-1].end if pieces else 0) or end <= start:
                raise ValueError(start)
            if place + (end - start) * width > len(self._main):
                raise ValueError(place)
            pieces.append(_Piece(start, end, place, width))
        if not pieces or sum(p.end - p.start for p in pieces) > len(self._main):
            raise ValueError(count)
        return pieces

    def _text_of(self, piece: _Piece) -> str:
        length = piece.end - piece.start
        data = self._main[piece.offset : piece.offset + length * piece.width]
        if piece.width == 1:
            return "".join(map(chr, data)).translate(_WINDOWS)
        units = struct.unpack(f"<{length}H", data)
        return "".join(map(chr, units))

    def _read_pages(self, index: int) -> _Runs:
        plc = self.table_part(index)
        count = min(max((len(plc) - 4) // 8, 0), _MOST_PAGES)
        if not count:
            return _Runs([], [], [])
        numbers = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))
        runs: dict[int, tuple[int, Properties]] = {}
        for number in dict.fromkeys(numbers):
            page = self._main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) == _PAGE:
                for start, end, found in _read_page(page, is_paragraph=index == _PARAGRAPH_PAGES):
                    runs[start] = (end, found)
        starts = sorted(runs)
        return _Runs(starts, [runs[s][0] for s in starts], [runs[s][1] for s in starts])


class _Runs(NamedTuple):
    """Properties by the stretches of bytes that they hold for."""

    starts: list[int]
    ends: list[int]
    properties: list[Properties]

    def at(self, offset: int) -> Properties:
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.ends[index]:
            return Properties(0, b"")
        return self.properties[index]

    def end_at(self, offset: int) -> int:
        """Return where the stretch around a byte ends, or the one before the next begins."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.ends[index]:
            return self.ends[index]
        return self.starts[index + 1] if index + 1 < len(self.starts) else 1 << 40


def _read_page(page: bytes, *, is_paragraph: bool) -> list[tuple[int, int, Properties]]:
    """Return the runs that a page of properties lists."""
    count = page[-1]
    step = 13 if is_paragraph else 1
    if 4 * (count + 1) + step * count >= _PAGE:
        return []
    places = struct.unpack_from(f"<{count + 1}I", page)
    runs = []
    for index in range(count):
        start = 2 * page[4 * (count + 1) + step * index]
        runs.append((places[index], places[index + 1], _read_entry(page, start, is_paragraph)))
    return runs


def _read_entry(page: bytes, start: int, is_paragraph: bool) -> Properties:
    if start == 0:
        return Properties(0, b"")
    size = page[start]
    if not is_paragraph:
        return Properties(0, page[start + 1 : start + 1 + size])
    if size == 0:
        start += 1
        size = 2 * page[start] if start < _PAGE else 0
    else:
        size = 2 * size - 1
    found = page[start + 1 : start + 1 + size]
    return Properties(int.from_bytes(found[:2], "little"), found[2:])


def _numbers(plc: bytes, size: int) -> list[int]:
    """Return the places in a table that holds ``size`` bytes more for each of them but the last."""
    count = max((len(plc) - 4) // (4 + size), 0)
    return list(struct.unpack_from(f"<{count + 1}I", plc)) if len(plc) >= 4 else []


def _checked(data: bytes, start: int, length: int) -> bytes:
    found = data[start : start + length]
    if len(found) < length:
        raise ValueError(start)
    return found


_WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
