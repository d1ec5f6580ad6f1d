"""The paragraph styles of the old Word format; see [MS-DOC] 2.9.271 (STSH)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from reader.documents.formats.doc_properties import (
    LIST,
    LIST_DEPTH,
    OUTLINE_LEVEL,
    number_of,
    read_properties,
)
from reader.documents.formats.style_names import NamedStyle, read_style_name
from reader.documents.model import ParagraphKind

_HEADINGS = range(1, 10)
_CONTENTS = range(19, 28)
_CAPTION, _TITLE = 34, 62
_PARAGRAPH_STYLE = 1
_BODY_LEVEL = 9
_NO_BASE = 0xFFF
_LONGEST_CHAIN = 12


class DocFormat(NamedTuple):
    """What a style or a paragraph itself says; None where it says nothing.

    Attributes:
        named: the level and kind of the paragraph.
        instance: the list that it belongs to, from 1; 0 none.
        depth: how deep in that list, from 0.
    """

    named: NamedStyle | None = None
    instance: int | None = None
    depth: int | None = None

    def over(self, base: DocFormat) -> DocFormat:
        """Return this format, with what it leaves open taken from ``base``."""
        return DocFormat(
            base.named if self.named is None else self.named,
            base.instance if self.instance is None else self.instance,
            base.depth if self.depth is None else self.depth,
        )


class DocStyles:
    """The paragraph styles of a document, by number."""

    def __init__(self, data: bytes) -> None:
        self._own: dict[int, DocFormat] = {}
        self._base: dict[int, int] = {}
        if len(data) < 8:
            return
        header, count, fixed = struct.unpack_from("<HHH", data)
        position = 2 + header
        for number in range(count):
            size = int.from_bytes(data[position : position + 2], "little")
            self._read(number, data[position + 2 : position + 2 + size], fixed)
            position += 2 + size + size % 2

    def format_of(self, number: int) -> DocFormat:
        """Return what a style and those that it is based on say."""
        found = DocFormat()
        for _ in range(_LONGEST_CHAIN):
            found = found.over(self._own.get(number, DocFormat()))
            if number not in self._base:
                break
            number = self._base[number]
        return found

    def _read(self, number: int, data: bytes, fixed: int) -> None:
        if len(data) < fixed + 2 or fixed < 10:
            return
        standard, base = struct.unpack_from("<HH", data)
        if base & 0xF != _PARAGRAPH_STYLE:
            return
        if base >> 4 != _NO_BASE:
            self._base[number] = base >> 4
        length = struct.unpack_from("<H", data, fixed)[0]
        start = fixed + 2
        name = data[start : start + 2 * length].decode("utf-16-le", "replace")
        named = _of_standard(standard & 0xFFF) or read_style_name(name)
        start += 2 * length + 2
        size = int.from_bytes(data[start : start + 2], "little")
        own = read_format(data[start + 4 : start + 2 + size])
        self._own[number] = own.over(DocFormat(None if named == NamedStyle() else named))


def read_format(modifiers: bytes) -> DocFormat:
    """Return what the modifiers of a paragraph or of a style say."""
    properties = read_properties(modifiers)
    level = number_of(properties, OUTLINE_LEVEL)
    return DocFormat(
        None if level is None else NamedStyle(level + 1 if level < _BODY_LEVEL else -1),
        number_of(properties, LIST),
        number_of(properties, LIST_DEPTH),
    )


def _of_standard(number: int) -> NamedStyle | None:
    """Return what a style that comes with Word is, by the number that it always has."""
    if number in _HEADINGS:
        return NamedStyle(number)
    if number == _TITLE:
        return NamedStyle(0)
    if number in _CONTENTS:
        return NamedStyle(-1, ParagraphKind.FURNITURE)
    return NamedStyle(-1, ParagraphKind.CAPTION) if number == _CAPTION else None
