"""E-books in FictionBook 2 (.fb2, and .fb2.zip).

The source text of a book is the text of its paragraphs, one to a line; its notes come last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.archive import Archive
from reader.documents.formats.writing import LineWriter, heading_hint
from reader.documents.formats.xml import local, parse_xml, text_of
from reader.documents.model import MetadataField, ParagraphKind
from reader.documents.structure import Hint
from reader.errors import PizhuError
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.documents.formats import Extracted

_BINARY = b"<binary"
_ENDING = ".fb2"
_LINES = ("p", "v", "subtitle", "text-author", "date")
_CELLS = ("td", "th")
_WHOLE = ("title", "tr")
_KEYS = {
    "book-title": "标题",
    "publisher": "出版社",
    "year": "出版时间",
    "isbn": "ISBN",
    "keywords": "关键词",
}
_NAMES = ("last-name", "first-name", "middle-name", "nickname")
_LONGEST = 400
_VERSE = Hint(kind=ParagraphKind.BODY)
_HINTS = {
    "subtitle": Hint(kind=ParagraphKind.HEADING),
    "v": _VERSE,
    "text-author": _VERSE,
    "date": _VERSE,
}


def read_fb2(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a book.

    Raises:
        PizhuError: it is damaged or too large unpacked.
    """
    del encoding  # XML declares its own
    if data.startswith(b"PK"):
        data = _unpacked(data, name)
    root = parse_xml(data.partition(_BINARY)[0], name, recover=True)
    for link in root.iter("{*}a"):
        if link.get("type") == "note" and link.text:
            link.text = f"［{link.text.strip('[]［］ ')}］"
    writer = LineWriter()
    for index, body in enumerate(root.iter("{*}body")):
        if body.get("name") in ("notes", "comments"):
            _write_notes(writer, body)
        else:
            _write_body(writer, body, first=not index)
    return writer.extracted("FB2", _metadata(root))


def _unpacked(data: bytes, name: str) -> bytes:
    archive = Archive(data, name)
    member = next((m for m in archive.names if m.lower().endswith(_ENDING)), None)
    if member is None:
        raise PizhuError("documents.damaged", name=name)
    return archive.read(member)


def _write_body(writer: LineWriter, body: _Element, *, first: bool) -> None:
    """Write paragraphs, verses and rows; a title is as deep as its section.

    The title of the first body is the book's.
    """
    from lxml import etree

    depth = whole = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = local(element)
        step = 1 if event == "start" else -1
        if tag == "section":
            depth += step
        elif tag in _WHOLE:
            whole += step
        if event == "start":
            continue
        if tag == "title":
            level = depth or int(not first)
            text = " ".join(text_of(line) for line in element)
            writer.write(text, heading_hint(level, text))
        elif tag == "tr":
            cells = [text_of(cell) for cell in element if local(cell) in _CELLS]
            writer.write_row(cells, header=all(local(cell) == "th" for cell in element))
        elif tag in _LINES and not whole:
            writer.write(text_of(element), _HINTS.get(tag))
        elif tag in ("empty-line", "table"):
            writer.write("")


def _write_notes(writer: LineWriter, body: _Element) -> None:
    """Write each note with the sign that refers to it."""
    for section in body.iter("{*}section"):
        lines = [e for e in section.iter("*") if local(e) in _LINES]
        sign = " ".join(text_of(e) for e in section if local(e) == "title")
        texts = [text_of(line) for line in lines if local(line.getparent()) != "title"]
        for index, text in enumerate(texts):
            writer.write(f"［{sign}］{text}" if sign and not index else text, _VERSE)


def _metadata(root: _Element) -> tuple[MetadataField, ...]:
    found: dict[str, str] = {}
    for description in root.iter("{*}description"):
        for element in description.iter("*"):
            key = _KEYS.get(local(element))
            if key:
                found.setdefault(key, text_of(element)[:_LONGEST])
        for info in description.iter("{*}title-info"):
            for tag, key in (("author", "作者"), ("translator", "译者")):
                people = [_person(e) for e in info if local(e) == tag]
                found[key] = "、".join(filter(None, people))[:_LONGEST]
    return tuple(MetadataField(key, sanitise(value)) for key, value in found.items() if value)


def _person(element: _Element) -> str:
    """Return a name, in Chinese order where it is written in Chinese."""
    names = {local(e): text_of(e) for e in element}
    parts = [names[name] for name in _NAMES if names.get(name)]
    if any(part.isascii() for part in parts):
        return " ".join([*parts[1:], *parts[:1]] if names.get("last-name") else parts)
    return "".join(parts)
