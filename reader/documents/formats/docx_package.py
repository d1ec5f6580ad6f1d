"""The parts of an Office Open XML package, found by their relationships."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from reader.documents.formats.archive import Archive
from reader.documents.formats.ooxml import attribute, child
from reader.documents.formats.xml import parse_xml
from reader.errors import PizhuError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "officeDocument"
_USUAL = "word/document.xml"


class Package:
    """The parts of a document by the kind of their relationship to it, such as ``styles``.

    Attributes:
        main: the name of the part that holds the text.

    Raises:
        PizhuError: the data are no package, or a part of it is damaged, encrypted or too large.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(data, name)
        around = self._targets("")
        self.main = around.get(_MAIN, _USUAL)
        self._parts = around | self._targets(self.main)

    def body(self) -> _Element:
        """Return the element that holds the text."""
        root = self._parse(self.main)
        body = None if root is None else child(root, "body")
        if body is None:
            raise PizhuError("documents.damaged", name=self._name)
        return body

    def part(self, kind: str) -> _Element | None:
        """Return the root of the part of that kind, None where there is none."""
        return self._parse(self._parts.get(kind, ""))

    def _parse(self, member: str) -> _Element | None:
        if member not in self._archive:
            return None
        return parse_xml(self._archive.read(member), self._name)

    def _targets(self, part: str) -> dict[str, str]:
        """Return the member that each relationship of a part leads to."""
        folder, base = posixpath.split(part)
        relationships = self._parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets: dict[str, str] = {}
        for relationship in [] if relationships is None else relationships:
            kind = posixpath.basename(attribute(relationship, "Type"))
            target = posixpath.join("/", folder, attribute(relationship, "Target"))
            targets.setdefault(kind, posixpath.normpath(target).lstrip("/"))
        return targets
