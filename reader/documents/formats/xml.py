"""XML from untrusted files: no entities, nothing loaded, bounded in depth and in size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_TAGS = 2_000_000
_MOST_ATTRIBUTES = 4_000_000


def parse_xml(data: bytes, name: str, *, recover: bool = False) -> _Element:
    """Return the root element.

    Entities but the five of XML stay unresolved, no DTD is read. What is nested deeper than 256
    counts as damage.

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
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PizhuError("documents.damaged", name=name) from error
    if root is None:
        raise PizhuError("documents.damaged", name=name)
    return root


def local(element: _Element) -> str:
    """Return an element's name without its namespace; empty for an unresolved entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
