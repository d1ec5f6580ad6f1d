"""XML from untrusted files: no entities, nothing loaded, bounded in depth and in size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import PizhuError

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]{1,30});")
_OWN = (b"amp", b"lt", b"gt", b"quot", b"apos")
_MOST_TAGS = 2_000_000
_MOST_ATTRIBUTES = 4_000_000


def parse_xml(data: bytes, name: str, *, recover: bool = False) -> _Element:
    """Return the root element.

    The entities of HTML are known, all others but XML's own stay unresolved, no DTD is read. What
    is nested deeper than 256 counts as damage.

    Args:
        data: the file, in the encoding that it declares.
        name: what to call the source in an error.
        recover: make the best of damage instead of raising.

    Raises:
        PizhuError: it is damaged, or holds more tags than any document.
    """
    from lxml import etree

    if data.count(b"<") > _MOST_TAGS or data.count(b"=") > _MOST_ATTRIBUTES:
        raise PizhuError("documents.too-large", name=name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    try:
        root = etree.fromstring(_NAMED.sub(_numbered, data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PizhuError("documents.damaged", name=name) from error
    if root is None:
        raise PizhuError("documents.damaged", name=name)
    return root


def _numbered(entity: re.Match[bytes]) -> bytes:
    """Return a named entity of HTML as numbers, which every XML parser knows."""
    from html.entities import html5

    if entity[1] in _OWN:
        return entity[0]
    characters = html5.get(entity[1].decode("ascii") + ";", "")
    return "".join(f"&#{ord(c)};" for c in characters).encode("ascii") or entity[0]


def local(element: _Element | None) -> str:
    """Return an element's name without its namespace; empty for none, and for an entity."""
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: _Element) -> str:
    """Return all text in an element, white space collapsed; entities that nobody knows are none."""
    if not local(element):
        return ""
    return " ".join("".join(str(text) for text in element.itertext()).split())
