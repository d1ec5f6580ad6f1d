"""What codebooks and projects of the REFI-QDA standard have in common, read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from annotations.codebook import Code
from annotations.exporters.refi_marks import SIGN
from annotations.model import plain
from annotations.palette import name_of
from annotations.tags import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator


_DEEPEST = 100


def parse(data: bytes, root_name: str) -> ET.Element:
    """Return the root of an XML file, names without their namespaces.

    Raises:
        ValueError: it is not well-formed, its root has another name, or it declares a document
            type, whose entities can make a small file fill the memory.
    """
    checker = expat.ParserCreate()
    checker.StartDoctypeDeclHandler = _refuse
    try:
        checker.Parse(data, True)
        root = ET.fromstring(data)  # noqa: S314  (without a document type there are no entities)
    except (expat.ExpatError, ET.ParseError, LookupError) as error:
        raise ValueError(str(error)) from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    if root.tag != root_name:
        raise ValueError(root.tag)
    return root


def tags(book: ET.Element) -> Iterator[tuple[str, str, Code]]:
    """Yield the codes of a codebook: GUID, name as a tag, and entry; categories have no entry.

    Neither have the codes that stand for marks (see `marks`). A code in a code is a level of a
    tag; a slash in a name is taken for what parts levels.

    Raises:
        ValueError: there are too many levels.
    """
    codes = book.find("Codes")
    pending = [("", 0, code) for code in reversed(codes if codes is not None else [])]
    while pending:
        above, depth, element = pending.pop()
        if depth > _DEEPEST:
            raise ValueError(f"{depth} levels of codes")
        if element.tag != "Code":
            continue
        name = normalise(plain(f"{above}/{element.get('name', '')}"))
        pending.extend((name, depth + 1, below) for below in reversed(element))
        said = plain(element.findtext("Description") or "")
        if name and element.get("isCodable") != "false" and not said.startswith(SIGN):
            colour = name_of(element.get("color", ""))
            description, _, memo = said.partition("\n\n")
            yield guid_of(element), name, Code(name, colour, description, memo)


def marks(book: ET.Element) -> dict[str, str]:
    """Return the marks that codes stand for by their GUIDs (see `exporters.refi_marks`)."""
    said = (
        (guid_of(code), plain(code.findtext("Description") or "")) for code in book.iter("Code")
    )
    return {guid: mark.removeprefix(SIGN).strip() for guid, mark in said if mark.startswith(SIGN)}


def guid_of(element: ET.Element, name: str = "guid") -> str:
    """Return a GUID as it is compared: lower case, no braces."""
    return element.get(name, "").strip("{} \n\t").lower()


def _refuse(*_: object) -> NoReturn:
    raise ValueError("DOCTYPE")
