"""E-books in EPUB.

The source text of a book is the text of its blocks, one to a line, in reading order. Its own
contents make the outline; headings inside the chapters go below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.epub_contents import read_contents
from reader.documents.formats.epub_headings import find_places, is_made_up, says
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
    listed = any(not is_made_up(entry.label) for entry in entries)
    book = _Book(listed, next((f.value for f in package.metadata if f.key == "标题"), ""))
    for item in package.spine:
        blocks = _blocks(package, item, name)
        if item == package.nav or _is_contents(blocks):
            book.write_furniture(item.path, blocks)
        else:
            book.write_file(item.path, blocks, by_path.get(item.path, ()))
    return book.writer.extracted("EPUB", package.metadata)


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


class _Book:
    """Writes the files of a book one after the other.

    Args:
        listed: whether the book brings contents along.
        title: what the package calls it.
    """

    def __init__(self, listed: bool, title: str) -> None:
        self.writer = LineWriter()
        self._listed = listed
        self._title = title

    def write_furniture(self, path: str, blocks: Sequence[Block]) -> None:
        """Write what says again what the outline shows."""
        for number, block in enumerate(blocks, 1):
            self.writer.enter(path, number)
            self.writer.write(block.text, _FURNITURE)

    def write_file(self, path: str, blocks: Sequence[Block], entries: Sequence[Entry]) -> None:
        """Write a file with headings where the contents lead to."""
        places = {place.first: place for place in find_places(blocks, entries)} if blocks else {}
        given = hints(blocks)
        index = 0
        while index < len(blocks):
            place = places.get(index)
            self.writer.enter(path, index + 1)
            if place is not None:
                said = " ".join(b.text for b in blocks[index : index + place.said])
                self.writer.write(said or place.entry.label, Hint(place.entry.depth))
                self._title = ""
            if place is None or not place.said:
                write_block(self.writer, blocks[index], self._hint(blocks[index], given[index]))
            index += place.said if place is not None and place.said else 1
        self.writer.write("")

    def _hint(self, block: Block, hint: Hint | None) -> Hint | None:
        """Take the book's name in front of its first chapter for the title.

        Headings that the contents do not list stand below all that they do.
        """
        if says(block, self._title):
            self._title = ""
            return Hint(0)
        if hint is None or hint.level is None or not self._listed:
            return hint
        return hint._replace(level=hint.level + _INSIDE)
