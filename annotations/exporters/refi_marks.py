"""What an annotation is beside its tags, as codes: its colour or style, and that it is a bookmark.

Programs for qualitative analysis know no marks but codes. The description of such a code says in
our own vocabulary what it stands for, so that it comes back, also by way of such a program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from annotations.exporters import refi
from annotations.exporters.characters import visible
from annotations.model import BOOKMARK
from annotations.palette import PALETTE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from annotations.exporters import Labels
    from annotations.model import Annotation

SIGN: Final = "urn:pizhu:mark:"


def marks_of(annotation: Annotation) -> list[str]:
    """Return the names of the marks that an annotation has."""
    marks = [annotation.colour] if annotation.colour else []
    return [*marks, BOOKMARK] if annotation.kind == BOOKMARK else marks


def codes(parent: ET.Element, marks: Iterable[str], labels: Labels, taken: Collection[str]) -> None:
    """Write marks as codes of one category below an element, if there are any.

    Args:
        parent: where codes stand.
        marks: their names.
        labels: what to call them.
        taken: the names that other codes have.
    """
    if not (names := sorted(set(marks))):
        return
    group = _code(parent, "group", labels.marks, codable=False)
    for name in names:
        called = labels.bookmark if name == BOOKMARK else labels.colours.get(name, name)
        called = f"{labels.marks}/{called}" if visible(called) in taken else called
        code = _code(group, name, called, codable=True)
        if name in PALETTE:
            code.set("color", PALETTE[name])
        ET.SubElement(code, "Description").text = visible(SIGN + name)


def _code(parent: ET.Element, name: str, called: str, *, codable: bool) -> ET.Element:
    code = ET.SubElement(parent, "Code", guid=refi.guid("mark", name), name=visible(called))
    code.set("isCodable", str(codable).lower())
    return code
