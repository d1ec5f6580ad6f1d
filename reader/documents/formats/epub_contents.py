"""The contents that an EPUB brings along: the nav of EPUB 3, else the ncx of EPUB 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.epub_package import resolve
from reader.documents.formats.page_encoding import decode_page
from reader.documents.formats.xml import local, parse_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.documents.formats.epub_package import Item, Package


class Entry(NamedTuple):
    """A line of the contents: how deep it stands (from 1), what it says, where it leads."""

    depth: int
    label: str
    path: str
    fragment: str


def read_contents(package: Package, name: str) -> list[Entry]:
    """Return the lines of the contents in order, those that lead nowhere left out.

    Raises:
        PizhuError: the file that holds them is too large.
    """
    entries: list[Entry] = []
    for item, reader in ((package.nav, _of_nav), (package.ncx, _of_ncx)):
        data = package.read(item.path) if item else None
        if item and data and not entries:
            entries = [e for e in reader(data, item, name) if e.label and e.path]
    return entries


def _of_ncx(data: bytes, item: Item, name: str) -> Iterator[Entry]:
    from lxml import etree

    root = parse_xml(data, name, recover=True)
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if local(element) == "navPoint":
            depth += 1 if event == "start" else -1
            if event == "start":
                label = next((text_of(e) for e in element if local(e) == "navLabel"), "")
                source = next((e.get("src") or "" for e in element if local(e) == "content"), "")
                yield Entry(depth, label, *resolve(item.path, source))


def _of_nav(data: bytes, item: Item, name: str) -> Iterator[Entry]:
    from lxml import etree

    text = decode_page(data, None, name=name).text
    root = parse_xml(_without_declaration(text).encode("utf-8", "replace"), name, recover=True)
    navs = [element for element in root.iter("*") if local(element) == "nav"]
    toc = next((nav for nav in navs if "toc" in _kind(nav)), navs[0] if navs else root)
    depth = 0
    for event, element in etree.iterwalk(toc, events=("start", "end")):
        if local(element) == "ol":
            depth += 1 if event == "start" else -1
        elif event == "start" and local(element) == "a" and depth:
            yield Entry(depth, text_of(element), *resolve(item.path, element.get("href") or ""))


def _kind(nav: _Element) -> str:
    return " ".join(str(v) for k, v in nav.items() if str(k).rpartition("}")[2] in ("type", "role"))


def _without_declaration(text: str) -> str:
    """Leave out the declaration of an encoding that the text is no longer in."""
    text = text.lstrip()
    return text.partition("?>")[2] if text.startswith("<?xml") else text
