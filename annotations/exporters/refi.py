"""What codebooks and projects of the REFI-QDA standard have in common."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from annotations.exporters.characters import visible
from annotations.palette import rgb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.codebook import Code
    from annotations.exporters import Export

ORIGIN: Final = "Pizhu"
_DEEPEST = 30  # levels; what is below stays one name with slashes in it
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:pizhu")


@dataclass
class Node:
    """A level of a tag.

    Attributes:
        path: the tag's name down to this level.
        code: its entry in the codebook, if it has one.
        used: whether it is a tag itself, and not only what is above tags.
        below: the levels below by their names.
    """

    path: str
    code: Code | None = None
    used: bool = False
    below: dict[str, Node] = field(default_factory=dict)


def guid(kind: str, name: str) -> str:
    """Return the GUID of a thing: always the same for the same name."""
    return str(uuid.uuid5(_SPACE, f"{kind}:{visible(name)}"))


def tree(exports: Sequence[Export]) -> Node:
    """Return all tags of the annotations and of the codebook, by their levels."""
    root = Node("")
    for export in exports:
        for placement in export.placements:
            for tag in placement.annotation.tags:
                _reach(root, tag).used = True
        for code in export.codes:
            node = _reach(root, code.name)
            node.code, node.used = code, True
    return root


def codes(parent: ET.Element, root: Node) -> set[str]:
    """Write the tags as codes below an element; a level that is no tag itself is not codable.

    QualCoder knows each code by its name alone. So a level whose name is taken stands at the top,
    with its whole path for a name.

    Returns:
        The names of all codes.
    """
    pending = [(parent, root)]
    taken: set[str] = set()
    while pending:
        element, node = pending.pop()
        for level, below in node.below.items():
            is_taken = visible(level) in taken
            name = below.path if is_taken else level
            taken.add(visible(name))
            code = ET.SubElement(parent if is_taken else element, "Code")
            code.set("guid", guid("code", below.path))
            code.set("name", visible(name))
            code.set("isCodable", str(below.used).lower())
            if below.code and below.code.colour:
                code.set("color", rgb(below.code.colour))
            if below.code and (said := description(below.code)):
                ET.SubElement(code, "Description").text = visible(said)
            pending.append((code, below))
    return taken


def description(code: Code) -> str:
    """Return what is said of a code: its description in a line, its memo below a blank one."""
    return f"{code.description}\n\n{code.memo}" if code.memo else code.description


def _reach(root: Node, tag: str) -> Node:
    """Return the node of a tag, made with those above it where they are missing."""
    node = root
    for level in tag.split("/", _DEEPEST):
        path = f"{node.path}/{level}" if node.path else level
        node = node.below.setdefault(level, Node(path))
    return node
