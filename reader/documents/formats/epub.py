"""E-books in EPUB.

The source text of a book is the text of its blocks, one to a line, in reading order. Its own
contents make the outline; headings inside the chapters go below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.epub_contents import read_contents
from reader.documents.formats.epub_headings import find_places
from reader.documents.formats.epub_package import open_package
from reader.documents.formats.page_encoding import decode_page
from reader.documents.formats.page_hints import hints, write_block
from reader.documents.formats.page_parser import parse_page
from reader.documents.formats.writing import LineWriter
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats import Extracted
    from reader.documents.formats.epub_contents import Entry
    from reader.documents.formats.epub_package import Item, Package
    from reader.documents.formats.page import Block

_FURNITURE = Hint(kind=ParagraphKind.FURNITURE)
_TEXTS = (".xhtml", ".html", ".htm", ".xml")
_INSIDE = 100  # added to the levels of headings that the contents do not list
_LINKED = 0.7
_FEWEST_LINKS = 3


def read_epub(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a book.

    Raises:
        PizhuError: it is damaged, too large unpacked, or encrypted.
    """
    del encoding  # each file of a book declares its own
    package = open_package(data, name)
    entries = read_contents(package, name)
    by_path: dict[str, list[Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, []).append(entry)
    writer = LineWriter()
    for item in package.spine:
        blocks = _blocks(package, item, name)
        if item == package.nav or _is_contents(blocks):
            for block in blocks:
                writer.write(block.text, _FURNITURE)
        else:
            _write_chapter(writer, blocks, by_path.get(item.path, ()), inside=bool(entries))
        writer.write("")
    return writer.extracted("EPUB", package.metadata)


def _blocks(package: Package, item: Item, name: str) -> list[Block]:
    if "html" not in item.kind and not item.path.lower().endswith(_TEXTS):
        return []
    data = package.read(item.path)
    return parse_page(decode_page(data, None, name=name).text).blocks if data else []


def _is_contents(blocks: Sequence[Block]) -> bool:
    """Tell a printed table of contents by its links."""
    links = sum(2 * block.linked > block.solid for block in blocks)
    linked, solid = sum(b.linked for b in blocks), sum(b.solid for b in blocks)
    return links >= _FEWEST_LINKS and linked > _LINKED * solid


def _write_chapter(
    writer: LineWriter, blocks: Sequence[Block], entries: Sequence[Entry], *, inside: bool
) -> None:
    """Write a file of the book, with headings where the contents lead to."""
    places = {place.first: place for place in find_places(blocks, entries)} if blocks else {}
    given = hints(blocks)
    index = 0
    while index < len(blocks):
        place = places.get(index)
        if place is not None:
            said = " ".join(b.text for b in blocks[index : index + place.said])
            writer.write(said or place.entry.label, Hint(place.entry.depth))
        if place is None or not place.said:
            write_block(writer, blocks[index], _lowered(given[index]) if inside else given[index])
        index += place.said if place is not None and place.said else 1


def _lowered(hint: Hint | None) -> Hint | None:
    """Put a heading that the contents do not list below all that they do."""
    if hint is None or hint.level is None:
        return hint
    return hint._replace(level=hint.level + _INSIDE)
